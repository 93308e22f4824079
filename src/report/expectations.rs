//! What is expected of the council, and what fulfils it.

use std::borrow::Cow;

use serde::Serialize;

use super::Asked;
use super::entry::Head;
use super::pretty::pretty;
use super::text::{Cell, GAP, Ink, Look, count, facts, indented, inked, row, wrap_whole};
use crate::date;
use crate::framework::{Authority, Basis, Expectation, Extent, Fulfilment, LinkRef};
use crate::phrase;

/// The name of the form and its version.
const SCHEMA: &str = "stratlint-expectations/1";

#[derive(Serialize)]
struct List<'f> {
    #[serde(flatten)]
    head: Head<'f>,
    expectations: Vec<Expected<'f>>,
}

#[derive(Serialize)]
struct Expected<'f> {
    id: &'f str,
    title: &'f str,
    level: &'static str,
    authority: &'f [Authority],
    checked: bool,
    condition: Option<&'f str>,
    applies: bool,
    fulfilled: Standing,
    by: Vec<Claim<'f>>,
}

/// A document that fulfils an expectation, or claims to.
#[derive(Serialize)]
struct Claim<'f> {
    id: &'f str,
    title: &'f str,
    state: &'static str,
    in_force: bool,
    basis: Basis,
    extent: Extent,
    /// Why it does not count in full.
    shortfall: Option<Cow<'static, str>>,
}

/// How far an expectation is fulfilled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
enum Standing {
    Fulfilled,
    InPart,
    NotInForce,
    Missing,
    NotLookedFor,
}

impl Standing {
    const ALL: [(Self, &'static str, Ink); 5] = [
        (Self::Fulfilled, "fulfilled", Ink::Good),
        (Self::InPart, "in part", Ink::Doubtful),
        (Self::NotInForce, "not in force", Ink::Bad),
        (Self::Missing, "missing", Ink::Bad),
        (Self::NotLookedFor, "not looked for", Ink::Faint),
    ];

    fn words(self) -> &'static str {
        Self::ALL[self as usize].1
    }

    fn ink(self) -> Ink {
        Self::ALL[self as usize].2
    }
}

/// Every expectation for programs.
pub fn json(asked: &Asked) -> Vec<u8> {
    pretty(&List {
        head: Head::new(SCHEMA, asked),
        expectations: all(asked),
    })
}

/// Every expectation for people.
pub fn human(asked: &Asked, look: Look) -> String {
    let all = all(asked);
    let mut text = String::new();
    if !all.is_empty() {
        let words = ["EXPECTATION", "LEVEL", "FULFILLED"];
        let cells = words.map(|word| Cell::new(Ink::Heading, word));
        text += &row(look, &widths(look), &cells);
    }
    for expected in &all {
        text += &entry(expected, look);
    }
    let closing = wrap_whole(&closing(asked, &all), look.width);
    look.ready(text + &indented("", &closing))
}

fn all<'f>(asked: &Asked<'f>) -> Vec<Expected<'f>> {
    let expectations = asked.framework.expectations().iter();
    expectations
        .map(|expectation| expected(asked, expectation))
        .collect()
}

fn expected<'f>(asked: &Asked<'f>, expectation: &'f Expectation<'f>) -> Expected<'f> {
    let looked_for = !asked.settings.is_not_looked_for(&expectation.id);
    let (fulfilled, claims) = match asked.framework.fulfilment(expectation) {
        Fulfilment::Met(claims) => (Standing::Fulfilled, claims),
        Fulfilment::Partly(claims) => (Standing::InPart, claims),
        Fulfilment::Unmet(claims) => (Standing::NotInForce, claims),
        Fulfilment::Missing if looked_for => (Standing::Missing, Vec::new()),
        Fulfilment::Missing => (Standing::NotLookedFor, Vec::new()),
    };
    Expected {
        id: &expectation.id,
        title: &expectation.title,
        level: expectation.level.word(),
        authority: &expectation.authority,
        checked: expectation.checked,
        condition: expectation.condition.as_deref(),
        applies: expectation.applies(asked.settings.authority, asked.framework.day()),
        fulfilled,
        by: claims.into_iter().map(claim).collect(),
    }
}

fn claim(link: LinkRef<'_>) -> Claim<'_> {
    let document = link.from;
    Claim {
        id: &document.declared().id,
        title: &document.declared().title,
        state: document.state().word(),
        in_force: document.is_in_force(),
        basis: link.basis,
        extent: link.extent,
        shortfall: link.shortfall().map(phrase::shortfall),
    }
}

/// Columns for title, level and standing.
fn widths(look: Look) -> [usize; 3] {
    const LEVEL: usize = "statutory guidance".len();
    const STANDING: usize = "does not apply".len();
    let title = look.width.saturating_sub(LEVEL + STANDING + 2 * GAP.len());
    [title.max(8), LEVEL, STANDING]
}

fn entry(expected: &Expected, look: Look) -> String {
    let standing = if expected.applies {
        Cell::new(expected.fulfilled.ink(), expected.fulfilled.words())
    } else {
        Cell::new(Ink::Faint, "does not apply")
    };
    let cells = [
        Cell::new(Ink::Plain, expected.title),
        Cell::new(Ink::Plain, expected.level.replace('-', " ")),
        standing,
    ];
    let width = look.width.saturating_sub(GAP.len());
    let mut lines = inked(look, Ink::Faint, &facts(source(expected), width));
    for claim in claims(expected) {
        lines.extend(wrap_whole(&claim, width));
    }
    row(look, &widths(look), &cells) + &indented(GAP, &lines) + "\n"
}

/// The id, on whose authority it is expected, and what is not sure about that.
fn source(expected: &Expected) -> Vec<Option<String>> {
    let authority = expected.authority.iter().map(|authority| {
        let provision = authority.provision.as_ref();
        let provision = provision.map_or(String::new(), |provision| format!(", {provision}"));
        Some(format!("{}{provision}", authority.instrument))
    });
    let unchecked = (!expected.checked).then(|| "authority not verified".into());
    let condition = expected.condition;
    let condition = condition.map(|condition| format!("only where this holds: {condition}"));
    let parts = std::iter::once(Some(expected.id.to_owned())).chain(authority);
    parts.chain([unchecked, condition]).collect()
}

/// What fulfils it; what no longer or not yet does is counted where something does.
fn claims(expected: &Expected) -> Vec<String> {
    let is_fulfilled = matches!(expected.fulfilled, Standing::Fulfilled | Standing::InPart);
    let (shown, left_out): (Vec<_>, Vec<_>) = expected
        .by
        .iter()
        .partition(|claim| claim.in_force || !is_fulfilled);
    let words = |claim: &&Claim| {
        let shortfall = claim.shortfall.as_deref();
        let shortfall = shortfall.map_or(String::new(), |why| format!(", which {why}"));
        format!("by “{}” ({}){shortfall}", claim.title, claim.id)
    };
    let mut claims: Vec<String> = shown.iter().map(words).collect();
    if !left_out.is_empty() {
        let left_out = count(left_out.len(), "other");
        claims.push(format!("{left_out} not in force"));
    }
    claims
}

fn closing(asked: &Asked, all: &[Expected]) -> String {
    let applying = || all.iter().filter(|expected| expected.applies);
    let counts = Standing::ALL.iter().filter_map(|(standing, words, _)| {
        let count = applying()
            .filter(|expected| expected.fulfilled == *standing)
            .count();
        (count > 0).then(|| format!("{count} {words}"))
    });
    let other = all.len() - applying().count();
    let other = (other > 0).then(|| format!("{other} not applying"));
    let parts: Vec<String> = counts.chain(other).collect();
    let day = date::phrase(asked.framework.day());
    let all = count(all.len(), "expectation");
    match parts.as_slice() {
        [] => format!("{all} on {day}."),
        parts => format!("{all} on {day}: {}.", parts.join(", ")),
    }
}
