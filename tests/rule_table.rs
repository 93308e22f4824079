//! The table of all rules in `docs/`: on what each rests, and what tests it. It is made here and nowhere by hand.

use stratlint::finding::Group;
use stratlint::framework::Authority;
use stratlint::rules::{RULES, Rule};

use crate::checking::{self, none};
use crate::fixtures::spoken;

const TABLE: &str = "docs/rules.md";

const HEAD: &str = "\
# The rules

Every rule of the program with the authority on which it rests, the sections of the peer review that ground it, and its tests.
Made by a test from the rules, their pages and what they say of each framework in this repository; refresh it with
`SNAPSHOTS=overwrite cargo test rule_table`.

- **Level** is the one that holds where neither the settings nor an expectation say otherwise.
- **Authority** is that of the rule beside the peer review. A finding about an expectation shows the authority of that
  expectation.
- **Peer review** gives sections of the LGA Corporate Peer Challenge report, Coventry (2024). Where both columns have a dash,
  the rule is this project's own judgement.
- **Tests**: the Example and the Remedy of each page are run; the rule also speaks in the fixtures that are named, and in no
  others. Examples and the framework of `framework/` are in
  [`tests/snapshots/where-rules-speak.txt`](../tests/snapshots/where-rules-speak.txt).

`stratlint explain NAME` shows the page of a rule.
";

const PEERS: &str = "LGA Corporate Peer Challenge report";

#[test]
fn the_table_of_rules_is_true() {
    let groups = Group::ALL.into_iter().map(group);
    let table: String = std::iter::once(HEAD.to_owned()).chain(groups).collect();
    none(checking::compare(TABLE, &table).err().as_slice());
}

/// The table of a group; nothing where no rule is in it.
fn group(group: Group) -> String {
    const COLUMNS: &str = "\
| Rule | Level | Reports | Authority | Peer review | Tests |
| --- | --- | --- | --- | --- | --- |
";
    let of_group = RULES.iter().filter(|rule| rule.group == group);
    let rows: String = of_group.map(|rule| row(rule)).collect();
    if rows.is_empty() {
        return rows;
    }
    format!("\n## {}\n\n{COLUMNS}{rows}", group.title())
}

fn row(rule: &Rule) -> String {
    let page = page(rule);
    let authority = rule.authority();
    let (peers, others): (Vec<_>, Vec<_>) = authority
        .iter()
        .partition(|one| one.instrument.starts_with(PEERS));
    let sections = peers.iter().filter_map(|one| one.provision.clone());
    let cells = [
        format!("[`{}`](../{page})", rule.id),
        rule.level.word().into(),
        rule.summary(),
        or_dash(others.into_iter().map(instrument), "; "),
        or_dash(sections, "; "),
        or_dash(fixtures(rule), ", "),
    ];
    format!("| {} |\n", cells.join(" | "))
}

fn page(rule: &Rule) -> String {
    format!("src/rules/{}.md", rule.id.replace('-', "_"))
}

fn instrument(authority: &Authority) -> String {
    let name = match &authority.url {
        Some(url) => format!("[{}]({url})", authority.instrument),
        None => authority.instrument.clone(),
    };
    match &authority.provision {
        Some(provision) => format!("{name}, {provision}"),
        None => name,
    }
}

/// The fixtures in which it speaks.
fn fixtures(rule: &Rule) -> impl Iterator<Item = String> {
    let frameworks = spoken()
        .get(rule.id)
        .into_iter()
        .flat_map(|counts| counts.keys());
    frameworks.filter_map(|path| {
        let name = path.strip_prefix("tests/fixtures/")?;
        Some(format!("[{name}](../{path})"))
    })
}

fn or_dash(parts: impl Iterator<Item = String>, joint: &str) -> String {
    let parts: Vec<String> = parts.collect();
    if parts.is_empty() {
        "–".into()
    } else {
        parts.join(joint)
    }
}

#[test]
fn each_link_of_the_table_leads_somewhere() {
    let table = std::fs::read_to_string(TABLE).expect("the table");
    let links = table.split("](").skip(1);
    let targets = links.filter_map(|link| link.split_once(')').map(|(target, _)| target));
    let broken = |target: &&str| {
        let inside = target.strip_prefix("../");
        inside.is_none_or(|inside| !std::path::Path::new(inside).exists())
    };
    let broken: Vec<String> = targets
        .filter(|target| !target.starts_with("https://"))
        .filter(broken)
        .map(String::from)
        .collect();
    none(&broken);
}
