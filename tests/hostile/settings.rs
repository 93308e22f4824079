//! Settings that cannot be read, are wrong, or are huge.

use super::{Case, SOUND, big, lines, words};

fn case(name: &'static str, settings: impl AsRef<[u8]>) -> Case {
    Case::new(name)
        .file("framework.yaml", settings)
        .file("a.yaml", SOUND)
}

#[test]
fn settings_that_cannot_be_read() {
    case("settings: not YAML", "name: [").expect(
        2,
        &["error: framework/framework.yaml:1:7: the settings cannot be read"],
    );
    case("settings: Latin-1", *b"name: caf\xe9").expect(2, &["error: framework/framework.yaml:1:10: the settings cannot be read: this file is not UTF-8 text"]);
    case("settings: 65 MiB", vec![b'#'; 65 << 20]).expect(
        2,
        &["error: the settings in framework/framework.yaml cannot be opened"],
    );
    case("settings: alias bomb", "a: &a [x, x]\nb: *a\nc: *c").expect(
        2,
        &["error: framework/framework.yaml:3:4: the settings cannot be read: nothing before this place has the anchor"],
    );
    case("settings: deep", "[".repeat(100_000)).expect(2, &["error: framework/framework.yaml:1:66: the settings cannot be read: this goes over the limit `depth`"]);
    let folder = Case::new("settings: a folder").file("framework.yaml/a.yaml", SOUND);
    folder.expect(
        2,
        &["error: the settings in framework/framework.yaml cannot be opened"],
    );
}

#[test]
fn settings_that_say_nothing_or_the_wrong_thing() {
    for text in ["", "---\n", "# nothing\n", "\u{feff}"] {
        case("settings: empty", text).expect(1, &["a.yaml:1:6: error[undelivered-plan]"]);
    }
    case("settings: a list", "- name: A\n- name: B")
        .expect(1, &["framework.yaml:1:3: error[invalid-declaration]"]);
    case("settings: a word", "name").expect(1, &["framework.yaml:1:1: error[invalid-declaration]"]);
    case("settings: two documents", "name: A\n---\nname: B")
        .expect(1, &["framework.yaml:3:1: error[invalid-declaration]"]);
    case("settings: wrong forms", "{name: [a], levels: a, exceptions: a, kinds: {a: b}, limits: {depth: -1}, templates: [a], plan: {a: b}}")
        .expect(1, &["framework.yaml:1:8: error[invalid-declaration]"]);
}

#[test]
fn settings_as_large_as_may_be() {
    let unknown = lines(big(50_000), |at| format!("  unlinked-documen{at}: error"));
    case(
        "settings: 50,000 unknown rules",
        "levels:\n".to_owned() + &unknown,
    )
    .expect(1, &["framework.yaml:2:3: error[invalid-declaration]"]);

    let kinds = lines(big(50_000), |at| {
        format!("- {{id: kind-{at}, like: policy}}")
    });
    let documents = lines(big(20_000), |at| {
        format!("- {{id: d{at}, kind: kimd-{at}, title: D{at}}}")
    });
    let many_kinds = case("settings: 50,000 kinds", "kinds:\n".to_owned() + &kinds);
    many_kinds
        .file("b.yaml", documents)
        .expect(1, &["b.yaml:1:18: error[invalid-declaration]"]);

    let not_looked_for = lines(big(50_000), |at| format!("- e{}", big(50_000) - 1 - at));
    let expectations = lines(big(50_000), |at| {
        format!("- {{id: e{at}, kind: expectation, title: E{at}, level: good-practice}}")
    });
    let expecting = case(
        "settings: 50,000 not looked for",
        "not_looked_for:\n".to_owned() + &not_looked_for,
    );
    expecting
        .file("b.yaml", expectations)
        .expect(1, &["b.yaml:1:8: note[unexamined-expectation]"]);

    let plans = lines(big(50_000), |at| format!("- p{}", big(50_000) - 1 - at));
    let documents = lines(big(50_000), |at| {
        format!("- {{id: p{at}, kind: corporate-plan, title: P{at}, status: draft}}")
    });
    let planned = case("settings: 50,000 plans", "plan:\n".to_owned() + &plans);
    planned.file("b.yaml", documents).expect(
        1,
        &["framework.yaml:2:3: error[invalid-declaration] no corporate plan"],
    );
}

#[test]
fn exceptions_by_the_ten_thousand() {
    let exception = |at: usize, reason: &str| {
        format!(
            "- {{rule: unknown-reference, document: x, about: n{at}, reason: {reason}, agreed_by: B, until: 2030}}"
        )
    };
    let exceptions = lines(big(20_000), |at| exception(at, "R"));
    let links = words(big(20_000), |at| format!("n{at}"));
    let document =
        format!("{{id: x, kind: policy, title: X, aligns_with: [{links}], supports: aim}}");
    let each = case(
        "20,000 exceptions, one a finding",
        "exceptions:\n".to_owned() + &exceptions,
    );
    each.file("b.yaml", &document)
        .expect(1, &["a.yaml:1:6: error[undelivered-plan]"]);

    let long = "r".repeat(1 << 20);
    let one = format!(
        "exceptions:\n- {{rule: unknown-reference, document: x, reason: {long}, agreed_by: B, until: 2030}}"
    );
    case("one exception of 1 MB for 20,000 findings", one)
        .file("b.yaml", &document)
        .expect(1, &["a.yaml:1:6: error[undelivered-plan]"]);
}
