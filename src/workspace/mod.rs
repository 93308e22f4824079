//! Several frameworks that are checked in one run: those of a region's councils, and one that they share.

pub mod keys;

use crate::date::Day;
use crate::load::fault::{Fault, Faults, What};
use crate::load::fields::Fields;
use crate::load::limits::Limits;
use crate::load::node::{Items, Node};
use crate::load::read;
use crate::load::tape::Tape;
use crate::source::{Source, SourceId, Sources};
use keys::{MEMBER, WORKSPACE};

/// What a workspace file says.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Workspace {
    /// The frameworks, in the order of the file.
    pub frameworks: Vec<Member>,
    /// Folders of frameworks that the others may link to, from where the file is.
    pub shared: Vec<String>,
}

/// A framework of a workspace.
#[derive(Debug, PartialEq, Eq)]
pub struct Member {
    /// Its folder, from where the file is.
    pub path: String,
    /// The day to ask about, where it has one of its own.
    pub as_of: Option<Day>,
}

impl Workspace {
    /// Reads a workspace file. What is wrong with it goes to the faults: a run that left out a council would seem to have
    /// found nothing there.
    pub fn read(sources: &Sources, file: SourceId, faults: &mut Vec<Fault>) -> Self {
        let source: &Source = sources.get(file);
        let mut workspace = None;
        faults.extend(read::judged(
            Tape::new(file, source.text()),
            &Limits::default(),
            |node, faults| {
                if workspace.is_none() {
                    workspace = Some(Self::decode(node, faults));
                } else {
                    let expected = "one list of frameworks and nothing else";
                    faults.add(node.start(), Some("workspace"), || What::WrongForm {
                        expected,
                    });
                }
            },
        ));
        workspace.unwrap_or_default()
    }

    fn decode(node: Node, faults: &mut Faults) -> Self {
        let whole = node.start();
        let Some(mut fields) = Fields::of(node, &WORKSPACE, None, faults) else {
            return Self::default();
        };
        if let Some(format) = fields.text("format").filter(|format| **format != *"1") {
            fields.unknown_word(&format, "format", ["1"].into_iter());
        }
        let frameworks = match fields.need("frameworks", whole) {
            None => Items::default(),
            Some(node) => node.items(),
        };
        let frameworks = frameworks
            .filter_map(|node| Member::decode(node, &mut fields))
            .collect();
        let shared = fields.texts("shared").into_iter();
        let shared = shared.map(|path| path.value.into_owned()).collect();
        fields.finish();
        Self { frameworks, shared }
    }
}

impl Member {
    fn decode<'a>(node: Node<'_, 'a>, fields: &mut Fields<'_, 'a, '_>) -> Option<Self> {
        if !node.is_map() {
            let path = fields.text_of(node, "frameworks")?.value.into_owned();
            return Some(Self { path, as_of: None });
        }
        let place = node.start();
        let mut entry = Fields::of(node, &MEMBER, Some("frameworks"), fields.faults)?;
        let path = entry.need("path", place);
        let path = path.and_then(|node| entry.text_of(node, "path"));
        let as_of = entry.day("as_of");
        entry.finish();
        let path = path?.value.into_owned();
        Some(Self { path, as_of })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Input;

    fn read(text: &str) -> (Workspace, usize) {
        let mut sources = Sources::default();
        let file = sources.add(Input::new("workspace.yaml", text));
        let mut faults = Vec::new();
        let workspace = Workspace::read(&sources, file, &mut faults);
        (workspace, faults.len())
    }

    #[test]
    fn frameworks_are_named_by_path_or_with_a_day() {
        let (workspace, faults) = read(
            "frameworks:\n  - a/framework\n  - {path: b, as_of: 2024-01-31}\nshared: [region]\n",
        );
        let as_of = "2024-01-31".parse().ok();
        let member = |path: &str, as_of| Member {
            path: path.into(),
            as_of,
        };
        assert_eq!(faults, 0);
        assert_eq!(
            workspace.frameworks,
            [member("a/framework", None), member("b", as_of)]
        );
        assert_eq!(workspace.shared, ["region"]);
    }

    #[test]
    fn what_is_wrong_is_said() {
        for text in [
            "shared: [region]\n",
            "frameworks: [{as_of: 2024-01-31}]\n",
            "frameworks: [{path: a, as_of: 2024}]\n",
            "frameworks: [a]\nshard: [b]\n",
            "frameworks: [a]\n---\nframeworks: [b]\n",
            "frameworks: [a\n",
            "format: 2\nframeworks: [a]\n",
        ] {
            assert_eq!(read(text).1, 1, "{text}");
        }
    }
}
