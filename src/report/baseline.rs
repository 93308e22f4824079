//! A baseline as it is written: one known finding to a line, in an order that stays, so that few lines change from one
//! version to the next.

use serde::Serialize;

use super::pretty::line;
use crate::baseline::{Entry, Renewal, SCHEMA};

/// A finding as the file holds it.
#[derive(Serialize)]
struct Known<'a> {
    id: &'a str,
    rule: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    subject: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<&'a str>,
}

/// The whole file.
pub fn write(renewal: &Renewal) -> Vec<u8> {
    let known: Vec<String> = renewal.entries.iter().map(known).collect();
    let findings = match known.len() {
        0 => "[]".into(),
        _ => format!("[\n    {}\n  ]", known.join(",\n    ")),
    };
    let (schema, day) = (line(&SCHEMA), renewal.day);
    format!(
        "{{\n  \"schema\": {schema},\n  \"as_of\": \"{day}\",\n  \"findings\": {findings}\n}}\n"
    )
    .into_bytes()
}

fn known(entry: &Entry) -> String {
    line(&Known {
        id: &entry.id,
        rule: &entry.rule,
        subject: entry.subject.as_deref(),
        message: entry.message.as_deref(),
    })
}
