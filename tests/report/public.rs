//! The page for everybody: nothing is left of what a council keeps inside.

use std::fmt::Write;
use std::io::{Cursor, Read};

use stratlint::report::gaps::{Audience, csv, markdown, page as pages, xlsx};

use super::{framework, report, text};

/// Every word that begins with `inner` is for the council alone, and so is everything about documents that have one.
const SECRETS: &str = "
- {id: plan, kind: corporate-plan, title: Council Plan, owner: Innerowner One, note: Innernote one}
- {id: homes, kind: priority, tier: core, title: Good homes, part_of: plan, note: Innernote two}
- {id: inner-priority, kind: priority, tier: core, title: Innertitle priority, part_of: plan, internal: true}
- {id: housing, kind: strategy, title: Housing Strategy, owner: Innerowner Two, note: Innernote three, internal: false,
   supports: [homes, {to: inner-priority, note: Innernote four, evidence: {source: book, note: Innernote five}}, inner-strategy],
   evidence: [{source: book, at: page 1, note: Innernote six}, {source: inner-book, at: Innerplace}],
   depends_on: [inner-strategy, inner-undeclared], aligns_with: inner-broken, measured_by: inner-measure, period: {from: 2020, to: 2024-03-31}, delivers: inner-measure}
- {id: inner-strategy, kind: strategy, title: Innertitle strategy, owner: Innerowner Three, internal: true, supports: homes,
   url: 'https://innerplace.example', fulfils: asked, period: {from: 2020, to: 2024-05-31}, review_by: 2022}
- {id: inner-lost, kind: strategy, title: Innertitle strategy, internal: true, supports: nothing}
- {id: inner-broken, kind: strategi, title: Innertitle broken, internal: true, owner: [Innerowner Four]}
- {id: below, kind: service-plan, title: Below, delivers: inner-lost, supersedes: inner-lost, owner: Innerowner Five}
- {id: circle, kind: service-plan, title: Circle, delivers: inner-circle}
- {id: inner-circle, kind: service-plan, title: Innertitle circle, internal: true, delivers: circle}
- {id: successor, kind: strategy, title: Successor, status: {is: adopted, on: 2024-06-01, by: Cabinet}, supersedes: inner-strategy}
- {id: inner-measure, kind: measure, title: Innertitle measure, internal: true, target: {value: 3, by: 2024-12}}
- {id: targets, kind: service-plan, title: Targets, targets: [{measure: inner-measure, value: 5, by: 2024-12}], supports: homes}
- {id: quoting, kind: strategy, title: Quoting, supports: {to: homes, evidence: [{source: inner-undeclared}, {source: book, at: in the innertitle strategy}]}}
- {id: book, kind: report, title: Book, published: 2001, note: Innernote seven}
- {id: inner-book, kind: report, title: Innertitle book, internal: true, published: 2001}
- {id: advice, kind: recommendation, title: Advice, owner: Innerowner Six, part_of: inner-book}
- {id: inner-advice, kind: recommendation, title: Innertitle advice, internal: true}
- {id: answer, kind: action-plan, title: Answer, addresses: [advice, inner-advice], supports: homes}
- {id: asked, kind: expectation, title: Asked, level: good-practice}
- {id: inner-asked, kind: expectation, title: Innertitle asked, level: statutory-duty, internal: true}
- {id: inner-unlooked, kind: expectation, title: Innertitle unlooked, level: statutory-duty, internal: true}
";

const SETTINGS: &str = "
name: Marlshire
not_looked_for: [inner-unlooked]
exceptions:
  - {rule: missing-owner, document: circle, reason: Agreed, agreed_by: Innerowner Seven, until: 2025}
  - {rule: missing-owner, document: inner-strategy, reason: Innernote eight, agreed_by: Innerowner Eight, until: 2025}
  - {rule: unfunded-document, document: below, reason: Because of inner-strategy, agreed_by: Innerowner Nine, until: 2024-02-15}
  - {rule: missing-owner, document: quoting, reason: The Innertitle Strategy says so, agreed_by: Innerowner Ten, until: 2025}
  - {rule: unlinked-document, document: inner-undeclared, reason: Not yet, agreed_by: Innerowner Ten, until: 2025}
  - {rule: inner-rule, document: below, reason: Not yet, agreed_by: Innerowner Ten, until: 2025}
rules:
  - {id: owned, level: error, for: {kind: strategy}, require: {fields: {owner: {equals: Director}}}}
  - {id: apart, level: error, for: {kind: strategy}, forbid: {reach: {to: {id: inner-priority}}}}
  - {id: asked-of-all, summary: All must go by the innertitle strategy., level: error, for: {kind: service-plan}, require: {fields: {period: present}}}
  - {id: inner-strategy-first, level: error, for: {kind: service-plan}, require: {fields: {period: present}}}
  - {id: not-together, level: error, for: {kind: service-plan}, forbid: {fields: {title: present, owner: {equals: Innerowner Five}}}}
";

fn page(audience: Audience) -> String {
    let inputs = framework(SETTINGS, SECRETS);
    text(report(&inputs, audience, None, pages::write))
}

/// All that a reader, or somebody who unpacks a file, can get of a report in every form: names of files and of their parts, and
/// what is in them.
fn every_form(audience: Audience, settings: &str, documents: &str) -> Vec<(&'static str, String)> {
    let inputs = framework(settings, documents);
    report(&inputs, audience, None, |contents| {
        let folder = pages::write_folder(contents);
        let folder = folder
            .into_iter()
            .map(|file| file.name + &text(file.content));
        vec![
            ("html", text(pages::write(contents))),
            ("folder", folder.collect()),
            ("xlsx", unpacked(&xlsx::write(contents))),
            ("markdown", text(markdown::write(contents, None))),
            ("csv", text(csv::write(contents))),
        ]
    })
}

/// Every part of a workbook with its name, its properties among them.
fn unpacked(workbook: &[u8]) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(workbook)).expect("a workbook");
    let mut all = String::new();
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).expect("a part");
        all += &part.name().expect("a name");
        part.read_to_string(&mut all).expect("XML");
    }
    all
}

#[track_caller]
fn assert_nothing_is_left(forms: Vec<(&'static str, String)>) {
    for (form, text) in forms {
        let text = text.to_lowercase();
        let found = text.match_indices("inner");
        let left: Vec<&str> = found.map(|(at, _)| context(&text, at)).collect();
        assert!(left.is_empty(), "{form}: {left:#?}");
        assert!(text.contains("housing strategy"), "{form} tells the rest");
    }
}

#[test]
fn nothing_is_left_of_what_is_kept_inside() {
    assert_nothing_is_left(every_form(Audience::Public, SETTINGS, SECRETS));
}

#[test]
fn nothing_is_left_in_a_folder_of_pages() {
    let mut documents = SECRETS.to_owned();
    for number in 0..400 {
        writeln!(
            documents,
            "- {{id: inner-{number}, kind: strategy, title: Innertitle {number}, internal: true, supports: homes}}\n\
             - {{id: s-{number}, kind: strategy, title: Strategy {number}, delivers: inner-{number}, owner: Innerowner}}"
        )
        .expect("memory");
    }
    let forms = every_form(Audience::Public, SETTINGS, &documents);
    assert!(forms[1].1.contains("documents-2.html"));
    assert_nothing_is_left(forms);
}

#[test]
fn nothing_is_left_of_an_internal_plan() {
    let documents = SECRETS.replace(
        "title: Council Plan, owner",
        "title: Innertitle plan, internal: true, owner",
    );
    assert_nothing_is_left(every_form(Audience::Public, SETTINGS, &documents));
}

/// What stands around a place.
fn context(page: &str, at: usize) -> &str {
    let start = page[..at]
        .char_indices()
        .rev()
        .nth(100)
        .map_or(0, |(start, _)| start);
    let end = page[at..]
        .char_indices()
        .nth(100)
        .map_or(page.len(), |(end, _)| at + end);
    &page[start..end]
}

#[test]
fn the_council_itself_reads_all_of_it() {
    let page = page(Audience::Council);
    for word in [
        "Innerowner One",
        "Innernote one",
        "Innertitle strategy",
        "Innertitle asked",
        "Innernote eight",
        "inner-undeclared",
        "All must go by the innertitle strategy.",
    ] {
        assert!(page.contains(word), "{word}");
    }
    for (form, text) in every_form(Audience::Council, SETTINGS, SECRETS) {
        assert!(text.contains("Innerowner Two"), "{form}");
    }
}

#[test]
fn the_page_says_what_is_left_out() {
    assert!(page(Audience::Public).contains("This version is for publishing."));
    assert!(!page(Audience::Council).contains("This version is for publishing."));
}
