//! The rules of the architecture that no compiler keeps.

use std::fs;
use std::path::{Path, PathBuf};

use crate::checking::none;

/// What only some files may name.
struct Fence {
    /// Text that gives it away.
    words: &'static [&'static str],
    /// Where it is looked for; a path begins with this.
    under: &'static str,
    /// Files that may name it, or folders; a path begins with this.
    allowed: &'static [&'static str],
}

const FENCES: [Fence; 20] = [
    Fence {
        words: &["petgraph"],
        under: "src/",
        allowed: &["src/framework/graph.rs"],
    },
    Fence {
        words: &["miette"],
        under: "src/",
        allowed: &["src/report/human"],
    },
    Fence {
        words: &["granit"],
        under: "src/",
        allowed: &["src/load/judge.rs"],
    },
    Fence {
        words: &["clap"],
        under: "src/",
        allowed: &[
            "src/cli",
            "src/main.rs",
            "src/command/completions.rs",
            "src/command/man.rs",
        ],
    },
    Fence {
        words: &["calamine", "zip::"],
        under: "src/",
        allowed: &["src/register/xlsx"],
    },
    Fence {
        words: &["rust_xlsxwriter"],
        under: "src/",
        allowed: &["src/report/gaps/xlsx.rs"],
    },
    Fence {
        words: &["quick_xml"],
        under: "src/",
        allowed: &["src/report/junit.rs", "src/register/xlsx/comments.rs"],
    },
    Fence {
        words: &["resvg", "tiny_skia"],
        under: "src/",
        allowed: &["src/diagram/png.rs"],
    },
    Fence {
        words: &["graphviz_rust"],
        under: "src/",
        allowed: &["src/diagram/dot.rs"],
    },
    Fence {
        words: &["krilla"],
        under: "src/",
        allowed: &["src/diagram/pdf.rs"],
    },
    Fence {
        words: &["url::"],
        under: "src/",
        allowed: &["src/lsp/place.rs"],
    },
    Fence {
        words: &["lsp_server"],
        under: "src/",
        allowed: &["src/lsp/mod.rs", "src/command/lsp.rs"],
    },
    Fence {
        words: &["notify::"],
        under: "src/",
        allowed: &["src/command/watch/changes"],
    },
    // The framework and the rules are pure: they see no disk, clock, environment or terminal.
    Fence {
        words: IMPURE,
        under: "src/framework/",
        allowed: &[],
    },
    Fence {
        words: IMPURE,
        under: "src/rules/",
        allowed: &[],
    },
    // So are diagrams: the command reads and writes.
    Fence {
        words: IMPURE,
        under: "src/diagram/",
        allowed: &[],
    },
    Fence {
        words: IMPURE,
        under: "src/diff/",
        allowed: &[],
    },
    // Who runs other programs must think of what these may do.
    Fence {
        words: &["Command::new"],
        under: "src/",
        allowed: &["src/load/git/program.rs", "src/command/graphviz.rs"],
    },
    // What is checked stays on the machine.
    Fence {
        words: &["std::net", "TcpStream", "TcpListener", "UdpSocket"],
        under: "src/",
        allowed: &[],
    },
    // The program is for every council.
    Fence {
        words: &["Coventry", "coventry"],
        under: "src/",
        allowed: &[],
    },
];

const IMPURE: &[&str] = &[
    "std::fs",
    "std::env",
    "std::io",
    "std::net",
    "std::process",
    "std::time",
    "std::thread",
    "jiff::Zoned",
    "jiff::Timestamp",
    "println!",
    "eprintln!",
    "SystemTime",
    "Instant",
    "use std::{",
];

#[test]
fn each_part_knows_only_what_it_should() {
    let mut faults = Vec::new();
    for path in code() {
        let text = code_of(&path);
        let path = path.display().to_string();
        for fence in FENCES.iter().filter(|fence| path.starts_with(fence.under)) {
            let may = fence
                .allowed
                .iter()
                .any(|allowed| path.starts_with(allowed));
            let named = fence
                .words
                .iter()
                .find(|word| !may && text.contains(**word));
            faults.extend(named.map(|word| format!("{path} knows of {word}")));
        }
    }
    none(&faults);
}

/// The code of a file, without comments: they may speak of what the code may not use.
fn code_of(path: &Path) -> String {
    let text = fs::read_to_string(path).expect("a source file");
    let lines = text.lines();
    let code: Vec<&str> = lines
        .filter(|line| !line.trim_start().starts_with("//"))
        .collect();
    code.join("\n")
}

fn code() -> Vec<PathBuf> {
    files("src")
        .into_iter()
        .filter(|path| path.extension().is_some_and(|extension| extension == "rs"))
        .collect()
}

/// Every file below a folder.
fn files(folder: &str) -> Vec<PathBuf> {
    let walk = walkdir::WalkDir::new(folder).sort_by_file_name();
    let entries = walk.into_iter().map(|entry| entry.expect("an entry"));
    entries
        .filter(|entry| entry.file_type().is_file())
        .map(walkdir::DirEntry::into_path)
        .collect()
}

/// What is committed works on every machine.
#[test]
fn no_file_knows_the_machine_it_was_written_on() {
    let here = env!("CARGO_MANIFEST_DIR");
    let homes = ["/home/", "/root/", "/Users/", "C:\\Users\\"];
    let folders = ["src", "tests", "examples", "framework", "docs"];
    let mut faults = Vec::new();
    for path in folders
        .into_iter()
        .flat_map(files)
        .filter(|path| *path != Path::new(file!()))
    {
        let bytes = fs::read(&path).expect("a file");
        let text = String::from_utf8_lossy(&bytes);
        let named = homes
            .iter()
            .chain([&here])
            .find(|home| text.contains(**home));
        faults.extend(named.map(|home| format!("{} names {home}", path.display())));
    }
    none(&faults);
}
