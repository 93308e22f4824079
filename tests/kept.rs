//! What is kept from one check to the next comes to what reading everything anew would.

use std::collections::BTreeMap;
use std::path::Path;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::Value;
use stratlint::check::Inputs;
use stratlint::date::Day;
use stratlint::framework::Framework;
use stratlint::kept::Kept;
use stratlint::load::fault::Fault;
use stratlint::report::{self, Checked};
use stratlint::source::Input;

use crate::checking::{DAY, Files, day, in_memory};
use crate::properties::{declaration, form, text};

/// The settings come first, documents after; the order of names is not that of the folders.
const PATHS: [&str; 6] = [
    "framework.yaml",
    "0.yaml",
    "a.yaml",
    "m/n.yaml",
    "m-o.yaml",
    "z.json",
];

/// What a council may say of all files at once.
const SETTINGS: [&str; 5] = [
    "name: Marlshire\n",
    "limits: {documents: 3}\n",
    "expectations: [m/n.yaml, good-practice]\n",
    "kinds: [{id: stratgy, like: strategy}]\nlevels: {missing-owner: 'off'}\n",
    "exceptions: [{rule: missing-owner, document: a, reason: r, agreed_by: b, until: 2024-12-31}]\n",
];

/// What a file may hold: declarations, or what is left where somebody is interrupted.
fn content() -> impl Strategy<Value = Vec<u8>> {
    let declared = (vec(declaration(), 0..6), form()).prop_map(|(declarations, form)| {
        let declarations: Vec<&Value> = declarations.iter().collect();
        text(&declarations, form).into_bytes()
    });
    let broken = select(vec![
        &b""[..],
        b"id: [",
        b"id: caf\xe9\n",
        b"{\"schema\": \"stratlint-x\"}",
    ]);
    prop_oneof![6 => declared, 1 => broken.prop_map(<[u8]>::to_vec)]
}

/// A file and what it holds from now on; nothing where it is removed.
fn step() -> impl Strategy<Value = (&'static str, Option<Vec<u8>>)> {
    let settings = select(&SETTINGS[..]).prop_map(|text| (PATHS[0], Some(text.into())));
    let document = (select(&PATHS[1..]), prop::option::weighted(0.9, content()));
    prop_oneof![1 => settings, 9 => document]
}

fn shown(inputs: &Inputs, framework: &Framework, faults: &[Fault]) -> String {
    let checked = Checked {
        outcome: &inputs.outcome(framework, faults),
        sources: &inputs.sources,
        path: Path::new("framework"),
        fail_on: None,
    };
    String::from_utf8(report::json::write(&checked)).expect("JSON")
}

fn anew(files: &Files, day: Day) -> String {
    let inputs = in_memory(files);
    let (framework, faults) = inputs.framework(day);
    shown(&inputs, &framework, &faults)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_kept_is_what_would_be_read(steps in vec(step(), 1..24)) {
        let mut files: Files = BTreeMap::new();
        let mut kept = Kept::new(in_memory(&files));
        for (path, content) in steps {
            let is_document = path != PATHS[0];
            match content {
                Some(content) => files.insert(path.into(), content),
                None => files.remove(path),
            };
            match files.get(path) {
                Some(content) if is_document && kept.knows(path) => {
                    kept.take(vec![Input::new(path, content.clone())]);
                }
                _ => kept = Kept::new(in_memory(&files)),
            }
            // What is lent comes back, and serves another day.
            for day in [day("2030-06-30"), day(DAY)] {
                prop_assert_eq!(kept.ask(day, shown), anew(&files, day));
            }
        }
    }
}

#[test]
fn a_file_that_is_not_known_is_not_taken() {
    let plan = "{id: plan, kind: corporate-plan, title: Plan}";
    let files = Files::from([("b.yaml".to_owned(), plan.into())]);
    let mut kept = Kept::new(in_memory(&files));
    assert!(kept.knows("b.yaml") && !kept.knows("a.yaml"));
    kept.take(vec![Input::new("a.yaml", plan)]);
    assert_eq!(kept.ask(day(DAY), shown), anew(&files, day(DAY)));
}
