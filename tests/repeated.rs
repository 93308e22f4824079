//! Which declaration of an id is heard, and what is known of documents where only some of them count.

use stratlint::check::Inputs;
use stratlint::framework::Framework;

use crate::checking::{DAY, Files, day, in_memory};

/// A document that says little, and whatever else the next one of its id may say.
const SAYS_LITTLE: &str = "id: x\nkind: strategy\ntitle: X\n";
const SAYS_MORE: [&str; 26] = [
    "aliases: [Y]",
    "status: draft",
    "status: {is: adopted, by: c}",
    "status: {is: adopted, on: 2020}",
    "status: {is: adopted, evidence: e}",
    "period: {from: 2020}",
    "period: {to: 2030}",
    "review_by: 2025",
    "owner: O",
    "linkage: unexamined",
    "collective: yes",
    "internal: yes",
    "supports: p",
    "supports: {to: p, basis: inferred}",
    "supports: {to: p, since: 2020}",
    "supports: {to: p, note: n}",
    "supersedes: {to: p, extent: part}",
    "evidence: e",
    "evidence: {source: e, at: 1}",
    "evidence: {source: e, note: n}",
    "targets: {measure: m, value: 1, by: 2030}",
    "tags: [t]",
    "risks: [t]",
    "assumptions: [t]",
    "url: https://council.example",
    "note: n",
];

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
    for key in SAYS_MORE {
        let more = format!("{SAYS_LITTLE}{key}\n");
        let is_same = heard(SAYS_LITTLE, &more) == heard(&more, SAYS_LITTLE);
        assert!(is_same, "{key}");
    }
}

#[test]
fn the_councils_own_is_heard_before_that_of_another_authority() {
    for key in SAYS_MORE {
        let own = format!("{SAYS_LITTLE}{key}\n");
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

/// What comes of the words that are taken from documents while they are read.
fn known(framework: &Framework) -> String {
    let groups: Vec<usize> = framework.namesakes().iter().map(Vec::len).collect();
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
