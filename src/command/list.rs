//! `stratlint list`.

use super::{Exit, Output, Problem, day, exit, inputs, remark_on, remark_on_overlooked};
use crate::cli::{List, ListFormat};
use crate::framework::{Family, KINDS, Kind, Kinds, Selector};
use crate::load::OwnKinds;
use crate::report::text::plural;
use crate::report::{Asked, expectations, list, ndjson};
use crate::suggest;

pub(super) fn run(arguments: &List) -> Result<Exit, Problem> {
    let inputs = inputs(&arguments.framework)?;
    let wanted = wanted(arguments.kind.as_deref(), &inputs.settings.kinds)?;
    let output = Output::apart(&arguments.common.output, &arguments.framework)?;
    let (framework, faults) = inputs.framework(day(&arguments.common));
    remark_on(&faults, &arguments.common.output);
    if arguments.format == ListFormat::Human {
        remark_on_overlooked(&inputs, &arguments.common.output);
    }
    let asked = Asked {
        framework: &framework,
        settings: &inputs.settings,
        path: &arguments.framework,
    };
    let result = match (wanted, arguments.format) {
        (Wanted::Documents(chosen), ListFormat::Ndjson) => {
            output.write_by(|out| ndjson::write_documents(&asked, &chosen, out))?;
            return Ok(exit(&framework, &faults));
        }
        (Wanted::Expectations, ListFormat::Ndjson) => return Err(expectations_by_line()),
        (Wanted::Documents(chosen), ListFormat::Human) => {
            list::human(&asked, &chosen, output.look()).into_bytes()
        }
        (Wanted::Documents(chosen), ListFormat::Json) => list::json(&asked, &chosen),
        (Wanted::Expectations, ListFormat::Human) => {
            expectations::human(&asked, output.look()).into_bytes()
        }
        (Wanted::Expectations, ListFormat::Json) => expectations::json(&asked),
    };
    output.write(&result)?;
    Ok(exit(&framework, &faults))
}

fn expectations_by_line() -> Problem {
    Problem::new(
        "what is expected has no form of lines",
        "Take `--format json`; `stratlint check --format ndjson` has a line for each expectation that is not met.",
    )
}

/// What is to be listed.
enum Wanted {
    Documents(Selector),
    Expectations,
}

/// Families that have a name of their own; that of a kind is its plural.
const FAMILIES: [(&str, Family); 3] = [
    ("strategies", Family::Strategy),
    ("plans", Family::Plan),
    ("evidence", Family::Evidence),
];

fn wanted(word: Option<&str>, own: &OwnKinds) -> Result<Wanted, Problem> {
    let Some(word) = word else {
        return Ok(Wanted::Documents(Selector::default()));
    };
    let is = |known: &str| word == known || word == plural(known);
    if let Some((_, family)) = FAMILIES.iter().find(|(known, _)| word == *known) {
        return Ok(Wanted::Documents(Selector::of(Kinds::of_families(&[
            *family,
        ]))));
    }
    if let Some(own) = own.keys().find(|own| is(own)) {
        return Ok(Wanted::Documents(Selector {
            kind_word: vec![own.clone()],
            ..Selector::default()
        }));
    }
    match KINDS.iter().find(|(_, known, _)| is(known)) {
        Some((Kind::Expectation, ..)) => Ok(Wanted::Expectations),
        Some((kind, ..)) => Ok(Wanted::Documents(Selector::of(Kinds::of(&[*kind])))),
        None => Err(unknown(word, own)),
    }
}

/// Says which kinds there are.
pub(super) fn unknown(word: &str, own: &OwnKinds) -> Problem {
    let kinds = KINDS.iter().map(|(_, known, _)| *known);
    let families = FAMILIES.iter().map(|(known, _)| *known);
    let known = families.chain(kinds).chain(own.keys().map(String::as_str));
    let help = match suggest::words(word, known.clone()).first() {
        Some(near) => format!("Is `{near}` meant?"),
        None => format!("Kinds are: {}.", known.collect::<Vec<_>>().join(", ")),
    };
    Problem::new(format!("there is no kind `{word}`"), help)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn own() -> OwnKinds {
        OwnKinds::from([("charter".into(), Kind::Policy)])
    }

    #[track_caller]
    fn chooses(word: &str, kinds: &[Kind], own_kinds: &[&str]) {
        let Ok(Wanted::Documents(chosen)) = wanted(Some(word), &own()) else {
            panic!("{word} names documents");
        };
        let kinds = (!kinds.is_empty()).then(|| Kinds::of(kinds));
        assert_eq!(
            (chosen.kind, &*chosen.kind_word),
            (kinds, &*own_words(own_kinds))
        );
    }

    fn own_words(words: &[&str]) -> Vec<String> {
        words.iter().map(|word| (*word).to_owned()).collect()
    }

    #[test]
    fn a_kind_is_named_in_the_singular_or_the_plural() {
        chooses("service-plan", &[Kind::ServicePlan], &[]);
        chooses("service-plans", &[Kind::ServicePlan], &[]);
        chooses("policies", &[Kind::Policy], &[]);
        chooses("charters", &[], &["charter"]);
    }

    #[test]
    fn a_family_has_a_word_of_its_own() {
        chooses("strategy", &[Kind::Strategy], &[]);
        chooses(
            "strategies",
            &[Kind::Strategy, Kind::Policy, Kind::Masterplan],
            &[],
        );
    }

    #[test]
    fn expectations_are_listed_apart() {
        let wanted = wanted(Some("expectations"), &own());
        assert!(matches!(wanted, Ok(Wanted::Expectations)));
    }

    #[test]
    fn an_unknown_kind_is_refused() {
        assert!(wanted(Some("strategie"), &own()).is_err());
    }
}
