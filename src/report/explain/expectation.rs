//! What an expectation of a catalogue asks, as a page like that of a rule.

use std::fmt::Display;

use crate::framework::{Authority, AuthorityType, Expectation};
use crate::phrase;

/// The page as Markdown.
pub(super) fn as_markdown(expectation: &Expectation) -> String {
    let sections = [
        ("What it asks", demands(expectation)),
        (
            "Authority",
            expectation.authority.iter().map(authority).collect(),
        ),
    ];
    let mut page = format!("# {}\n\n{}\n", expectation.id.value, summary(expectation));
    for (heading, bullets) in sections.iter().filter(|(_, bullets)| !bullets.is_empty()) {
        page.extend(["\n## ", heading, "\n", &bullets.join("\n"), "\n"]);
    }
    if let Some(note) = &expectation.note {
        page.extend(["\n## Note\n", &note.value, "\n"]);
    }
    page
}

fn summary(expectation: &Expectation) -> String {
    let (title, level) = (&expectation.title.value, phrase::binding(expectation.level));
    let read = if expectation.checked {
        ""
    } else {
        " Nobody has read the provision for this program yet, so it is a warning at most."
    };
    format!("{title}: expected by {level}.{read}")
}

fn demands(expectation: &Expectation) -> Vec<String> {
    let councils = match &*expectation.applies_to {
        [] => "every type of English council".into(),
        some => types(some),
    };
    let named = |words: &[&str]| (!words.is_empty()).then(|| words.join(", "));
    let aliases: Vec<&str> = expectation.aliases.iter().map(|alias| &**alias).collect();
    let joined = expectation
        .links_to
        .iter()
        .map(|to| format!("`{}`", to.value));
    let joined: Vec<String> = joined.collect();
    let joined: Vec<&str> = joined.iter().map(String::as_str).collect();
    let owners = &expectation.owned_by;
    let review = expectation.review_every.map(phrase::every);
    [
        bullet("Also called", named(&aliases)),
        bullet("Applies to", Some(councils)),
        bullet(
            "Owned by another body for",
            (!owners.is_empty()).then(|| types(owners)),
        ),
        bullet("From", expectation.from.map(|from| from.date)),
        bullet("Until", expectation.until.map(|until| until.date)),
        bullet("Only where", expectation.condition.as_deref()),
        bullet("Adopted by", expectation.adopted_by.map(phrase::role)),
        bullet("Reviewed", review),
        bullet("Looks at", named(&joined)),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn bullet(what: &str, value: Option<impl Display>) -> Option<String> {
    value.map(|value| format!("- {what}: {value}"))
}

fn types(types: &[AuthorityType]) -> String {
    let words = types.iter().map(|one| one.word().replace('-', " "));
    words.collect::<Vec<_>>().join(", ")
}

fn authority(authority: &Authority) -> String {
    let url = authority.url.as_ref().map(|url| format!("<{url}>"));
    let parts = [
        Some(authority.instrument.clone()),
        authority.provision.clone(),
        url,
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    format!("- {}", parts.join("; "))
}
