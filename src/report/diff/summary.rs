//! What a reviewer reads first: what is compared, whether the check still passes, and how much is otherwise.

use super::{Compared, Side};
use crate::diff::{New, NewBy};
use crate::finding::{Level, Slot};
use crate::report::text::count;

/// What is compared: the council's name, and the two versions with the day.
pub(super) fn head(compared: &Compared) -> (String, String) {
    let settings = &compared.after.version.inputs.settings;
    let name = settings.name.as_deref().unwrap_or("Policy framework");
    let (before, after) = (compared.before.label, compared.after.label);
    let day = Slot::from(compared.day());
    (
        format!("{}: what has changed", Slot::from(name)),
        format!("From {before} to {after}; both checked on {day}"),
    )
}

/// Whether a check of either version fails.
pub(super) fn verdict(compared: &Compared) -> &'static str {
    let fails = |side: Side| side.version.outcome.fails(compared.fail_on);
    match (fails(compared.before), fails(compared.after)) {
        (false, true) => "The check fails, and passed before.",
        (true, false) => "The check passes, and failed before.",
        (true, true) => "The check fails, as before.",
        (false, false) => "The check passes, as before.",
    }
}

/// How much is otherwise, and what is to be known of the comparison.
pub(super) fn summary(compared: &Compared) -> Vec<String> {
    let diff = compared.diff;
    let documents = [
        (diff.documents.added.len(), "added"),
        (diff.documents.removed.len(), "removed"),
        (diff.documents.changed.len(), "changed"),
    ];
    let links = [
        (diff.links_gained().count(), "gained"),
        (diff.links_lost().count(), "lost"),
    ];
    let mut summary = vec![
        findings(compared),
        format!("Documents: {}.", counts(&documents)),
        format!("Links: {}.", counts(&links)),
    ];
    let sides = [compared.before, compared.after];
    summary.extend(sides.iter().filter_map(missing));
    summary.extend(sides.iter().filter_map(broken));
    summary
}

fn findings(compared: &Compared) -> String {
    let findings = &compared.diff.findings;
    let (unfit, new): (Vec<&New>, Vec<&New>) = findings
        .new
        .iter()
        .partition(|new| new.by == NewBy::Baseline);
    let new = levels(&new);
    let new = if new.is_empty() {
        "none new".to_owned()
    } else {
        format!("{} new", new.join(", "))
    };
    let (gone, still) = (findings.gone.len(), findings.still.len());
    let unfit = match unfit.len() {
        0 => String::new(),
        unfit => format!(" The baseline is out of date in {}.", count(unfit, "place")),
    };
    format!("Findings: {new}, {gone} gone, {still} still there.{unfit}")
}

/// "1 error", "2 warnings".
fn levels(new: &[&New]) -> Vec<String> {
    let number = |level: Level| {
        let at = new.iter().filter(|new| new.settled.finding.level == level);
        at.count()
    };
    let numbers = Level::WORDS.map(|(word, level)| (number(level), word));
    let numbers = numbers.into_iter().filter(|(number, _)| *number > 0);
    numbers.map(|(number, word)| count(number, word)).collect()
}

/// "1 added, 2 removed".
fn counts(numbers: &[(usize, &str)]) -> String {
    let numbers = numbers.iter().filter(|(number, _)| *number > 0);
    let words: Vec<String> = numbers
        .map(|(number, word)| format!("{number} {word}"))
        .collect();
    if words.is_empty() {
        "as before".into()
    } else {
        words.join(", ")
    }
}

fn missing(side: &Side) -> Option<String> {
    let label = side.label;
    (!side.is_there)
        .then(|| format!("{label} does not have this folder: nothing is declared there."))
}

/// What cannot be read looks like what is not there.
fn broken(side: &Side) -> Option<String> {
    let label = side.label;
    (!side.version.outcome.is_whole).then(|| {
        format!("Files of {label} have faults: what cannot be read of them counts as not declared.")
    })
}
