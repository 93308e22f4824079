//! Files of many megabytes, values, keys, faults or lines.

use super::{Case, SOUND, big, lines};

#[test]
fn a_file_of_200_megabytes() {
    let documents = |count: usize| {
        let note = "n".repeat(1_000);
        lines(count, |number| {
            format!(
                "- {{\"id\": \"a{number}\", \"kind\": \"source\", \"title\": \"A{number}\", \"note\": \"{note}\"}}"
            )
        })
    };
    let case = Case::new("200 MB of documents")
        .file("framework.yaml", "limits: {yaml_bytes: 1000000000}")
        .file("a.yaml", documents(big(200_000)));
    case.expect(
        1,
        &["framework.yaml:1:1: error[invalid-declaration] no corporate plan"],
    );
}

#[test]
fn lists_of_what_is_no_document() {
    let a = "- a\n".repeat(big(16 << 20));
    Case::new("64 MiB of `- a`").file("a.yaml", a).expect(
        1,
        &["a.yaml:1:3: error[invalid-declaration] this is not a declaration"],
    );
    let ids = "- {id: a}\n".repeat(big(6 << 20));
    Case::new("60 MB of `- {id: a}`")
        .file("a.yaml", ids)
        .expect(
            1,
            &["a.yaml:1:8: error[invalid-declaration] the key `kind` is missing"],
        );
    let breaks = "\n".repeat(big(64 << 20) - 1) + "a";
    Case::new("64 MiB of line breaks")
        .file("a.yaml", breaks)
        .expect(1, &["a.yaml:"]);
}

#[test]
fn a_document_of_many_values() {
    let list = "a, ".repeat(big(1_000_000));
    let case = Case::new("1 million links of one document").file("a.yaml", SOUND);
    case.file(
        "b.yaml",
        format!("{{id: b, kind: policy, title: B, supports: [{list}]}}"),
    )
    .expect(1, &["b.yaml:1:"]);
    let list = "a,".repeat(big(32_000_000));
    let limit = format!("limits: {{values: {}}}", big(1_000_000));
    let case = Case::new("64 MiB of links of one document").file("framework.yaml", limit);
    case.file("a.yaml", SOUND)
        .file(
            "b.yaml",
            format!("{{id: b, kind: policy, title: B, supports: [{list}]}}"),
        )
        .expect(1, &["b.yaml:1:"]);
    let states = "draft, ".repeat(big(200_000));
    let case = Case::new("200,000 undated states").file("a.yaml", SOUND);
    case.file(
        "b.yaml",
        format!("{{id: b, kind: policy, title: B, status: [{states}]}}"),
    )
    .expect(1, &["a.yaml:1:6: error[undelivered-plan]"]);
}

#[test]
fn long_and_many_keys() {
    let key = "k".repeat(8 << 20);
    let case = Case::new("key of 8 MB")
        .file("a.yaml", SOUND)
        .file("b.yaml", format!("? {key}\n: b\nid: b"));
    case.expect(
        1,
        &["b.yaml:1:3: error[invalid-declaration] there is no key `kkk"],
    );
    let keys = lines(big(400_000), |number| format!("suport{number}: x"));
    let case = Case::new("400,000 unknown keys")
        .file("a.yaml", SOUND)
        .file("b.yaml", keys);
    case.expect(
        1,
        &["b.yaml:1:1: error[invalid-declaration] there is no key `suport0`"],
    );
    let same = "id: b\n".repeat(big(1_000_000));
    let case = Case::new("1 million times one key")
        .file("a.yaml", SOUND)
        .file("b.yaml", same);
    case.expect(
        1,
        &["b.yaml:2:1: error[invalid-declaration] the key `id` stands twice"],
    );
}

#[test]
fn faults_on_one_line() {
    let documents = |document: fn(usize) -> String| {
        let documents: Vec<String> = (0..big(50_000)).map(document).collect();
        format!("[{}]", documents.join(","))
    };
    let faulty = documents(|at| {
        format!(r#"{{"id": "é{at}", "kind": "polcy", "title": "A{at}", "ownr": "x"}}"#)
    });
    let case = Case::new("50,000 faulty documents on one line")
        .file("a.yaml", SOUND)
        .file("b.json", faulty);
    case.expect(
        1,
        &[
            "b.json:1:10: error[invalid-declaration] `é0` cannot be an id",
            "b.json:1:24: error[invalid-declaration] there is no kind `polcy`",
        ],
    );
    let sound = documents(|at| {
        format!(r#"{{"id": "e{at}", "kind": "policy", "title": "É{at}", "supports": "aimm"}}"#)
    });
    let case = Case::new("50,000 findings on one line")
        .file("a.yaml", SOUND)
        .file("b.json", sound);
    case.expect(
        1,
        &[
            "b.json:1:61: error[unknown-reference]",
            "b.json:1:127: error[unknown-reference]",
        ],
    );
}

#[test]
fn documents_that_are_each_broken() {
    let broken = "---\n[\n".repeat(big(1_000_000));
    Case::new("1 million broken documents")
        .file("a.yaml", broken)
        .expect(1, &["a.yaml:"]);
    let tags = "- !a b\n".repeat(big(1_000_000));
    Case::new("1 million tags")
        .file("a.yaml", tags)
        .expect(1, &["a.yaml:1:"]);
    let quotes = "- \"\n".repeat(big(4_000_000));
    Case::new("4 million open quotes")
        .file("a.yaml", quotes)
        .expect(1, &["a.yaml:"]);
}

#[test]
fn text_without_structure() {
    for (name, text) in [
        ("20 MB of plain lines", "word word\n"),
        ("20 MB of colons", "a: "),
        ("20 MB of question marks", "? a\n"),
        ("20 MB of comments", "# c\n"),
        ("20 MB of anchors", "&a "),
        ("20 MB of percent signs", "%a\n"),
        ("20 MB of document starts", "---\n"),
        ("20 MB of commas", ","),
        ("20 MB of open brackets and braces", "[{"),
        ("20 MB of tabs", "\t"),
        ("20 MB of quotes", "'' "),
        ("20 MB of block scalars", "|\n \n"),
        ("20 MB of carriage returns", "\r"),
        ("20 MB of dashes", "-\n"),
        ("20 MB of keys without values", "a:\n"),
        ("20 MB of items within", " - a\n"),
    ] {
        let text = text.repeat(big(20_000_000) / text.len());
        let run = Case::new(name).file("a.yaml", text).run("concise");
        assert!(matches!(run.code, Some(1 | 3)), "{name}: {}", run.excerpt());
    }
}
