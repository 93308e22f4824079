//! Which declaration of an id is heard, and what is known of documents where only some of them count.

use stratlint::check::Inputs;
use stratlint::framework::Framework;

use crate::checking::{DAY, Files, day, in_memory};

/// For each kind what a document may say, and what another of its id may say in its place.
const SAY: [(&str, &[[&str; 2]]); 6] = [
    (
        "strategy",
        &[
            ["", "aliases: [Y]"],
            ["aliases: [Y]", "aliases: [Z]"],
            ["", "status: draft"],
            ["status: draft", "status: proposed"],
            [
                "status: {is: adopted, by: c}",
                "status: {is: adopted, by: d}",
            ],
            [
                "status: {is: adopted, on: 2020}",
                "status: {is: adopted, on: 2021}",
            ],
            [
                "status: {is: adopted, evidence: e}",
                "status: {is: adopted, evidence: f}",
            ],
            ["", "period: {from: 2020}"],
            ["period: {from: 2020}", "period: {from: 2021}"],
            ["", "period: {to: 2030}"],
            ["period: {to: 2030}", "period: {to: 2031}"],
            ["", "review_by: 2025"],
            ["review_by: 2025", "review_by: 2026"],
            ["", "owner: O"],
            ["owner: O", "owner: P"],
            ["", "linkage: unexamined"],
            ["", "collective: yes"],
            ["", "internal: yes"],
            ["", "supports: p"],
            ["supports: p", "supports: q"],
            ["supports: p", "delivers: p"],
            ["supports: {to: p}", "supports: {to: p, basis: inferred}"],
            [
                "supports: {to: p, since: 2020}",
                "supports: {to: p, since: 2021}",
            ],
            ["supports: {to: p, note: n}", "supports: {to: p, note: o}"],
            [
                "supports: {to: p, evidence: e}",
                "supports: {to: p, evidence: f}",
            ],
            ["supersedes: {to: p}", "supersedes: {to: p, extent: part}"],
            ["", "evidence: e"],
            ["evidence: e", "evidence: f"],
            [
                "evidence: {source: e, at: 1}",
                "evidence: {source: e, at: 2}",
            ],
            [
                "evidence: {source: e, note: n}",
                "evidence: {source: e, note: o}",
            ],
            ["", "targets: {measure: m, value: 1, by: 2030}"],
            [
                "targets: {measure: m, value: 1, by: 2030}",
                "targets: {measure: o, value: 1, by: 2030}",
            ],
            [
                "targets: {measure: m, value: 1, by: 2030}",
                "targets: {measure: m, value: 2, by: 2030}",
            ],
            [
                "targets: {measure: m, value: 1, by: 2030}",
                "targets: {measure: m, value: 1, by: 2031}",
            ],
            [
                "targets: {measure: m, value: 1, by: 2030}",
                "targets: {measure: m, value: 1, by: 2030, since: 2020}",
            ],
            [
                "targets: {measure: m, value: 1, by: 2030, evidence: e}",
                "targets: {measure: m, value: 1, by: 2030, evidence: f}",
            ],
            ["", "tags: [t]"],
            ["tags: [t]", "tags: [u]"],
            ["risks: [t]", "risks: [u]"],
            ["assumptions: [t]", "assumptions: [u]"],
            ["tags: [t]", "risks: [t]"],
            [
                "url: https://council.example/a",
                "url: https://council.example/b",
            ],
            ["note: n", "note: o"],
        ],
    ),
    ("priority", &[["tier: core", "tier: enabling"]]),
    (
        "measure",
        &[
            ["unit: homes", "unit: days"],
            ["baseline: 1", "baseline: 2"],
            [
                "target: {value: 1, by: 2030}",
                "target: {value: 2, by: 2030}",
            ],
        ],
    ),
    ("recommendation", &[["number: 1", "number: 2"]]),
    ("body", &[["role: cabinet", "role: committee"]]),
    (
        "report",
        &[
            ["published: 2020", "published: 2021"],
            ["publisher: O", "publisher: P"],
        ],
    ),
];

/// The two declarations of each of these.
fn pairs() -> impl Iterator<Item = [String; 2]> {
    SAY.iter().flat_map(|(kind, pairs)| {
        let says = move |what| format!("id: x\nkind: {kind}\ntitle: X\n{what}\n");
        pairs.iter().map(move |pair| pair.map(says))
    })
}

/// The text of the file in which the declaration of `x` stands that is heard.
fn heard(a: &str, b: &str) -> String {
    let texts = [("a.yaml", a), ("b.yaml", b)];
    let files = texts.map(|(path, text)| (path.to_owned(), text.as_bytes().to_owned()));
    let inputs = in_memory(&Files::from(files));
    let (framework, _) = inputs.framework(day(DAY));
    let document = framework.document("x").expect("it is declared twice");
    let source = inputs.sources.get(document.id.place.source());
    source.text().to_owned()
}

#[test]
fn whatever_differs_decides_which_is_heard_and_not_the_file() {
    for [one, other] in pairs() {
        assert_eq!(heard(&one, &other), heard(&other, &one), "{one}{other}");
    }
}

#[test]
fn the_councils_own_is_heard_before_that_of_another_authority() {
    for own in pairs().flatten() {
        let external = format!("{own}external: yes\n");
        assert_eq!(heard(&own, &external), own);
        assert_eq!(heard(&external, &own), own);
    }
}

/// Files are read in lots, and the limit ends in the middle of one.
#[test]
fn of_documents_beyond_the_limit_nothing_is_known() {
    let (all, some) = (under_limit(200, 130), under_limit(130, 130));
    let (all, _) = all.framework(day(DAY));
    let (some, _) = some.framework(day(DAY));
    assert_eq!(known(&all), known(&some));
    assert!(known(&all).contains("Unknown"), "a link beyond the limit");
}

/// So many documents that share titles and name each other, under a limit.
fn under_limit(count: usize, limit: usize) -> Inputs {
    let file = |number: usize| {
        let (title, next, source) = (number % 7, (number + 1) % 200, number / 2);
        let text = format!(
            "{{id: d-{number}, kind: strategy, title: Same {title}, \
             aligns_with: {{to: d-{next}, evidence: d-{source}}}}}"
        );
        (format!("{number:03}.yaml"), text.into_bytes())
    };
    let mut files: Files = (0..count).map(file).collect();
    let settings = format!("limits: {{documents: {limit}}}");
    files.insert("framework.yaml".into(), settings.into());
    in_memory(&files)
}

/// A fast reader that gives up leaves nothing behind of what it had read.
#[test]
fn of_a_file_that_is_read_anew_as_much_is_known() {
    let file = |third: &str| {
        let others = [(1, "One"), (2, "Two"), (4, "Same")].map(|(number, title)| {
            let next = number + 1;
            format!("id: d-{number}\nkind: strategy\ntitle: {title}\naligns_with: {{to: d-{next}, evidence: d-1}}\n")
        });
        let [one, two, four] = others;
        let text = format!("{one}---\n{two}---\n{third}---\n{four}");
        let other = "id: d-5\nkind: strategy\ntitle: Same\n";
        let files = [("a.yaml", text), ("b.yaml", other.to_owned())];
        let files = files.map(|(path, text)| (path.to_owned(), text.into_bytes()));
        let inputs = in_memory(&Files::from(files));
        let (framework, faults) = inputs.framework(day(DAY));
        assert!(faults.is_empty());
        known(&framework)
    };
    let plain = "id: d-3\nkind: strategy\ntitle: Three\n";
    let unusual = "id: d-3\nkind: strategy\ntitle: &name Three\n";
    assert_eq!(file(plain), file(unusual));
    assert!(
        file(unusual).contains("[2]"),
        "the last of the file and the other share a title"
    );
}

/// What comes of the words that are taken from documents while they are read.
fn known(framework: &Framework) -> String {
    let groups: Vec<usize> = framework
        .namesakes()
        .iter()
        .map(|group| group.bearers.len())
        .collect();
    let links: Vec<String> = framework
        .all()
        .flat_map(|document| {
            let links = document
                .links()
                .map(|link| format!("{:?}", link.resolved()));
            links.collect::<Vec<_>>()
        })
        .collect();
    format!("{} {groups:?} {links:?}", framework.citation_count())
}
