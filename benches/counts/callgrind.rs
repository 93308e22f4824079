//! Runs this program in valgrind, and reads what it counted.

use std::fs;
use std::path::Path;
use std::process::Command;

/// The word with which this program counts in place of comparing.
pub(crate) const COUNTED: &str = "--counted";

/// What a step takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Count {
    /// In code of ours, of the crates that it is built from and of Rust's own library; not in the C library, which differs
    /// from machine to machine.
    pub(crate) instructions: u64,
    /// Requests for memory, those to make it larger among them. They stand for what the C library does.
    pub(crate) allocations: u64,
}

/// Counts every step over the frameworks in a folder.
pub(crate) fn count(folder: &Path) -> Vec<(String, Count)> {
    let program = std::env::current_exe().expect("a program knows where it is");
    let run = Command::new("valgrind")
        .args([
            "--tool=callgrind",
            "--quiet",
            // The function in `counted`, however the compiler writes its name; of two options with one pattern only one is heard.
            "--toggle-collect=*inside_callgrind*",
            "--dump-after=*counted*inside_callgrind*",
            "--callgrind-out-file=counts",
            // The simplest form of the result.
            "--compress-strings=no",
            "--compress-pos=no",
            "--dump-line=no",
        ])
        .arg(&program)
        .arg(COUNTED)
        .current_dir(folder)
        // What the environment holds lies on the stack, and moves everything there.
        .env_clear()
        .envs(std::env::var_os("PATH").map(|path| ("PATH", path)))
        .output()
        .expect("valgrind is installed: .ci/counts/run does that");
    let told = String::from_utf8_lossy(&run.stderr);
    assert!(run.status.success(), "the steps cannot be counted: {told}");
    let stages = String::from_utf8(run.stdout).expect("names of steps");
    let program = program.to_string_lossy();
    let numbered = stages.lines().zip(1..);
    let count = |(stage, number): (&str, usize)| {
        let result = fs::read_to_string(folder.join(format!("counts.{number}")));
        let result = result.expect("callgrind writes a file for each step");
        (stage.to_owned(), read(&result, &program))
    };
    numbered.map(count).collect()
}

/// Adds up the lines of a result that belong to the program itself.
///
/// After `ob=` and `fn=`, which name the object and the function, a line `0 COST` is what the function took itself. A call is
/// `calls=HOW_MANY 0` after `cfn=`, which names the callee, and before a line with what that took.
fn read(result: &str, program: &str) -> Count {
    let mut count = Count {
        instructions: 0,
        allocations: 0,
    };
    let (mut is_ours, mut callee) = (false, "");
    let mut lines = result.lines();
    while let Some(line) = lines.next() {
        if let Some(object) = line.strip_prefix("ob=") {
            is_ours = object == program;
        } else if let Some(name) = line.strip_prefix("cfn=") {
            callee = name;
        } else if let Some(calls) = line.strip_prefix("calls=") {
            if is_ours && ["malloc", "calloc", "realloc"].contains(&callee) {
                count.allocations += number(calls.split(' ').next());
            }
            lines.next();
        } else if is_ours && line.starts_with(|first: char| first.is_ascii_digit()) {
            count.instructions += number(line.split(' ').nth(1));
        }
    }
    count
}

fn number(word: Option<&str>) -> u64 {
    let number = word.and_then(|word| word.parse().ok());
    number.expect("callgrind writes counts as numbers")
}
