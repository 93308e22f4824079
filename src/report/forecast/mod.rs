//! The forward plan: what will lapse, fall due or lose its support, by month.

mod form;
pub(super) mod words;

use std::collections::BTreeSet;

use super::Asked;
use super::text::{Ink, Look, count, facts, indented, inked, wrap, wrap_whole};
use crate::finding::Slot;
use crate::forecast::{Entry, Forecast, Role, What};

pub use form::json;

/// Whether something is so already on the first day, or is to come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Moment {
    Already,
    ToCome,
}

/// The plan for people.
pub fn human(asked: &Asked, plan: &Forecast, look: Look) -> String {
    let mut text = head(asked, plan, look);
    if !plan.already.is_empty() {
        let heading = format!("Already so on {}", Slot::from(plan.from));
        let entries: Vec<&Entry> = plan.already.iter().collect();
        text += &section(&heading, &entries, Moment::Already, look);
    }
    let month = |entry: &Entry| (entry.date.year(), entry.date.month());
    let told: Vec<&Entry> = plan
        .entries
        .iter()
        .filter(|entry| !entry.is_told())
        .collect();
    for entries in told.chunk_by(|a, b| month(a) == month(b)) {
        let heading = entries[0].date.strftime("%B %Y").to_string();
        text += &section(&heading, entries, Moment::ToCome, look);
    }
    look.ready(text + &indented("", &wrap_whole(&closing(plan), look.width)))
}

fn head(asked: &Asked, plan: &Forecast, look: Look) -> String {
    let name = asked.settings.name.as_ref();
    let of = name.map_or(String::new(), |name| format!(" of {}", &*name.value));
    let (from, until) = (Slot::from(plan.from), Slot::from(plan.until));
    let words = format!("Forward plan{of}, {from} to {until}");
    indented(
        "",
        &inked(look, Ink::Heading, &wrap_whole(&words, look.width)),
    ) + "\n"
}

/// So many entries of a section are shown one by one.
const SHOWN: usize = 100;

fn section(heading: &str, entries: &[&Entry], moment: Moment, look: Look) -> String {
    let mut text = look.ink(Ink::Heading, heading) + "\n";
    let mut day = None;
    for entry in entries.iter().take(SHOWN) {
        let is_new = moment == Moment::ToCome && day.replace(entry.date) != Some(entry.date);
        text += &self::entry(entry, is_new, moment, look);
    }
    if let Some(more) = entries.len().checked_sub(SHOWN + 1) {
        let more = count(more + 1, "more entry");
        text.extend(["  … and ", &*more, "; `--format json` has them all\n"]);
    }
    text + "\n"
}

/// Columns of the day and of what happens, each with the gap after it.
const DAY: usize = 4;
const WORD: usize = 16;

fn entry(entry: &Entry, is_new_day: bool, moment: Moment, look: Look) -> String {
    let day = if is_new_day {
        entry.date.strftime("%e").to_string()
    } else {
        String::new()
    };
    let margin = if moment == Moment::ToCome { DAY } else { 2 };
    let indent = " ".repeat(margin + WORD);
    let width = look.width.saturating_sub(indent.len()).max(20);
    let (ink, word) = words::word(entry.what, moment);
    let title = wrap(&words::title(entry), width);
    let (first, rest) = title
        .split_first()
        .map_or(("", &[][..]), |(first, rest)| (&**first, rest));
    let word = look.ink(ink, word) + &" ".repeat(WORD.saturating_sub(word.len()));
    let line = format!("{day:>2}{}{word}{first}", " ".repeat(margin - 2));
    let more = facts(words::facts(entry, moment), width);
    format!("{}\n", line.trim_end())
        + &indented(&indent, rest)
        + &indented(&indent, &inked(look, Ink::Faint, &more))
}

fn closing(plan: &Forecast) -> String {
    let number = |what: What| {
        let entries = plan.entries.iter().filter(|entry| entry.what == what);
        entries.count()
    };
    let lapses = match number(What::Lapses) {
        0 => "nothing lapses".to_owned(),
        1 => format!("1 document lapses, {}", followed(plan)),
        all => format!("{all} documents lapse, {}", followed(plan)),
    };
    let reviews = match number(What::ReviewDue) {
        1 => "1 review falls due".to_owned(),
        all => format!("{} reviews fall due", some(all)),
    };
    let bare = plan
        .entries
        .iter()
        .filter(|entry| entry.what == What::Unsupported);
    let bare: BTreeSet<&str> = bare.map(|entry| entry.subject.id()).collect();
    let bare = match bare.len() {
        1 => "1 priority is left without support".to_owned(),
        all => format!("{} priorities are left without support", some(all)),
    };
    let until = Slot::from(plan.until);
    let closing = format!("By {until}: {lapses}; {reviews}; {bare}.");
    match plan.cut {
        None => closing,
        Some(day) => {
            let day = Slot::from(day);
            format!("{closing} So much changes that nothing after {day} could be followed.")
        }
    }
}

/// How many of the documents that lapse have a successor.
fn followed(plan: &Forecast) -> String {
    let lapses = plan
        .entries
        .iter()
        .filter(|entry| entry.what == What::Lapses);
    let followed = lapses.filter(|entry| entry.others(Role::Successor).next().is_some());
    match followed.count() {
        0 => "none with a declared successor".to_owned(),
        followed => format!("{followed} with a declared successor"),
    }
}

/// A number, or "no".
fn some(number: usize) -> String {
    match number {
        0 => "no".to_owned(),
        _ => number.to_string(),
    }
}
