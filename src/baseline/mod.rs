//! The findings that a council knows of, by their ids: listed and counted apart, and no cause to fail.
//!
//! A baseline is a file that the program writes (`report::baseline`) and reads again. What it holds is kept by the exact id
//! of a finding, so that a new fault beside a known one is new.

pub mod keys;

use std::collections::BTreeMap;

use rustc_hash::FxHashSet;

use crate::date::Day;
use crate::framework::Text;
use crate::load::fault::{Fault, Faults};
use crate::load::fields::Fields;
use crate::load::limits::Limits;
use crate::load::node::Node;
use crate::load::tape::Tape;
use crate::load::{not_json, read};
use crate::outcome::{Outcome, Settled};
use crate::settings::{NotReadable, Settings};
use crate::source::{Place, SourceId, Sources};

/// The name under which a baseline is found in a framework's folder.
pub const FILE: &str = ".stratlint-baseline.json";

/// The name of the form and its version.
pub const SCHEMA: &str = "stratlint-baseline/1";

/// The known findings of a framework. Nothing is known where there is no such file.
#[derive(Debug, Default)]
pub struct Baseline {
    /// The day that was asked about when it was written.
    pub day: Option<Day>,
    source: Option<SourceId>,
    entries: BTreeMap<String, Listed>,
}

/// A known finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its id.
    pub id: String,
    /// Its rule.
    pub rule: String,
    /// What it is about.
    pub subject: Option<String>,
    /// Its message when the baseline was written, for those who read the file.
    pub message: Option<String>,
}

#[derive(Debug)]
struct Listed {
    entry: Entry,
    place: Place,
}

/// An entry held to the findings of a day.
#[derive(Debug)]
pub struct Judged<'b> {
    /// The entry.
    pub entry: &'b Entry,
    /// Where its id stands.
    pub place: Place,
    /// It is among the findings.
    pub occurs: bool,
}

/// What the file is.
const FORM: &str = "a baseline as `--write-baseline` writes it";

/// A baseline may hold so many times as many values as a document.
const VALUES: usize = 5;

/// What stands in a finding about an entry may not be long.
const LONGEST: usize = 200;

impl Baseline {
    /// Reads a baseline. What is wrong with its content goes to the faults; what is right still counts.
    pub fn read(
        sources: &Sources,
        file: SourceId,
        limits: &Limits,
        faults: &mut Vec<Fault>,
    ) -> Result<Self, NotReadable> {
        let source = sources.get(file);
        NotReadable::obstacle(source, file)?;
        let limits = Limits {
            values: limits.values.saturating_mul(VALUES),
            ..limits.clone()
        };
        let mut baseline: Option<Self> = None;
        let text = source.text();
        let mut found = read::one(Tape::new(file, text), &limits, FORM, |node, faults| {
            baseline = Some(Self::decode(node, faults));
        });
        NotReadable::among(&found)?;
        found.extend(not_json(file, source, &found));
        faults.append(&mut found);
        Ok(Self {
            source: Some(file),
            ..baseline.unwrap_or_default()
        })
    }

    fn decode(node: Node, faults: &mut Faults) -> Self {
        let whole = node.start();
        let Some(mut fields) = Fields::of(node, &keys::BASELINE, None, faults) else {
            return Self::default();
        };
        let schema = fields.need("schema", whole);
        let schema = schema.and_then(|node| fields.text_of(node, "schema"));
        if let Some(schema) = schema.filter(|schema| **schema != *SCHEMA) {
            fields.unknown_word(&schema, "schema", [SCHEMA].into_iter());
        }
        let day = fields.needed_date("as_of", whole);
        let mut entries = BTreeMap::new();
        for node in fields.items("findings") {
            let listed = Listed::decode(node, fields.faults);
            entries.extend(listed.map(|listed| (listed.entry.id.clone(), listed)));
        }
        fields.finish();
        Self {
            day: day.map(|day| day.date.last()),
            source: None,
            entries,
        }
    }

    /// Whether a finding is known.
    pub fn knows(&self, id: &str) -> bool {
        self.entries.contains_key(id)
    }

    /// Whether it was read from that file.
    pub fn is_in(&self, source: SourceId) -> bool {
        self.source == Some(source)
    }

    /// How many findings it knows.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether it knows none.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Holds each entry to the findings of a day. On a day before that of the baseline nothing can have gone yet; nor has
    /// what a rule found that is off and was not asked.
    pub(crate) fn judge(&self, outcome: &Outcome, settings: &Settings) -> Vec<Judged<'_>> {
        if self.day.is_some_and(|day| outcome.day < day) {
            return Vec::new();
        }
        let ids: FxHashSet<&str> = outcome
            .findings
            .iter()
            .map(|settled| &*settled.id)
            .collect();
        let asked = self
            .entries
            .values()
            .filter(|listed| !settings.is_off(&listed.entry.rule));
        asked
            .map(|Listed { entry, place }| Judged {
                entry,
                place: *place,
                occurs: ids.contains(&*entry.id),
            })
            .collect()
    }

    /// The baseline that takes the place of this one: all that was found and is not excepted. Entries of rules that were
    /// not asked, or that are not among those named in `only`, stay as they are.
    pub fn renew(&self, outcome: &Outcome, settings: &Settings, only: &[&str]) -> Renewal {
        let is_named = |rule: &str| only.is_empty() || only.contains(&rule);
        let is_known = |settled: &&Settled| {
            let finding = &settled.finding;
            // What is wrong with the old file will be gone with it.
            let in_old_file = Some(finding.place.source()) == self.source;
            settled.excepted.is_none() && is_named(&finding.rule) && !in_old_file
        };
        let found = outcome.findings.iter().filter(is_known).map(Entry::of);
        let old = self.entries.values().map(|listed| &listed.entry);
        let kept = old.filter(|entry| !is_named(&entry.rule) || settings.is_off(&entry.rule));
        let mut entries: Vec<Entry> = found.chain(kept.cloned()).collect();
        let mut ids = FxHashSet::default();
        entries.retain(|entry| ids.insert(entry.id.clone()));
        entries.sort_unstable_by(|a, b| a.key().cmp(&b.key()));
        let new = ids.iter().filter(|id| !self.knows(id)).count();
        Renewal {
            day: outcome.day,
            before: self.len(),
            gone: self.len() + new - entries.len(),
            new,
            entries,
        }
    }
}

/// A baseline as it is to be written.
#[derive(Debug)]
pub struct Renewal {
    /// The day that was asked about.
    pub day: Day,
    /// The known findings by rule and subject.
    pub entries: Vec<Entry>,
    /// How many were known.
    pub before: usize,
    /// How many of those are not any more.
    pub gone: usize,
    /// How many were not known.
    pub new: usize,
}

impl Entry {
    fn of(settled: &Settled) -> Self {
        let Settled { id, finding, .. } = settled;
        Self {
            id: id.clone(),
            rule: finding.rule.clone().into_owned(),
            subject: finding.subject.clone(),
            message: Some(finding.message()),
        }
    }

    /// Neighbours in a file are of one rule and subject, so that few lines change together.
    fn key(&self) -> (&str, Option<&str>, &str) {
        (&self.rule, self.subject.as_deref(), &self.id)
    }
}

impl Listed {
    fn decode(node: Node, faults: &mut Faults) -> Option<Self> {
        let whole = node.start();
        let mut fields = Fields::of(node, &keys::KNOWN, Some("findings"), faults)?;
        let [id, rule] = ["id", "rule"].map(|key| {
            let node = fields.need(key, whole)?;
            fields.short_text_of(node, key, LONGEST)
        });
        let subject = fields.take("subject");
        let subject = subject.and_then(|node| fields.short_text_of(node, "subject", LONGEST));
        let message = fields.text("message");
        fields.finish();
        let (id, rule) = (id?, rule?);
        let owned = |text: Text| text.value.into_owned();
        Some(Self {
            place: id.place,
            entry: Entry {
                id: owned(id),
                rule: owned(rule),
                subject: subject.map(owned),
                message: message.map(owned),
            },
        })
    }
}
