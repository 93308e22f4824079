//! JSON Schema (2020-12) of the files, for editors: made of the same tables of keys that reading goes by.
//!
//! A schema sees form and no meaning: that a period ends after it starts, that an id is declared once or that a link leads
//! somewhere is for a check to say.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use crate::baseline::keys::BASELINE;
use crate::date::FORMS;
use crate::framework::{self, KINDS, Kind, Kinds, field_form, field_names};
use crate::load::OwnKinds;
use crate::load::document::LONGEST_ID;
use crate::load::fields::{NO, YES};
use crate::load::key::{Count, Form, Key, Table};
use crate::load::keys::DOCUMENT;
use crate::settings::keys::SETTINGS;
use crate::settings::{PRESENCE, suits};
use crate::workspace::keys::WORKSPACE;

/// The schema of a file of documents: one document, or a list of them. Where the council's own kinds are given, no other
/// words are taken for a kind; otherwise any word is that might be one.
pub fn document(own: Option<&OwnKinds>) -> Value {
    let mut schema = Schema::new(own);
    schema.define(&DOCUMENT);
    let one = reference(DOCUMENT.name);
    schema.finish(json!({
        "title": "Documents of a policy framework",
        "if": {"type": "array"},
        "then": {"items": one},
        "else": {"anyOf": [one, {"type": "null"}]},
    }))
}

/// The schema of `framework.yaml`. It takes any name for a kind or a rule, because the same file may declare it.
pub fn settings() -> Value {
    let mut schema = Schema::new(None);
    schema.define(&SETTINGS);
    schema.finish(json!({
        "title": "Settings of a policy framework",
        "anyOf": [reference(SETTINGS.name), {"type": "null"}],
    }))
}

/// The schema of a baseline.
pub fn baseline() -> Value {
    let mut schema = Schema::new(None);
    schema.define(&BASELINE);
    schema.finish(json!({
        "title": "Known findings of a policy framework",
        "$ref": format!("#/$defs/{}", BASELINE.name),
    }))
}

/// The schema of a workspace file.
pub fn workspace() -> Value {
    let mut schema = Schema::new(None);
    schema.define(&WORKSPACE);
    schema.finish(json!({
        "title": "Policy frameworks that are checked in one run",
        "$ref": format!("#/$defs/{}", WORKSPACE.name),
    }))
}

/// A schema in the making: the tables that it has come to so far.
struct Schema<'o> {
    own: Option<&'o OwnKinds>,
    defined: BTreeMap<&'static str, Value>,
}

impl<'o> Schema<'o> {
    fn new(own: Option<&'o OwnKinds>) -> Self {
        Self {
            own,
            defined: BTreeMap::new(),
        }
    }

    fn finish(self, mut top: Value) -> Value {
        top["$schema"] = "https://json-schema.org/draft/2020-12/schema".into();
        top["$defs"] = json!(self.defined);
        top
    }

    /// Defines a table, and all that its keys lead to.
    fn define(&mut self, table: &'static Table) {
        if self.defined.contains_key(table.name) {
            return;
        }
        // Its name is taken before its keys are looked at: a selector may hold selectors.
        self.defined.insert(table.name, Value::Null);
        let mut object = self.object(table, table.keys);
        object["description"] = table.about.into();
        if table.name == DOCUMENT.name {
            object["allOf"] = self.by_kind(table).into();
        }
        self.defined.insert(table.name, object);
    }

    /// A map that has these keys of a table and no other.
    fn object(
        &mut self,
        table: &'static Table,
        keys: impl IntoIterator<Item = &'static Key>,
    ) -> Value {
        let mut properties = Map::new();
        let mut required = Vec::new();
        for key in keys {
            let form = self.form(&key.form);
            let is_empty_allowed = !key.needed && table.count == Count::Any;
            let mut property = if is_empty_allowed {
                or_empty(form)
            } else {
                form
            };
            property["description"] = key.about.into();
            properties.insert(key.name.into(), property);
            if key.needed && key.of == Kinds::ALL {
                required.push(key.name);
            }
        }
        let mut object = json!({
            "type": "object", "properties": properties, "required": required, "additionalProperties": false,
        });
        match table.count {
            Count::Any => {}
            Count::One => {
                object["minProperties"] = 1.into();
                object["maxProperties"] = 1.into();
            }
            Count::OneOf(keys) => {
                object["oneOf"] = keys.map(|key| json!({"required": [key]})).to_vec().into();
            }
        }
        object
    }

    /// What documents of each kind must have and may not have.
    fn by_kind(&self, table: &Table) -> Vec<Value> {
        let case = |(kind, word, _): &(Kind, &str, _)| {
            let own = self.own.into_iter().flatten();
            let alike = own.filter(|(_, like)| *like == kind).map(|(own, _)| &**own);
            let words: Vec<&str> = std::iter::once(*word).chain(alike).collect();
            let others = table.keys.iter().filter(|key| !key.of.contains(*kind));
            let refused: Map<_, _> = others.map(|key| (key.name.into(), false.into())).collect();
            let needed = table
                .keys
                .iter()
                .filter(|key| key.needed && key.of != Kinds::ALL && key.of.contains(*kind));
            let needed: Vec<&str> = needed.map(|key| key.name).collect();
            json!({
                "if": {"properties": {"kind": {"enum": words}}, "required": ["kind"]},
                "then": {"properties": refused, "required": needed},
            })
        };
        KINDS.iter().map(case).collect()
    }

    fn form(&mut self, form: &Form) -> Value {
        match form {
            Form::Id => json!({
                "type": ["string", "integer", "boolean"], "pattern": KEBAB_CASE, "maxLength": LONGEST_ID, "minimum": 0,
            }),
            Form::Kind => self.kind(),
            Form::Title => json!({"type": TEXT, "pattern": r"\S"}),
            Form::Text => json!({"type": TEXT}),
            Form::Short(most) => json!({"type": TEXT, "maxLength": most}),
            Form::Date => self.date(),
            Form::YesNo => json!({"anyOf": [{"type": "boolean"}, {"enum": ([YES, NO].concat())}]}),
            Form::Number => json!({"type": "number"}),
            Form::Count => json!({"type": "integer", "minimum": 0}),
            Form::Word(words) => one_of(&words()),
            Form::WordOrPath(words) => {
                json!({"anyOf": [one_of(&words()), {"type": "string", "pattern": PATH}]})
            }
            Form::Moment(words) => json!({"anyOf": [one_of(&words()), self.date()]}),
            Form::Day => json!({"type": "string", "pattern": format!("^({DAY}|{})$", leap_day())}),
            Form::List(form) => {
                let form = self.form(form);
                json!({"type": "array", "items": form})
            }
            Form::Map(table) => {
                self.define(table);
                reference(table.name)
            }
            Form::Named(names, form) => {
                let form = self.form(form);
                let known: Map<_, _> = names()
                    .into_iter()
                    .map(|name| (name.into(), form.clone()))
                    .collect();
                json!({"type": "object", "properties": known, "additionalProperties": form})
            }
            Form::Many(forms) => {
                let mut forms: Vec<Value> = forms.iter().map(|form| self.form(form)).collect();
                forms.push(json!({"type": "array", "items": any_of(forms.clone())}));
                json!({"anyOf": forms})
            }
            Form::FieldTests(table) => self.field_tests(table),
        }
    }

    fn kind(&self) -> Value {
        let known = KINDS.iter().map(|(_, word, _)| *word);
        match self.own {
            Some(own) => {
                json!({"enum": known.chain(own.keys().map(|own| &**own)).collect::<Vec<_>>()})
            }
            None => {
                json!({"anyOf": [{"enum": known.collect::<Vec<_>>()}, {"type": "string", "pattern": KEBAB_CASE}]})
            }
        }
    }

    /// Each key of a document with the tests that can be made of what it holds.
    fn field_tests(&mut self, table: &'static Table) -> Value {
        let mut fields = Map::new();
        for name in field_names() {
            let form = field_form(name).expect("a name of the table");
            fields.insert(name.into(), self.tests_of(table, form));
        }
        json!({"type": "object", "properties": fields, "minProperties": 1, "additionalProperties": false})
    }

    fn tests_of(&mut self, table: &'static Table, form: framework::Form) -> Value {
        let name = match form {
            framework::Form::Words => "test-of-words",
            framework::Form::Date => "test-of-a-date",
            framework::Form::Presence => "test-of-presence",
        };
        if !self.defined.contains_key(name) {
            let tests = table.keys.iter().filter(|test| suits(test.name, form));
            let mut tests = self.object(table, tests);
            tests["description"] = table.about.into();
            let presence = PRESENCE.map(|(word, _)| word);
            let test = json!({"anyOf": [one_of(&presence), tests]});
            self.defined.insert(name, test);
        }
        reference(name)
    }

    /// A date in one of the four forms.
    fn date(&mut self) -> Value {
        self.defined.entry("date").or_insert_with(date);
        reference("date")
    }
}

/// What YAML takes for a number or a yes is text where text is asked for.
const TEXT: [&str; 3] = ["string", "number", "boolean"];

const KEBAB_CASE: &str = "^[a-z0-9]+(-[a-z0-9]+)*$";

/// By what the settings tell the path of a file from the name of a catalogue.
const PATH: &str = r"/|\.(yaml|yml|json)$";

fn reference(name: &str) -> Value {
    json!({"$ref": format!("#/$defs/{name}")})
}

/// One of the words. A word that is a number is read as one by YAML.
fn one_of(words: &[&str]) -> Value {
    let numbers = words.iter().filter_map(|word| word.parse::<u64>().ok());
    let words: Vec<Value> = words
        .iter()
        .map(|word| (*word).into())
        .chain(numbers.map(Value::from))
        .collect();
    json!({"enum": words})
}

fn any_of(mut forms: Vec<Value>) -> Value {
    match forms.len() {
        1 => forms.remove(0),
        _ => json!({"anyOf": forms}),
    }
}

/// The same, or nothing: a key without a value is as good as none.
fn or_empty(mut form: Value) -> Value {
    if let Some(Value::Array(types)) = form.get_mut("type") {
        types.push("null".into());
    } else if let Some(Value::Array(forms)) = form.get_mut("anyOf") {
        forms.push(json!({"type": "null"}));
    } else {
        return json!({"anyOf": [form, {"type": "null"}]});
    }
    form
}

/// A date in one of the four forms; a year alone is read as a number by YAML.
fn date() -> Value {
    let year_after = |year: u32| format!("{year:02}/{:02}", (year + 1) % 100);
    let financial: Vec<String> = (0..100).map(year_after).collect();
    let forms = [
        r"\d{4}(-(0[1-9]|1[0-2]))?".to_owned(),
        DAY.to_owned(),
        leap_day(),
        format!(r"\d\d({})", financial.join("|")),
    ];
    json!({
        "description": format!("A date: {FORMS}."),
        "type": ["string", "integer"],
        "pattern": format!("^({})$", forms.join("|")),
        "minimum": 1000,
        "maximum": 9999,
    })
}

/// Every day of the calendar but one.
const DAY: &str =
    r"\d{4}-((0[1-9]|1[0-2])-(0[1-9]|1\d|2[0-8])|(0[13-9]|1[0-2])-(29|30)|(0[13578]|1[02])-31)";

/// The 29th of February, in years that have it.
fn leap_day() -> String {
    let years = r"\d\d(0[48]|[2468][048]|[13579][26])|([02468][048]|[13579][26])00";
    format!("({years})-02-29")
}
