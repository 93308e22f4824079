//! Where a rule puts what it finds.

use std::borrow::Cow;
use std::sync::Arc;

use super::Rule;
use crate::finding::{Finding, Found, Group, Level, Words};
use crate::framework::Authority;
use crate::phrase;
use crate::settings::OwnRule;

/// What a rule found, and how much it looked at.
#[derive(Debug)]
pub struct Report {
    /// The rule's name.
    pub rule: Cow<'static, str>,
    /// Its group.
    pub group: Group,
    level: Level,
    authority: Arc<[Authority]>,
    /// What it found.
    pub findings: Vec<Finding>,
    /// How many things it looked at.
    pub examined: usize,
    /// How many findings there is room for.
    room: usize,
    /// How many findings there was no room for.
    left_out: usize,
}

/// The most findings of a rule that are kept one by one: a hostile framework has millions. A council's own rules, of which
/// there may be hundreds, share this room among them.
const MOST_FINDINGS: usize = 50_000;

const LEFT_OUT: Words = Words {
    message: "there is no room to list {count} more of this rule",
    label: "the last one listed",
    help: "Settle those that are listed first; so many may well have one cause.",
};

impl Report {
    /// What a built-in rule finds when it is asked.
    pub fn of(rule: &'static Rule, ask: impl FnOnce(&mut Self)) -> Self {
        Self::asked(
            rule.id.into(),
            rule.group,
            rule.level,
            rule.authority(),
            MOST_FINDINGS,
            ask,
        )
    }

    /// What one of the council's own rules finds when it is asked.
    pub(super) fn of_own(rule: &OwnRule, rules: usize, ask: impl FnOnce(&mut Self)) -> Self {
        Self::asked(
            rule.id.value.clone(),
            Group::Own,
            rule.level,
            Vec::new(),
            (MOST_FINDINGS / rules).max(1),
            ask,
        )
    }

    fn asked(
        rule: Cow<'static, str>,
        group: Group,
        level: Level,
        authority: Vec<Authority>,
        room: usize,
        ask: impl FnOnce(&mut Self),
    ) -> Self {
        let authority = authority.into();
        let mut report = Self {
            rule,
            group,
            level,
            authority,
            findings: Vec::new(),
            examined: 0,
            room,
            left_out: 0,
        };
        ask(&mut report);
        report.say_what_is_left_out();
        report
    }

    /// So many findings more are listed; others are only counted.
    pub fn room(&self) -> usize {
        self.room.saturating_sub(self.findings.len())
    }

    /// Notes that one more thing was looked at, found or not.
    pub fn examine(&mut self) {
        self.examined += 1;
    }

    /// Makes a finding of the rule, at the rule's level and on its authority.
    pub fn add(&mut self, found: Found) {
        self.add_with(self.level, &self.authority.clone(), found);
    }

    /// Makes a finding whose level and authority are those of an expectation.
    pub fn add_with(&mut self, level: Level, authority: &Arc<[Authority]>, found: Found) {
        if self.findings.len() >= self.room {
            self.left_out += 1;
        } else {
            self.push(level, authority, found);
        }
    }

    fn push(&mut self, level: Level, authority: &Arc<[Authority]>, found: Found) {
        let (rule, group, authority) = (self.rule.clone(), self.group, authority.clone());
        self.findings.push(Finding {
            rule,
            group,
            level,
            authority,
            found,
        });
    }

    fn say_what_is_left_out(&mut self) {
        let last = self.findings.last().map(|finding| finding.place);
        if let Some(place) = last.filter(|_| self.left_out > 0) {
            let found =
                Found::new(&LEFT_OUT, place).with("count", phrase::count(self.left_out, "finding"));
            self.push(self.level, &self.authority.clone(), found);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{Input, Place, Sources};

    /// The messages of a rule that has room for two findings.
    fn messages(findings: usize) -> Vec<String> {
        let words = &Words {
            message: "found",
            label: "",
            help: "",
        };
        let file = Sources::default().add(Input::new("a.yaml", ""));
        let place = Place::new(file, 0..0);
        let report = Report::asked(
            "a-rule".into(),
            Group::Own,
            Level::Note,
            vec![],
            2,
            |report| {
                (0..findings).for_each(|_| report.add(Found::new(words, place)));
            },
        );
        let messages = report.findings.iter().map(|finding| finding.message());
        messages.collect()
    }

    #[test]
    fn what_there_is_no_room_for_is_counted() {
        assert_eq!(messages(0), [""; 0]);
        assert_eq!(messages(2), ["found", "found"]);
        let left_out = "there is no room to list 3 findings more of this rule";
        assert_eq!(messages(5), ["found", "found", left_out]);
    }
}
