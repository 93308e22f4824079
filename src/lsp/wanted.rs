//! What a key or value may be at a place of a file, by the tables of keys.

use crate::framework::{Family, Kind, Kinds, RELATIONS, RelationRow};
use crate::load::cursor::Spot;
use crate::load::key::{Form, Key, Table};
use crate::load::keys::DOCUMENT;
use crate::settings::keys::SETTINGS;

/// What may stand at a place.
#[derive(Debug, Clone, Copy)]
pub(super) enum Wanted {
    /// One of the keys of a table.
    Keys(&'static Table),
    /// Any name of a list, as a key.
    Names(fn() -> Vec<&'static str>),
    /// A value of a form.
    Value(&'static Form),
}

/// The ids that a value may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ids {
    /// Documents of these kinds.
    Documents(Kinds),
    /// What is expected.
    Expectations,
    /// Rules, the council's own among them.
    Rules,
}

/// The tables of a file's keys.
fn table(is_settings: bool) -> &'static Table {
    if is_settings { &SETTINGS } else { &DOCUMENT }
}

/// What may stand there; none where the keys above it are not known.
pub(super) fn at(spot: &Spot, is_settings: bool) -> Option<Wanted> {
    let table = table(is_settings);
    let Some((first, rest)) = spot.path.split_first() else {
        return spot.is_key.then_some(Wanted::Keys(table));
    };
    inside(&table.key(first)?.form, rest, spot.is_key)
}

/// The key that a spot is, or whose value it is.
pub(super) fn key(spot: &Spot, is_settings: bool) -> Option<&'static Key> {
    let (name, above) = if spot.is_key {
        (&spot.word, &spot.path[..])
    } else {
        let (last, above) = spot.path.split_last()?;
        (last, above)
    };
    let above = Spot {
        path: above.to_vec(),
        is_key: true,
        ..Spot::default()
    };
    match at(&above, is_settings)? {
        Wanted::Keys(table) => table.key(name),
        _ => None,
    }
}

fn inside(form: &'static Form, path: &[String], is_key: bool) -> Option<Wanted> {
    match form {
        Form::List(one) => inside(one, path, is_key),
        Form::Many(forms) if path.is_empty() && !is_key => {
            // A word begins the short form where there is one, and else the first key of the long one.
            let short = forms.iter().find(|form| !matches!(form, Form::Map(_)));
            inside(short.or(forms.first())?, path, is_key)
        }
        Form::Many(forms) => forms.iter().find_map(|form| inside(form, path, is_key)),
        Form::Map(table) => match path.split_first() {
            Some((key, rest)) => inside(&table.key(key)?.form, rest, is_key),
            None => Some(Wanted::Keys(table)),
        },
        Form::Named(names, one) => match path.split_first() {
            Some((_, rest)) => inside(one, rest, is_key),
            None => Some(Wanted::Names(*names)),
        },
        _ if path.is_empty() && !is_key => Some(Wanted::Value(form)),
        _ => None,
    }
}

/// The ids that the value at a place may be; none where it is no id.
pub(super) fn ids(spot: &Spot, kind: Option<Kind>, is_settings: bool) -> Option<Ids> {
    const EVIDENCE: Kinds = Kinds::of_families(&[Family::Evidence]);
    let path: Vec<&str> = spot.path.iter().map(String::as_str).collect();
    if spot.is_key {
        return None;
    }
    if is_settings {
        return match path[..] {
            ["plan"] => Some(Ids::Documents(Kinds::of(&[Kind::CorporatePlan]))),
            ["not_looked_for"] => Some(Ids::Expectations),
            ["exceptions", "rule"] => Some(Ids::Rules),
            ["exceptions", "document"] => Some(Ids::Documents(Kinds::ALL)),
            _ => None,
        };
    }
    match path[..] {
        [.., "evidence"] | [.., "evidence", "source"] => Some(Ids::Documents(EVIDENCE)),
        ["targets", "measure"] => Some(Ids::Documents(Kinds::of(&[Kind::Measure]))),
        ["status", "by"] => Some(Ids::Documents(Kinds::of(&[Kind::Body]))),
        ["links_to"] => Some(Ids::Expectations),
        [relation] | [relation, "to"] => {
            let row = RELATIONS.iter().find(|row| row.word == relation)?;
            Some(targets(row, kind))
        }
        _ => None,
    }
}

/// What a relation may lead to from a document of this kind, or from any where that is not known.
fn targets(row: &RelationRow, kind: Option<Kind>) -> Ids {
    let kinds = kind.map_or(row.to, |kind| row.relation.targets(kind));
    if kinds == Kinds::of(&[Kind::Expectation]) {
        Ids::Expectations
    } else {
        Ids::Documents(kinds)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spot(path: &[&str], is_key: bool) -> Spot {
        Spot {
            path: path.iter().map(|key| (*key).to_owned()).collect(),
            is_key,
            ..Spot::default()
        }
    }

    /// The table or form that is wanted, in short.
    fn wanted(path: &[&str], is_key: bool, is_settings: bool) -> String {
        match at(&spot(path, is_key), is_settings) {
            Some(Wanted::Keys(table)) => format!("keys of {}", table.name),
            Some(Wanted::Names(_)) => "names".into(),
            Some(Wanted::Value(form)) => format!("{form:?}").split('(').next().unwrap_or("").into(),
            None => "nothing".into(),
        }
    }

    #[test]
    fn the_tables_say_what_may_stand_where() {
        assert_eq!(wanted(&[], true, false), "keys of document");
        assert_eq!(wanted(&["kind"], false, false), "Kind");
        assert_eq!(wanted(&["status"], false, false), "Word");
        assert_eq!(wanted(&["status"], true, false), "keys of status");
        assert_eq!(wanted(&["status", "is"], false, false), "Word");
        assert_eq!(wanted(&["targets"], false, false), "keys of target");
        assert_eq!(
            wanted(&["supports", "evidence"], true, false),
            "keys of evidence"
        );
        assert_eq!(wanted(&["tittle", "a"], true, false), "nothing");
        assert_eq!(wanted(&[], true, true), "keys of settings");
        assert_eq!(wanted(&["levels"], true, true), "names");
        assert_eq!(wanted(&["levels", "missing-owner"], false, true), "Word");
    }

    #[test]
    fn links_lead_to_what_they_may_lead_to() {
        let of = |path: &[&str], kind| ids(&spot(path, false), kind, false);
        let from_strategy = of(&["supports"], Some(Kind::Strategy));
        let Some(Ids::Documents(kinds)) = from_strategy else {
            panic!("documents are wanted: {from_strategy:?}");
        };
        assert!(kinds.contains(Kind::Priority) && !kinds.contains(Kind::Strategy));
        assert_eq!(of(&["fulfils", "to"], None), Some(Ids::Expectations));
        assert_eq!(of(&["owner"], None), None);
    }
}
