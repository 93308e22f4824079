//! Files whose text is no text, nested, repeated by aliases, long where it is shown, or live.

use super::{Case, SOUND, big, lines, words};

#[test]
fn text_that_is_not_utf8() {
    let case = Case::new("Latin-1, UTF-16 and NUL bytes")
        .file("latin-1.yaml", *b"id: a\ntitle: caf\xe9\n")
        .file("nul.yaml", "id: a\0b\n")
        .file("mark.yaml", "\u{feff}")
        .file("utf-16.yaml", *b"\xff\xfei\0d\0");
    case.expect(
        1,
        &[
            "latin-1.yaml:2:11: error[unreadable-file] this file is not UTF-8 text",
            "nul.yaml:1:6: error[invalid-declaration] this is not YAML",
            "utf-16.yaml:1:1: error[unreadable-file] this file is not UTF-8 text",
        ],
    );
}

#[test]
fn values_nested_100_000_deep() {
    let flow = |open: &str, close: &str| open.repeat(100_000) + &close.repeat(100_000);
    let blocks = lines(2_000, |depth| format!("{}a:", " ".repeat(depth)));
    let case = Case::new("100,000 deep")
        .file("a.yaml", flow("[", "]"))
        .file("b.yaml", flow("{a: ", "}"))
        .file("c.yaml", "- ".repeat(100_000))
        .file("d.yaml", blocks)
        .file("e.yaml", "? ".repeat(100_000))
        .file("f.json", flow("[", "]"))
        .file("g.json", flow("{\"a\":", "}"))
        .file("h.yaml", "[".repeat(100_000));
    case.expect(
        1,
        &[
            "a.yaml:1:66: error[unreadable-file] this goes over the limit `depth`",
            "b.yaml:1:261: error[unreadable-file] this goes over the limit `depth`",
            "c.yaml:1:131: error[unreadable-file] this goes over the limit `depth`",
            "d.yaml:64:64: error[unreadable-file] this goes over the limit `depth`",
            "e.yaml:1:",
            "f.json:1:66: error[unreadable-file] this goes over the limit `depth`",
            "g.json:1:326: error[unreadable-file] this goes over the limit `depth`",
            "h.yaml:1:66: error[unreadable-file] this goes over the limit `depth`",
        ],
    );
}

#[test]
fn values_nested_as_deep_as_settings_allow() {
    let nested = |depth| {
        "{id: a, kind: policy, title: A, note: ".to_owned()
            + &"[".repeat(depth)
            + &"]".repeat(depth)
            + "}"
    };
    let case = Case::new("255 deep with a raised limit")
        .file("framework.yaml", "limits: {depth: 5000}")
        .file("a.yaml", nested(255))
        .file("b.yaml", nested(256));
    case.expect(
        1,
        &[
            "a.yaml:1:39: error[invalid-declaration]",
            "b.yaml:1:294: error[unreadable-file] this goes over the limit `depth` of 256",
        ],
    );
}

#[test]
fn aliases_that_multiply() {
    let bomb = lines(12, |level| match level {
        0 => "a0: &a0 [x, x, x, x, x, x, x, x, x]".into(),
        _ => format!(
            "a{level}: &a{level} [{}]",
            format!("*a{}, ", level - 1).repeat(9)
        ),
    });
    let long = lines(10_000, |number| match number {
        0 => format!("- &a \"{}\"", "\\x41".repeat(1 << 20)),
        _ => format!("- {{id: a{number}, kind: policy, title: *a, supports: [*a, *a]}}"),
    });
    let case = Case::new("alias bombs")
        .file("bomb.yaml", bomb)
        .file("long.yaml", long)
        .file("loop.yaml", "a: &a [*a]")
        .file("merge.yaml", "a: &a {b: c}\nd: {<<: *a}")
        .file("nothing.yaml", "a: *a");
    case.expect(
        1,
        &[
            "bomb.yaml:5:10: error[unreadable-file] this goes over the limit `aliases`",
            "long.yaml:2:33: error[unreadable-file] this goes over the limit `aliases`",
            "loop.yaml:1:8: error[invalid-declaration]",
            "merge.yaml:1:1: error[invalid-declaration]",
            "nothing.yaml:1:4: error[invalid-declaration]",
        ],
    );
}

#[test]
fn anchors_within_anchors() {
    let item = "x, ".repeat(big(100_000));
    let text = words(60, |depth| format!("&a{depth} [{item} x")) + &"]".repeat(60);
    Case::new("60 anchors, one in the other")
        .file("a.yaml", text)
        .expect(1, &["a.yaml:1:"]);
}

#[test]
fn an_id_of_a_megabyte() {
    let id = "a".repeat(1 << 20);
    let links = "nothing, ".repeat(big(50_000));
    let case = Case::new("id of 1 MB")
        .file(
            "a.yaml",
            format!("{{id: {id}, kind: policy, title: A, supports: [{links}]}}"),
        )
        .file(
            "b.yaml",
            format!("{{id: b, kind: policy, title: B, supports: [{id}]}}"),
        )
        .file("c.yaml", SOUND);
    let run = case.expect(
        1,
        &[
            "a.yaml:1:6: error[invalid-declaration] the value of `id` is longer",
            "b.yaml:1:44: error[unknown-reference] “B” names `aaaa",
        ],
    );
    assert!(run.out.len() < 1 << 20, "messages stay short");
}

#[test]
fn a_title_of_a_megabyte_with_many_findings() {
    let title = "a".repeat(1 << 20);
    let links = "nothing, ".repeat(big(50_000));
    let case = Case::new("title of 1 MB, 50,000 findings")
        .file(
            "a.yaml",
            format!("{{id: a, kind: policy, title: {title}, supports: [{links}]}}"),
        )
        .file(
            "b.yaml",
            lines(big(50_000), |number| {
                format!("- {{id: b{number}, kind: action-plan, title: B{number}, delivers: a}}")
            }),
        )
        .file("c.yaml", SOUND);
    case.expect(
        1,
        &[
            "a.yaml:1:1048619: error[unknown-reference] “aaaa",
            "b.yaml:1:52: error[broken-thread]",
        ],
    );
}

#[test]
fn text_that_is_live_in_a_terminal() {
    let live = r#""\e[2J\e]8;;https://example.org\e\\click\e]8;;\e\\ \u202eevil\u2066 \x9b31m \u200fx ##[error]y \r\n::error::z""#;
    let case = Case::new("title with escapes")
        .file(
            "a.yaml",
            format!("{{id: a, kind: policy, title: {live}, owner: {live}, supports: [{live}]}}"),
        )
        .file(
            "b.yaml",
            format!("{{id: {live}, kind: {live}, title: a, {live}: x}}"),
        )
        .file("c.yaml", "\u{9b}31m: \u{202e}x\n- \u{1b}")
        .file("d.yaml", format!("{{id: d, kind: source, title: {live}}}"))
        .file(
            "e.yaml",
            SOUND.replace("An Aim", "'::error::of the summary'"),
        )
        .file("framework.yaml", format!("name: {live}"));
    case.expect(1, &["a.yaml:1:"]);
    for format in ["concise", "human", "json"] {
        let out = case.run(format).out;
        let live =
            |c: &char| c.is_control() && *c != '\n' || "\u{202e}\u{2066}\u{200f}".contains(*c);
        assert_eq!(out.chars().find(live), None, "{format}");
        assert!(
            out.lines().all(|line| !line.trim_start().starts_with("::")),
            "{format}"
        );
        assert!(!out.contains("##["), "{format}");
    }
}
