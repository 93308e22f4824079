//! The rules with their pages, and what the catalogues expect, for people.

mod expectation;
mod own_rule;
mod page;

use super::text::{Cell, GAP, Ink, Look, count, indented, row, wrap_whole};
use crate::catalogue::{CATALOGUES, Catalogue};
use crate::finding::{Group, Level};
use crate::framework::Expectation;
use crate::report::clean;
use crate::rules::{RULES, Rule};
use crate::settings::OwnRule;

/// Every rule with its level and what it finds, group by group.
pub fn list(look: Look) -> String {
    let name = RULES.iter().map(|rule| rule.id.len()).max().unwrap_or(0);
    let level = "warning".len();
    let rest = look.width.saturating_sub(name + level + 2 * GAP.len());
    let mut text = String::new();
    for (group, rules) in groups() {
        text.extend([&*look.ink(Ink::Heading, group.title()), "\n\n"]);
        for rule in rules {
            let cells = [
                Cell::new(Ink::Plain, rule.id),
                Cell::new(ink(rule.level), rule.level.word()),
                Cell::new(Ink::Plain, rule.summary()),
            ];
            text += &row(look, &[name, level, rest.max(20)], &cells);
        }
        text.push('\n');
    }
    text += &catalogues(look);
    look.ready(text + HINT)
}

const HINT: &str = "\
`stratlint explain NAME` shows the page of a rule, what a catalogue holds, or
what an expectation asks.
";

fn catalogues(look: Look) -> String {
    let heading = look.ink(Ink::Heading, "Catalogues: what can be expected?");
    let entry = |catalogue: &Catalogue| {
        let held = count(catalogue.expectations().len(), "expectation");
        wrap_whole(&format!("{} ({held})", catalogue.summary()), look.width)
    };
    let lines: Vec<String> = CATALOGUES.iter().flat_map(entry).collect();
    format!("{heading}\n\n{}\n", indented("", &lines))
}

/// What a catalogue holds.
pub fn catalogue(catalogue: &Catalogue, look: Look) -> String {
    let expectations = catalogue.expectations();
    let id = expectations.iter().map(|one| one.id.len()).max();
    let id = id.unwrap_or(0);
    let title = look.width.saturating_sub(id + GAP.len());
    let mut text = indented("", &wrap_whole(catalogue.summary(), look.width)) + "\n";
    for one in &expectations {
        let cells = [&one.id, &one.title].map(|text| Cell::new(Ink::Plain, &*text.value));
        text += &row(look, &[id, title.max(20)], &cells);
    }
    look.ready(text)
}

/// The same as Markdown.
pub fn catalogue_as_markdown(catalogue: &Catalogue) -> String {
    let bullet = |one: &Expectation| format!("- `{}`: {}\n", one.id.value, one.title.value);
    let bullets: String = catalogue.expectations().iter().map(bullet).collect();
    format!(
        "# {}\n\n{}\n\n{bullets}",
        catalogue.name,
        catalogue.summary()
    )
}

/// The page of a rule.
pub fn page(rule: &Rule, look: Look) -> String {
    let level = look.ink(ink(rule.level), rule.level.word());
    page::laid_out(rule.page, &level, rule.group.title(), look)
}

/// What an expectation asks.
pub fn expectation(expectation: &Expectation, look: Look) -> String {
    let level = expectation.level.word().replace('-', " ");
    let origin = match expectation.catalogue.as_deref() {
        Some(catalogue) => format!("Catalogue {}", clean(catalogue)),
        None => "The council's own expectations".into(),
    };
    page::laid_out(
        &clean_lines(&expectation::as_markdown(expectation)),
        &level,
        &origin,
        look,
    )
}

/// What a council's own rule asks, and where it is declared.
pub fn own_rule(rule: &OwnRule, place: &str, look: Look) -> String {
    let level = look.ink(ink(rule.level), rule.level.word());
    let page = clean_lines(&own_rule::as_markdown(rule, place));
    page::laid_out(&page, &level, Group::Own.title(), look)
}

/// The same as Markdown.
pub fn own_rule_as_markdown(rule: &OwnRule, place: &str) -> String {
    clean_lines(&own_rule::as_markdown(rule, place))
}

/// Text with words of files in it, line by line made safe for a terminal.
fn clean_lines(text: &str) -> String {
    text.lines()
        .map(|line| clean(line).into_owned() + "\n")
        .collect()
}

/// The same as Markdown.
pub fn expectation_as_markdown(expectation: &Expectation) -> String {
    clean_lines(&expectation::as_markdown(expectation))
}

/// The same as Markdown.
pub fn list_as_markdown() -> String {
    let mut text = String::from("# Rules\n");
    for (group, rules) in groups() {
        text.extend(["\n## ", group.title(), "\n\n"]);
        text.extend(rules.into_iter().map(bullet));
    }
    text += "\n## Catalogues\n\n";
    text.extend(
        CATALOGUES
            .iter()
            .map(|one| format!("- {}\n", one.summary())),
    );
    text
}

fn bullet(rule: &Rule) -> String {
    let (id, level, summary) = (rule.id, rule.level.word(), rule.summary());
    format!("- `{id}` ({level}): {summary}\n")
}

fn groups() -> impl Iterator<Item = (Group, Vec<&'static Rule>)> {
    let of = |group| {
        let rules = RULES.iter().copied();
        rules.filter(|rule| rule.group == group).collect::<Vec<_>>()
    };
    Group::ALL
        .into_iter()
        .map(move |group| (group, of(group)))
        .filter(|(_, rules)| !rules.is_empty())
}

fn ink(level: Level) -> Ink {
    match level {
        Level::Error => Ink::Bad,
        Level::Warning => Ink::Doubtful,
        Level::Note => Ink::Faint,
    }
}
