//! How a folder is reached from a file that is to be written.

use std::fs;
use std::path::{Component, Path, PathBuf};

/// The folder, seen from the place of the file; from where the program runs, where there is no file. The way is a relative one,
/// so that both can be moved together and nothing tells whose machine it was.
pub(super) fn from(file: Option<&Path>, folder: &Path) -> PathBuf {
    let place = file
        .and_then(Path::parent)
        .filter(|place| !place.as_os_str().is_empty())
        .unwrap_or(Path::new("."));
    match (fs::canonicalize(place), fs::canonicalize(folder)) {
        (Ok(from), Ok(to)) => between(&from, &to).unwrap_or_else(|| folder.to_owned()),
        // What cannot be found cannot be written or read either, and is said of so then.
        _ => folder.to_owned(),
    }
}

/// The way from one folder to another, both from the root; none between two drives.
fn between(from: &Path, to: &Path) -> Option<PathBuf> {
    let both = from.components().zip(to.components());
    let shared = both.take_while(|(one, other)| one == other).count();
    let up = from.components().skip(shared).map(|_| Component::ParentDir);
    let way: PathBuf = up.chain(to.components().skip(shared)).collect();
    if way.as_os_str().is_empty() {
        return Some(".".into());
    }
    (shared > 0).then_some(way)
}

#[cfg(test)]
mod tests {
    use super::between;
    use std::path::Path;

    #[track_caller]
    fn check(from: &str, to: &str, way: &str) {
        let found = between(Path::new(from), Path::new(to)).expect("one root");
        assert_eq!(found, Path::new(way));
    }

    #[test]
    fn ways_go_up_and_then_down() {
        check("/council", "/council/framework", "framework");
        check(
            "/council/docs/images",
            "/council/framework",
            "../../framework",
        );
        check("/council/framework", "/council/framework", ".");
        check("/council/framework/pictures", "/council", "../..");
        check("/here", "/there/framework", "../there/framework");
    }
}
