//! Documents as test cases, for whatever shows test results: JUnit's XML as the schemas of Ant and of Jenkins both allow it.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io;

use quick_xml::Writer;
use quick_xml::events::BytesText;

use super::hosted::{Hosted, sentences};
use super::{Asked, clean};
use crate::finding::Finding;
use crate::outcome::Settled;

/// The program's, by which those who show results group them.
const NAME: &str = env!("CARGO_PKG_NAME");

/// What is tested: a document, an expectation or a file, and what was found of it.
struct Case<'a> {
    kind: String,
    /// Findings at or above the level to fail on.
    failures: Vec<&'a Settled>,
    /// Other findings that count.
    remarks: Vec<&'a Settled>,
}

/// A suite for each check, in it a test case for each document that exists on the day, and for each expectation that applies;
/// it fails where the check fails for it.
pub fn write(checks: &[(Asked, Hosted)]) -> Vec<u8> {
    let mut writer = Writer::new_with_indent(Vec::new(), b' ', 2);
    let suites = writer.create_element("testsuites");
    let written = suites.write_inner_content(|writer| {
        for (id, (asked, hosted)) in checks.iter().enumerate() {
            // One check needs no name of its own.
            let name = if checks.len() > 1 {
                hosted.folder
            } else {
                NAME
            };
            suite(writer, id, name, hosted, &cases(asked, hosted))?;
        }
        Ok(())
    });
    written.expect("memory takes all");
    let mut xml = b"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".to_vec();
    xml.extend(writer.into_inner());
    xml.push(b'\n');
    xml
}

fn cases<'a>(asked: &Asked<'a>, hosted: &Hosted<'a>) -> BTreeMap<String, Case<'a>> {
    let framework = asked.framework;
    let documents = framework.all().filter(|document| document.exists());
    let documents =
        documents.map(|one| (&one.declared().id.value, &*one.declared().kind_word.value));
    let authority = asked.settings.authority;
    let expectations = framework.expectations().iter();
    let expectations = expectations.filter(|one| one.applies(authority, framework.day()));
    let expectations = expectations.map(|one| (&one.id.value, "expectation"));
    let passing = |(id, kind): (&Cow<str>, &str)| (id.to_string(), Case::new(kind));
    // Where both have an id, the document is meant: it comes last.
    let mut cases: BTreeMap<String, Case> = expectations.chain(documents).map(passing).collect();
    for settled in hosted.checked.gravest_first() {
        let finding = &settled.finding;
        let (name, kind) = match &finding.subject {
            Some(subject) => (subject.clone(), "other"),
            None => (hosted.path(finding.place), "file"),
        };
        let case = cases.entry(name).or_insert_with(|| Case::new(kind));
        if hosted.checked.fail_on.is_some_and(|at| finding.level >= at) {
            case.failures.push(settled);
        } else {
            case.remarks.push(settled);
        }
    }
    cases
}

impl Case<'_> {
    fn new(kind: &str) -> Self {
        Self {
            kind: kind.into(),
            failures: Vec::new(),
            remarks: Vec::new(),
        }
    }
}

fn suite(
    writer: &mut Writer<Vec<u8>>,
    id: usize,
    name: &str,
    hosted: &Hosted,
    cases: &BTreeMap<String, Case>,
) -> io::Result<()> {
    let day = hosted.checked.outcome.day.to_string();
    let failures = cases
        .values()
        .filter(|case| !case.failures.is_empty())
        .count();
    let suite = writer.create_element("testsuite").with_attributes([
        ("id", &*id.to_string()),
        ("name", &clean(name)),
        ("package", NAME),
        ("timestamp", &format!("{day}T00:00:00")),
        ("hostname", "localhost"),
        ("tests", &cases.len().to_string()),
        ("failures", &failures.to_string()),
        ("errors", "0"),
        ("time", "0"),
    ]);
    suite.write_inner_content(|writer| {
        writer
            .create_element("properties")
            .write_inner_content(|writer| {
                let property = writer.create_element("property");
                property
                    .with_attributes([("name", "as_of"), ("value", &day)])
                    .write_empty()?;
                Ok(())
            })?;
        for (name, case) in cases {
            test_case(writer, hosted, name, case)?;
        }
        let remarks = cases.values().flat_map(|case| &case.remarks);
        let remarks: String = remarks
            .map(|settled| line(hosted, &settled.finding))
            .collect();
        writer
            .create_element("system-out")
            .write_text_content(BytesText::new(&remarks))?;
        writer.create_element("system-err").write_empty()?;
        Ok(())
    })?;
    Ok(())
}

fn test_case(
    writer: &mut Writer<Vec<u8>>,
    hosted: &Hosted,
    name: &str,
    case: &Case,
) -> io::Result<()> {
    let element = writer.create_element("testcase").with_attributes([
        ("classname", clean(&case.kind)),
        ("name", clean(name)),
        ("time", "0".into()),
    ]);
    let [first, ..] = case.failures.as_slice() else {
        element.write_empty()?;
        return Ok(());
    };
    // The schema of Ant allows one failure for a test case: all that was found is in its text.
    element.write_inner_content(|writer| {
        let failure = writer.create_element("failure").with_attributes([
            ("type", clean(&first.finding.rule)),
            (
                "message",
                clean(&first.finding.message()).into_owned().into(),
            ),
        ]);
        let text: String = case
            .failures
            .iter()
            .map(|one| line(hosted, &one.finding))
            .collect();
        failure.write_text_content(BytesText::new(&text))?;
        Ok(())
    })?;
    Ok(())
}

fn line(hosted: &Hosted, finding: &Finding) -> String {
    let (place, level) = (hosted.place(finding.place), finding.level.word());
    let (rule, text) = (clean(&finding.rule), sentences(finding));
    format!("{place}: {level}[{rule}] {}\n", clean(&text))
}
