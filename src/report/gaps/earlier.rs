//! An earlier version of a framework, to say what has changed since: its findings, by their ids.

use serde::Deserialize;

use crate::date::Day;
use crate::finding::Level;
use crate::outcome::{Outcome, Settled};

/// The findings of an earlier version.
#[derive(Debug)]
pub struct Earlier {
    /// The day that was asked about then.
    pub day: Day,
    /// Every finding that no exception covered.
    pub findings: Vec<EarlierFinding>,
}

/// A finding of an earlier version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EarlierFinding {
    /// A name that stays when lines move.
    pub id: String,
    /// Its rule.
    pub rule: String,
    /// How much it mattered.
    pub level: Level,
    /// What was wrong.
    pub message: String,
}

/// The published form, as far as it is needed here.
#[derive(Deserialize)]
struct Published {
    schema: String,
    framework: About,
    findings: Vec<Finding>,
}

#[derive(Deserialize)]
struct About {
    as_of: String,
}

#[derive(Deserialize)]
struct Finding {
    id: String,
    rule: String,
    level: String,
    message: String,
    excepted: Option<serde::de::IgnoredAny>,
}

impl Earlier {
    /// What a check has found.
    pub fn of_outcome(outcome: &Outcome) -> Self {
        let open = outcome
            .findings
            .iter()
            .filter(|settled| settled.excepted.is_none());
        let finding = |settled: &Settled| EarlierFinding {
            id: settled.id.clone(),
            rule: settled.finding.rule.clone().into_owned(),
            level: settled.finding.level,
            message: settled.finding.message(),
        };
        Self {
            day: outcome.day,
            findings: open.map(finding).collect(),
        }
    }

    /// What `stratlint check --format json` has written. An error says what else it is.
    pub fn of_json(json: &[u8]) -> Result<Self, String> {
        let published: Published =
            serde_json::from_slice(json).map_err(|error| error.to_string())?;
        if published.schema != crate::report::json::SCHEMA {
            return Err(format!(
                "its schema is {}, not {}",
                published.schema,
                crate::report::json::SCHEMA
            ));
        }
        let day = published.framework.as_of;
        let day = day
            .parse()
            .map_err(|_| format!("its `as_of` is no day: {day}"))?;
        let open = published
            .findings
            .into_iter()
            .filter(|finding| finding.excepted.is_none());
        let findings: Result<_, String> = open.map(EarlierFinding::read).collect();
        Ok(Self {
            day,
            findings: findings?,
        })
    }
}

impl EarlierFinding {
    fn read(finding: Finding) -> Result<Self, String> {
        let Finding {
            id,
            rule,
            level,
            message,
            ..
        } = finding;
        let level = Level::WORDS
            .iter()
            .find(|(word, _)| *word == level)
            .map(|(_, level)| *level);
        let level = level.ok_or_else(|| format!("the finding {id} has no known level"))?;
        Ok(Self {
            id,
            rule,
            level,
            message,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn findings_are_read_and_excepted_ones_are_none() {
        let json = br#"{"schema": "stratlint-findings/1", "framework": {"as_of": "2024-01-31", "documents": 2}, "findings": [
            {"id": "a", "rule": "missing-owner", "level": "warning", "message": "m", "excepted": null},
            {"id": "b", "rule": "missing-owner", "level": "note", "message": "n", "excepted": {"reason": "r"}}]}"#;
        let earlier = Earlier::of_json(json).expect("the form is right");
        assert_eq!(earlier.day.to_string(), "2024-01-31");
        let ids: Vec<&str> = earlier
            .findings
            .iter()
            .map(|finding| &*finding.id)
            .collect();
        assert_eq!(ids, ["a"]);
    }

    #[test]
    fn other_files_are_refused() {
        assert!(Earlier::of_json(b"[]").is_err());
        let other = br#"{"schema": "stratlint-list/1", "framework": {"as_of": "2024-01-31"}, "findings": []}"#;
        let why = Earlier::of_json(other).expect_err("another form");
        assert_eq!(
            why,
            "its schema is stratlint-list/1, not stratlint-findings/1"
        );
    }
}
