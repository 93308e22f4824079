//! The schemas, as a validator sees them, against the program: of every file of every fixture, and of every key with
//! every kind of value, both take and refuse the same.
//!
//! What a schema cannot see: how a value is written (a number as `0x10`, nothing at all behind a colon), how large a file is,
//! what is no single value's form (an id
//! declared twice, a key twice, a period that ends before it starts, a most that is less than the least, a history out of order), what another part of the
//! settings declares (own rules and kinds), and whether a file is YAML at all.

use std::collections::BTreeMap;
use std::fs;

use jsonschema::Validator;
use serde_json::{Map, Value, json};
use stratlint::check::Inputs;
use stratlint::framework::{KINDS, Kind};
use stratlint::load::OwnKinds;
use stratlint::load::fault::{Fault, What};
use stratlint::load::keys::DOCUMENT;
use stratlint::schema;
use stratlint::settings::keys::SETTINGS;
use stratlint::source::{Input, Sources};
use stratlint::workspace::Workspace;
use stratlint::workspace::keys::{MEMBER, WORKSPACE};

use crate::checking::{self, DAY, day, none};
use crate::fixtures::frameworks;

fn validator(schema: &Value) -> Validator {
    jsonschema::draft202012::new(schema).expect("a schema")
}

/// The items of a file as editors see them; none where it is not YAML.
fn items(text: &str) -> Option<Vec<Value>> {
    let parts: Vec<Value> =
        serde_saphyr::from_multiple(text.trim_start_matches('\u{feff}')).ok()?;
    let items = parts.into_iter().flat_map(|part| match part {
        Value::Array(items) => items,
        Value::Null => Vec::new(),
        one => vec![one],
    });
    Some(items.collect())
}

/// What the program finds wrong with documents in a file of their own, if it is something that a schema can see.
fn refusal(own: &OwnKinds, documents: &Value) -> Option<String> {
    let like = |(id, kind): (&String, &Kind)| json!({"id": id, "like": kind.word()});
    let kinds: Vec<Value> = own.iter().map(like).collect();
    let settings = Input::new("framework.yaml", json!({ "kinds": kinds }).to_string());
    let file = Input::new("documents.json", documents.to_string());
    let inputs = Inputs::new(Some(settings), |_| vec![file]).expect("settings");
    let (_, faults) = inputs.framework(day(DAY));
    let of_documents = &faults[inputs.faults.len()..];
    let found = of_documents.iter().find(|fault| is_of_form(fault));
    found.map(|fault| format!("{:?}", fault.what))
}

/// Whether a fault is one that a schema can see.
fn is_of_form(fault: &Fault) -> bool {
    match &fault.what {
        What::UnknownKey { .. }
        | What::KeyOfAnotherKind { .. }
        | What::Missing { .. }
        | What::WrongForm { .. }
        | What::WrongFile { .. }
        | What::UnknownWord { .. }
        | What::UnknownName { .. }
        | What::NotAPeriod { .. }
        | What::NotADate { .. }
        | What::NotAnId { .. }
        | What::TooLong { .. } => true,
        What::Unreadable(_)
        | What::OverLimit { .. }
        | What::Syntax { .. }
        | What::Blank { .. }
        | What::NotJson(_)
        | What::UnknownAlias
        | What::Tag(_)
        | What::KeyIsNoWord
        | What::RepeatedKey { .. }
        | What::TakenName { .. }
        | What::EndsBeforeStart
        | What::NothingBetween
        | What::OutOfOrder
        | What::MisnamedSettings
        | What::TooMany => false,
    }
}

#[track_caller]
fn agree(
    faults: &mut Vec<String>,
    at: &str,
    item: &Value,
    schema: &Validator,
    refused: Option<&str>,
) {
    let told = schema
        .iter_errors(item)
        .next()
        .map(|error| error.to_string());
    if told.is_some() != refused.is_some() {
        faults.push(format!(
            "{at}\n  {item}\n  schema: {told:?}\n  program: {refused:?}"
        ));
    }
}

#[test]
fn every_document_of_every_framework_is_judged_alike() {
    let mut faults = Vec::new();
    let mut judged = BTreeMap::from([(true, 0), (false, 0)]);
    for path in frameworks() {
        let inputs = checking::folder(&path);
        let own = &inputs.settings.kinds;
        let schema = validator(&schema::document(Some(own)));
        for (_, source) in inputs.sources.iter() {
            let items = items(source.text()).filter(|_| source.path != "framework.yaml");
            for item in items.into_iter().flatten() {
                // A list with one item, because nothing at all is no fault of a file.
                let item = json!([item]);
                let refused = refusal(own, &item);
                *judged.entry(refused.is_some()).or_default() += 1;
                let at = format!("{path}/{}", source.path);
                agree(&mut faults, &at, &item, &schema, refused.as_deref());
            }
        }
    }
    none(&faults);
    assert!(judged[&false] > 500 && judged[&true] > 50, "{judged:?}");
}

#[test]
fn the_catalogues_of_the_program_hold_to_the_schema() {
    let schema = validator(&schema::document(None));
    for file in ["cipfa", "english-council", "good-practice"] {
        let text = fs::read_to_string(format!("src/catalogue/{file}.yaml")).expect("a catalogue");
        let items = items(&text).expect("YAML");
        assert!(!items.is_empty());
        for item in items {
            assert!(schema.is_valid(&item), "{file}: {item}");
        }
    }
}

/// Values of every form, right and wrong.
pub(crate) fn samples() -> Vec<Value> {
    let dates = [
        "2023",
        "2023-11",
        "2024-02-29",
        "2023-02-29",
        "2000-02-29",
        "1900-02-29",
        "2023-04-31",
        "2022/23",
        "2022/24",
        "1999/00",
        "12/03/2024",
        "2023-13",
    ];
    let words = [
        "core",
        "adopted",
        "unexamined",
        "committee",
        "statutory-duty",
        "unitary",
        "zebra",
        "with-hyphen",
        "Not An Id",
        "",
        " ",
        "full",
        "off",
        "today",
        "owner",
        "period.to",
        "missing-owner",
        "cipfa",
        "a/file.yaml",
    ];
    let texts = dates.into_iter().chain(words).map(Value::from);
    let others = [
        json!(null),
        json!(true),
        json!(7),
        json!(2023),
        json!(1.5),
        json!(-3),
        json!([]),
        json!({}),
        json!([1, "a"]),
        json!([null]),
        json!([["a"]]),
        json!({"zebra": 1}),
        json!({"to": "x", "basis": "stated"}),
        json!([{"to": "x", "basis": "stat"}]),
        json!({"is": "adopted", "on": "2023"}),
        json!([{"is": "draft"}, {"is": "adopted", "by": 7}]),
        json!({"on": "2023"}),
        json!({"from": "2023", "to": 2024}),
        json!({"from": "soon"}),
        json!({"source": "s", "at": 4}),
        json!({"at": 4}),
        json!({"value": 4, "by": "2023"}),
        json!({"measure": "m", "value": 4}),
        json!([{"measure": "m", "value": "4"}]),
        json!({"instrument": "An act", "url": null}),
        json!({"provision": "s. 4"}),
        json!("a".repeat(201)),
        json!("a".repeat(1001)),
        json!({"id": "charter", "like": "policy"}),
        json!([{"id": "charter"}]),
        json!({"depth": 5}),
        json!({"depth": -5}),
        json!({"missing-owner": "off"}),
        json!({"missing-owner": "loud"}),
        json!({"strategy": ["owner"]}),
        json!({"strategy": "zebra"}),
        json!({"rule": "missing-owner", "document": "x", "reason": "y", "agreed_by": "z", "until": "2023"}),
        json!({"rule": "missing-owner", "document": "x", "reason": "y", "agreed_by": "z"}),
    ];
    texts.chain(others).chain(rules()).collect()
}

/// Rules of a council's own, right and wrong.
fn rules() -> Vec<Value> {
    vec![
        rule(&json!({"reach": {"to": {"kind": "priority"}, "by": ["supports"], "within": 3}})),
        rule(&json!({"reach": {"to": {"kind": "priority"}, "with": 3}})),
        rule(
            &json!({"reached": {"from": {"state": "in-force", "any": [{"tag": "a"}, {"not": {"id": "b*"}}]}, "at_least": 2}}),
        ),
        rule(&json!({"reached": {"from": {"state": "in-forse"}}})),
        rule(&json!({"fields": {"owner": "present", "review_by": {"on_or_after": "today"}}})),
        rule(&json!({"fields": {"owner": {"on_or_after": "today"}}})),
        rule(
            &json!({"fields": {"review_by": {"after": "period.to"}, "tags": {"includes": ["a"]}, "title": {"matches": "A*"}}}),
        ),
        rule(&json!({"fields": {"review_by": {"after": "owner"}}})),
        rule(&json!({"fields": {"status": {"equals": "adopted"}}})),
        rule(&json!({"fields": {"zebra": "present"}})),
        rule(&json!({"fields": {"owner": {"equals": "a", "one_of": "b"}}})),
        rule(&json!({"fields": {}})),
        rule(&json!({"count": {"relation": "supports", "at_most": 1}})),
        rule(&json!({"count": {"at_most": 1}})),
        rule(&json!({"acyclic": {"by": "depends_on"}})),
        rule(&json!({})),
        json!({"id": "x", "require": {"acyclic": {}}, "forbid": {"acyclic": {}}}),
        json!({"id": "x"}),
        rule_test(
            &json!({"framework": [{"id": "a", "kind": "body", "title": "A"}], "finds": "a", "as_of": "2024-01-31"}),
        ),
        rule_test(&json!({"framework": [{"id": "a", "kind": "body", "titel": "A"}], "finds": []})),
        rule_test(&json!({"framework": {}, "finds": []})),
        rule_test(&json!({"framework": [], "finds": [], "as_of": "2024-02-30"})),
        rule_test(&json!({"framework": [], "finds": [], "as_of": 2024})),
        rule_test(&json!({"framework": [], "finds": null})),
    ]
}

fn rule_test(test: &Value) -> Value {
    json!({"id": "own", "require": {"acyclic": {}}, "tests": [test]})
}

fn rule(assertion: &Value) -> Value {
    json!({"id": "own", "require": assertion})
}

/// Each key with each value, in a document of a kind that has it; and each key in each kind with one value.
#[test]
fn every_key_takes_the_same_values_in_a_schema_and_in_the_program() {
    let mut faults = Vec::new();
    let own = OwnKinds::new();
    let schema = validator(&schema::document(Some(&own)));
    let mut judge = |kind: &str, key: &str, value: Value| {
        let mut item = least(kind);
        item.insert(key.into(), value);
        let item = Value::Object(item);
        agree(
            &mut faults,
            key,
            &item,
            &schema,
            refusal(&own, &item).as_deref(),
        );
    };
    for key in DOCUMENT.keys {
        let kind = key.of.iter().next().expect("a kind that has it").word();
        for value in samples() {
            judge(kind, key.name, value);
        }
        for (_, kind, _) in KINDS.iter().filter(|_| key.name != "kind") {
            judge(kind, key.name, json!("zebra"));
        }
    }
    none(&faults);
}

/// The least that a document of a kind declares.
pub(crate) fn least(kind: &str) -> Map<String, Value> {
    let mut item = json!({"id": "a", "kind": kind, "title": "A"});
    match kind {
        "priority" => item["tier"] = "core".into(),
        "expectation" => item["level"] = "good-practice".into(),
        _ => {}
    }
    item.as_object().expect("a map").clone()
}

#[test]
fn a_document_without_its_needed_keys_is_refused() {
    let schema = validator(&schema::document(None));
    for (_, kind, _) in KINDS {
        let whole = least(kind);
        assert!(schema.is_valid(&Value::Object(whole.clone())), "{kind}");
        for key in whole.keys() {
            let mut item = whole.clone();
            item.remove(key);
            assert!(
                !schema.is_valid(&Value::Object(item)),
                "{kind} without {key}"
            );
        }
    }
}

#[test]
fn kinds_of_a_councils_own_are_taken() {
    let charter = json!({"id": "a", "kind": "charter", "title": "A", "owner": "Chief Executive"});
    let indicator = json!({"id": "a", "kind": "indicator", "title": "A", "unit": "homes"});
    let own = checking::folder("tests/fixtures/own-kinds").settings.kinds;
    let any = validator(&schema::document(None));
    assert!(any.is_valid(&charter) && any.is_valid(&indicator));
    let known = validator(&schema::document(Some(&own)));
    let word = own.keys().next().expect("a kind");
    let mut item = charter.clone();
    item["kind"] = word.as_str().into();
    assert!(known.is_valid(&item));
    item["kind"] = "zebra".into();
    assert!(!known.is_valid(&item));
    item["kind"] = "Not A Kind".into();
    assert!(!any.is_valid(&item));
}

/// What the program finds wrong with settings, if it is something that a schema can see.
fn refusal_of_settings(settings: &Value) -> Option<String> {
    let input = Input::new("framework.yaml", settings.to_string());
    let inputs = Inputs::new(Some(input), |_| Vec::new()).expect("settings");
    let found = inputs
        .faults
        .iter()
        .find(|fault| is_of_form(fault) && !is_declared_elsewhere(fault));
    found.map(|fault| format!("{:?}", fault.what))
}

/// A rule, a kind or a document that the same file might declare.
fn is_declared_elsewhere(fault: &Fault) -> bool {
    match fault.what {
        What::UnknownName { .. } => !matches!(fault.field, Some("like" | "expectations")),
        What::UnknownWord { .. } => fault.field == Some("finds"),
        _ => false,
    }
}

#[test]
fn every_key_of_the_settings_takes_the_same_values_in_the_schema_and_in_the_program() {
    let mut faults = Vec::new();
    let schema = validator(&schema::settings());
    for key in SETTINGS.keys.iter().map(|key| key.name).chain(["zebra"]) {
        for value in samples() {
            let settings = json!({key: value});
            let refused = refusal_of_settings(&settings);
            agree(&mut faults, key, &settings, &schema, refused.as_deref());
        }
    }
    none(&faults);
}

#[test]
fn settings_are_one_map() {
    let schema = validator(&schema::settings());
    for settings in [
        json!([]),
        json!([{"name": "Marlshire"}]),
        json!("name"),
        json!(7),
    ] {
        assert!(!schema.is_valid(&settings), "{settings}");
        assert!(refusal_of_settings(&settings).is_some(), "{settings}");
    }
    for settings in ["name: M\n---\nplan: x\n", "[]\n---\nname: M\n"] {
        let inputs = Inputs::new(Some(Input::new("framework.yaml", settings)), |_| Vec::new());
        let faults = inputs.expect("settings").faults;
        assert!(
            matches!(
                faults[..],
                [Fault {
                    what: What::WrongFile { .. },
                    ..
                }]
            ),
            "{faults:?}"
        );
    }
    for nothing in ["", "# nothing yet\n", "---\n---\nname: M\n"] {
        let inputs = Inputs::new(Some(Input::new("framework.yaml", nothing)), |_| Vec::new());
        assert!(inputs.expect("settings").faults.is_empty(), "{nothing}");
    }
}

/// Each key by itself, and each item of a list, so that one fault does not hide another.
#[test]
fn the_settings_of_every_framework_are_judged_alike() {
    let mut faults = Vec::new();
    let schema = validator(&schema::settings());
    let mut judged = 0;
    for path in frameworks() {
        let text = fs::read_to_string(format!("{path}/framework.yaml")).unwrap_or_default();
        for settings in items(&text).into_iter().flatten() {
            for (key, value) in settings.as_object().into_iter().flatten() {
                let parts = match value {
                    Value::Array(items) => items.iter().map(|item| json!([item])).collect(),
                    other => vec![other.clone()],
                };
                for part in parts {
                    let settings = json!({key: part});
                    judged += 1;
                    agree(
                        &mut faults,
                        &path,
                        &settings,
                        &schema,
                        refusal_of_settings(&settings).as_deref(),
                    );
                }
            }
        }
    }
    none(&faults);
    assert!(judged > 200, "{judged} judged");
}

#[test]
fn workspaces_are_judged_alike() {
    let mut faults = Vec::new();
    let schema = validator(&schema::workspace());
    let keys = || WORKSPACE.keys.iter().map(|key| key.name).chain(["zebra"]);
    let members = || MEMBER.keys.iter().map(|key| key.name).chain(["zebra"]);
    for value in samples() {
        let with = |key: &str| (key.to_owned(), json!({"frameworks": ["a"], key: value}));
        let inside = |key: &str| {
            let member = json!({"path": "a", key: value});
            (format!("frameworks.{key}"), json!({"frameworks": [member]}))
        };
        for (key, workspace) in keys().map(with).chain(members().map(inside)) {
            let refused = refusal_of_workspace(&workspace);
            agree(&mut faults, &key, &workspace, &schema, refused.as_deref());
        }
    }
    none(&faults);
}

fn refusal_of_workspace(workspace: &Value) -> Option<String> {
    let mut sources = Sources::default();
    let file = sources.add(Input::new("workspace.json", workspace.to_string()));
    let mut faults = Vec::new();
    Workspace::read(&sources, file, &mut faults);
    faults.first().map(|fault| format!("{:?}", fault.what))
}

/// Whatever an editor shows on a key comes from here.
#[test]
fn every_key_is_described() {
    for schema in [
        schema::document(None),
        schema::settings(),
        schema::workspace(),
    ] {
        let definitions = schema["$defs"].as_object().expect("definitions");
        for (name, definition) in definitions {
            for (key, property) in definition["properties"].as_object().into_iter().flatten() {
                assert!(property["description"].is_string(), "{name}.{key}");
            }
        }
    }
}
