//! Input that would like to be markup, a script, a style or a command.

use scraper::{Html, Selector};
use stratlint::report::gaps::Audience;
use stratlint::report::gaps::page as pages;

use super::{framework, page, report};
use stratlint::check::Inputs;

/// Text that breaks out of elements, attributes, scripts, styles and comments where it is not escaped.
const MARKUP: &str = r#"</title></style></script><script>alert(1)</script><img src=x onerror=alert(2)>"'`--><svg/onload=alert(3)>{{7*7}}&lt;"#;

/// The same text in every field that a report shows.
fn everywhere(text: &str) -> Inputs {
    let quoted = serde_json::to_string(text).expect("text");
    let settings = format!(
        "name: {quoted}
brand: {{text: {}}}
not_looked_for: [{quoted}]
exceptions:
  - {{rule: missing-owner, document: housing, reason: {quoted}, agreed_by: {quoted}, until: 2025}}
rules:
  - {{id: own, summary: {quoted}, level: error, for: {{kind: strategy}}, require: {{fields: {{owner: {{equals: {quoted}}}}}}}}}",
        serde_json::to_string(&text.chars().take(80).collect::<String>()).expect("text")
    );
    let documents = format!(
        "
- {{id: plan, kind: corporate-plan, title: {quoted}, owner: {quoted}, note: {quoted}}}
- {{id: homes, kind: priority, tier: core, title: {quoted}, part_of: plan}}
- {{id: housing, kind: strategy, title: {quoted}, status: {{is: adopted, on: 2020, by: {quoted}}}, owner: {quoted}, note: {quoted},
   url: {quoted}, tags: [{quoted}], supports: {{to: homes, basis: reported, note: {quoted}, evidence: {{source: book, at: {quoted}, note: {quoted}}}}},
   evidence: {{source: book, at: {quoted}, note: {quoted}}}, period: {{from: 2020, to: 2024-06-30}}, funded_by: [{quoted}]}}
- {{id: lost, kind: service-plan, title: {quoted}, supports: {quoted}}}
- {{id: {quoted}, kind: strategy, title: {quoted}, owner: {quoted}}}
- {{id: book, kind: report, title: {quoted}, url: 'javascript:alert(4)', publisher: {quoted}, published: 2001}}
- {{id: advice, kind: recommendation, title: {quoted}, number: {quoted}, owner: {quoted}}}
- {{id: law, kind: expectation, title: {quoted}, level: statutory-duty, condition: {quoted},
   authority: {{instrument: {quoted}, provision: {quoted}, url: 'javascript:alert(5)'}}}}
"
    );
    framework(&settings, &documents)
}

/// Names of elements and attributes, in order: what a browser takes for markup.
fn skeleton(page: &str) -> Vec<String> {
    let everything = Selector::parse("*").expect("a selector");
    let page = Html::parse_document(page);
    let element = |element: scraper::ElementRef| {
        let names = element
            .value()
            .attrs()
            .map(|(name, _)| name)
            .collect::<Vec<_>>()
            .join(" ");
        format!("{} {names}", element.value().name())
    };
    page.select(&everything).map(element).collect()
}

#[test]
fn no_text_becomes_markup() {
    let (harmful, harmless) = (
        page(&everywhere(MARKUP)),
        page(&everywhere("An ordinary title, of the usual length")),
    );
    let (found, expected) = (skeleton(&harmful), skeleton(&harmless));
    let kinds = |all: &[String]| {
        all.iter()
            .cloned()
            .collect::<std::collections::BTreeSet<_>>()
    };
    let strange: Vec<_> = kinds(&found)
        .difference(&kinds(&expected))
        .cloned()
        .collect();
    // A backtick in a text can make a word of it look like code, and no more.
    assert!(
        strange.iter().all(|element| element == "code "),
        "{strange:?}"
    );
    assert_eq!(
        found
            .iter()
            .filter(|element| element.starts_with("script"))
            .count(),
        1
    );
    assert!(!harmful.contains("<img"));
    let page = Html::parse_document(&harmful);
    let links = Selector::parse("[href]").expect("a selector");
    for address in page.select(&links).filter_map(|link| link.attr("href")) {
        let is_safe =
            ["#", "data:,", "http://", "https://"].map(|start| address.starts_with(start));
        assert!(is_safe.contains(&true), "{address}");
    }
}

#[test]
fn nothing_turns_the_direction_of_writing() {
    let page = page(&everywhere("\u{202e}evil\u{2066}\u{1b}[31m\u{0}"));
    let turns =
        |c: char| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{1b}' | '\0');
    assert_eq!(page.matches(turns).count(), 0);
}

#[test]
fn a_long_title_does_not_stand_everywhere() {
    let long = "x".repeat(100_000);
    let page = report(&everywhere(&long), Audience::Council, None, pages::write);
    assert!(page.len() < 100 * long.len(), "{} bytes", page.len());
}
