//! The fast readers against the judge, over real files, real files that are damaged, and what libFuzzer has made up.

use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};

use super::agreement::{agree, fast};
use crate::load::limits::Limits;

/// Real files: the council's, the examples, the catalogues, and what the tests find fault with.
static FILES: LazyLock<Vec<(String, String)>> = LazyLock::new(|| {
    let mut files = Vec::new();
    for folder in ["framework", "examples", "src/catalogue", "tests/fixtures"] {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
        for entry in walkdir::WalkDir::new(root).sort_by_file_name() {
            let path = entry.expect("our own folder").into_path();
            let ends = path
                .extension()
                .is_some_and(|end| end == "yaml" || end == "json");
            if let (true, Ok(text)) = (ends, fs::read_to_string(&path)) {
                files.push((path.display().to_string(), text));
            }
        }
    }
    files
});

#[test]
fn real_files_are_read_as_the_judge_reads_them() {
    for (_, text) in &*FILES {
        agree(text);
    }
}

/// What libFuzzer has found worth keeping.
#[test]
fn any_text_is_read_as_the_judge_reads_it() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fuzz/corpus/readers");
    let entries = fs::read_dir(corpus).expect("a corpus");
    let texts: Vec<String> = entries
        .map(|entry| fs::read_to_string(entry.expect("an entry").path()).expect("a text"))
        .collect();
    let fast = texts.iter().filter(|text| agree(text)).count();
    assert!(fast * 4 > texts.len(), "the corpus is too unusual");
}

#[test]
fn what_officers_write_is_read_fast() {
    let is_written = |path: &str| path.contains("/framework/") && !path.ends_with("json");
    let written = || {
        FILES
            .iter()
            .filter(|(path, _)| is_written(path) && !path.contains("/tests/"))
    };
    let slow: Vec<&str> = written()
        .filter(|(_, text)| fast(text).is_none())
        .map(|(path, _)| path.as_str())
        .collect();
    assert!(slow.len() * 20 < written().count(), "too many: {slow:?}");
}

#[test]
fn the_usual_forms_are_read() {
    for text in [
        "",
        "# nothing\n",
        "a: b",
        "# one\na: b c # two\n\n  # three\nd: -1\n",
        "a:\n  b: c\n  d:\n    e: f\ng:\n",
        "a:\n- b\n- c: d\n  e: f\n\n-   g: h\n    i: j\nk:\n  - - l\n    - m\n",
        "- a: {b: c, d: [e, {f: g}], h: 'i, j', k: \"l: m\"} # n\n- []\n- {}\n",
        "a: https://council.example/#b\nc: 2022/23\nd: (e) ’f’ – g\n",
        "a: >-\n  b\n  c\n\n  d # e\nf: |\n  g\n    h\n\n  i\n\nj: >\n  k\n",
        "---\na: b\n--- # c\n- d\n",
        "{\"a\": [\"b\", {}, [], -1.5e3, true],\n\n  \"c\":null,\n\"d\": {\"e\":\n\"f\"}\n}\n",
        "[{\"a\": \"’\\u2019\\\"\\n\\/\"}\n]",
        "[0, -0, 10, 1.5, 1e3, 1E-3, -2.50e+10, true, false, null]",
        "{\"ab\": {\"ab\": 1}, \"aab\": \"x\"}",
        "a: ~\nb: null\n",
    ] {
        assert!(agree(text), "given up: {text:?}");
    }
}

#[test]
fn the_unusual_is_left_to_the_judge() {
    for text in [
        "a:\tb",
        "a: b\r\n",
        "\u{feff}a: b",
        "a: b\u{85}c",
        "a: b\u{2028}c",
        "a: b\u{7}",
        "a: &b c",
        "a: *b",
        "a: !b c",
        "? a\n: b",
        "%YAML 1.2\n---\na: b",
        "a: b\n...\n",
        "---\n---\na: b",
        " a: b",
        "a",
        "a: b: c",
        "a: b\n  c",
        "a: \"b\n  c\"",
        "a: \"b\\n\"",
        "a: 'b''c'",
        "a: 'b' c",
        "a: [b,\n  c]",
        "a: [b, c: d]",
        "a: {b}",
        "a: {b: c, }",
        "a: [b, ]",
        "a: [b",
        "a: >+\n  b\n",
        "a: |2\n  b\n",
        "a: |\n\n  b\n",
        "a: >\n  b\n    c\n",
        "a: |\n  b",
        "a: >-",
        "a:\n  b: c\n d: e",
        "a: b\n- c",
        "-\n  a: b",
        "- a\nb: c",
        "a: @b",
        "a: `b`",
        "a: - b",
        "{\"a\": \"b\",}",
        "{\"a\" : \"b\"}",
        "{\"a\": \"b\"}\n{}",
        "{\"a\": \"b\n\"}",
        "{\"a\": \"\\ud83d\\ude00\"}",
        "{\"a\": \"\\x41\"}",
        "{\"a\": b c}",
        "{a: \"b\"}",
        "[\"a\": 1]",
        "[1, 2",
        "[01]",
        "[1.]",
        "[.5]",
        "[1e]",
        "[-]",
        "[+1]",
        "[yes]",
        "{\"a\": 1, \"a\": 2}",
        "a: b\na: c",
        "a: {b: c, b: d}",
    ] {
        assert!(fast(text).is_none(), "read: {text:?}");
    }
    let deep = |depth| format!("a: {}{}", "[".repeat(depth), "]".repeat(depth));
    let depth = Limits::default().depth;
    assert!(fast(&deep(depth - 2)).is_some());
    assert!(fast(&deep(depth - 1)).is_none());
}

/// What changes the meaning of a line, or is easily mistaken for it.
const PIECES: [&str; 56] = [
    " ",
    "  ",
    "   ",
    "\n",
    "\n\n",
    "\n  ",
    "\n    ",
    "\n- ",
    "\n -",
    "\n---\n",
    "---",
    "...",
    "\n # c\n",
    "# c\n",
    " #",
    "#",
    "- ",
    "-",
    "- a",
    "- a: b\n  c: d",
    ": ",
    ":",
    ": -",
    "a: b",
    "a:\n",
    "? ",
    "&a ",
    "*a",
    "!a ",
    "%",
    "@",
    "`",
    "~",
    "<<",
    "\t",
    "\r\n",
    "\\",
    "''",
    "\"",
    "'",
    "{",
    "}",
    "[",
    "]",
    ",",
    ", ",
    "{a: b}",
    "[a, b]",
    "\"a\": ",
    ">-\n  a\n  b\n",
    "|\n  a\n",
    "|",
    ">",
    "é",
    "\u{a0}",
    "\u{2028}",
];

/// Where, what, and how.
type Edit = (Index, Index, &'static str, u8);

fn edits() -> impl Strategy<Value = Vec<Edit>> {
    let edit = (
        any::<Index>(),
        any::<Index>(),
        select(&PIECES[..]),
        any::<u8>(),
    );
    vec(edit, 1..5)
}

/// Puts a piece in, in place of some bytes or of none, or moves, doubles, drops or indents a line.
fn edit(text: &str, (here, there, piece, how): Edit) -> String {
    let boundary = |at: &Index| text.floor_char_boundary(at.index(text.len() + 1));
    let mut lines: Vec<String> = text.split('\n').map(Into::into).collect();
    let (line, other) = (here.index(lines.len()), there.index(lines.len()));
    match how % 7 {
        0 | 1 => return [&text[..boundary(&here)], piece, &text[boundary(&here)..]].concat(),
        2 => {
            let (from, to) = (boundary(&here), boundary(&there));
            let from = text.floor_char_boundary(from.min(to).max(from.max(to).saturating_sub(12)));
            return [&text[..from], piece, &text[from.max(to)..]].concat();
        }
        3 => lines.swap(line, other),
        4 => drop(lines.remove(line)),
        5 => lines.insert(other, lines[line].clone()),
        _ => lines[line] = " ".repeat(other % 5) + lines[line].trim_start(),
    }
    lines.join("\n")
}

/// Some lines of a file: what goes wrong in few shows itself more often.
fn part(text: &str, from: Index, count: usize) -> String {
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let from = from.index(lines.len() + 1);
    lines[from..lines.len().min(from + count)].concat()
}

proptest! {
    // 4,096, or as many as PROPTEST_CASES asks for, times 16.
    #![proptest_config(ProptestConfig { cases: 16 * ProptestConfig::default().cases, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn damaged_files_are_read_as_the_judge_reads_them(
        file in any::<Index>(),
        from in any::<Index>(),
        count in select(vec![4, 8, 16, 1_000]),
        edits in edits(),
    ) {
        let text = part(&file.get(&FILES).1, from, count);
        let text = edits.into_iter().fold(text, |text, one| edit(&text, one));
        agree(&text);
    }
}
