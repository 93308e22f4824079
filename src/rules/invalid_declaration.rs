mod dates;
mod keys;
mod names;
mod status;
mod syntax;

use super::{Check, Context, Report, Rule};
use crate::date::period;
use crate::finding::{Fix, Found, Group, Level, Slot, Words};
use crate::framework::Kind;
use crate::load::fault::{Fault, What};
use crate::phrase;
use crate::source::Place;

pub(super) static RULE: Rule = Rule {
    id: "invalid-declaration",
    page: include_str!("invalid_declaration.md"),
    group: Group::Integrity,
    level: Level::Error,
    check: Check::Framework(check),
};

fn check(context: &Context, report: &mut Report) {
    context.framework.all().for_each(|_| report.examine());
    for fault in context
        .faults
        .iter()
        .filter(|fault| !fault.what.is_of_file())
    {
        let finding = finding(fault);
        let field = fault
            .field
            .map(String::from)
            .or(finding.about.field.clone());
        let mut finding = Found {
            subject: fault.subject.clone(),
            ..finding
        };
        finding.about.field = field;
        report.add(finding);
    }
    if let Some(finding) = corporate_plan(context) {
        report.add(finding);
    }
    for plan in &context.settings.plans {
        if let Some(document) = context
            .framework
            .document(plan)
            .filter(|found| found.kind != Kind::CorporatePlan)
        {
            let finding = Found::new(&NO_CORPORATE_PLAN, plan.place)
                .subject(plan)
                .field("plan");
            report.add(
                finding
                    .with("id", &*plan.value)
                    .with("kind", phrase::with_article(document.kind)),
            );
        }
    }
}

const NO_CORPORATE_PLAN: Words = Words {
    message: "the settings name `{id}` as the corporate plan, but it is {kind}",
    label: "not a corporate plan",
    help: "Name a document of kind `corporate-plan`, or correct the kind of `{id}`.",
};

const NONE_IN_FORCE: Words = Words {
    message: "no corporate plan is in force on {day}",
    label: "expected to be in force",
    help: "Declare the corporate plan with kind `corporate-plan`, its status and its period; everything else hangs on it.",
};

const NONE_DECLARED: Words = Words {
    message: "no corporate plan is declared",
    label: "a framework without a corporate plan",
    help: "Declare the corporate plan with kind `corporate-plan`, its status and its period; everything else hangs on it.",
};

const SEVERAL_IN_FORCE: Words = Words {
    message: "{count} corporate plans are in force on {day}",
    label: "one of several",
    help: "Say with `supersedes` which one has taken over, or name the corporate plan in framework.yaml under `plan:`.",
};

/// What is wrong where not just one corporate plan is in force.
fn corporate_plan(context: &Context) -> Option<Found> {
    let framework = context.framework;
    let mut plans = framework.plans();
    let named = &context.settings.plans;
    let (words, place) = match plans.len() {
        1 => return None,
        // A plan that is named and not declared is told by `unknown-reference`, a broken one where it stands.
        0 if named.iter().any(|plan| framework.document(plan).is_none()) => return None,
        0 => no_plan(context)?,
        _ => (&SEVERAL_IN_FORCE, plans.next()?.id.place),
    };
    let mut finding = Found::new(words, place)
        .field("corporate-plan")
        .with("day", framework.day())
        .with("count", framework.plans().len());
    if framework.plans().len() > 1 {
        finding.others = framework
            .plans()
            .map(|plan| plan.id.value.clone().into_owned())
            .collect();
        for plan in framework.plans().skip(1) {
            finding = finding.related("{title} is in force too", &plan.title, plan.id.place);
        }
    }
    Some(finding)
}

/// What to say where no plan is in force, and where: at the plan that the settings name, or at a corporate plan of the
/// council's own that is not in force; where none is declared at all, at the council's name in the settings, or at the first
/// document. Nothing where there are no documents: then there is nothing to hang on a plan.
fn no_plan(context: &Context) -> Option<(&'static Words, Place)> {
    let framework = context.framework;
    let first = framework.all().map(|document| document.id.place).min()?;
    let settings = context.settings;
    let named = settings.plans.first().map(|plan| plan.place);
    let mut plans = framework
        .all()
        .filter(|document| document.kind == Kind::CorporatePlan && !document.external);
    let declared = named.or_else(|| plans.next().map(|plan| plan.id.place));
    let council = || {
        settings
            .name
            .as_ref()
            .map(|name| name.place)
            .or(settings.place)
    };
    Some(match declared {
        Some(place) => (&NONE_IN_FORCE, place),
        None => (&NONE_DECLARED, council().unwrap_or(first)),
    })
}

const NOT_JSON: Words = Words {
    message: "this is not JSON: {words}",
    label: "reading stopped here",
    help: "Correct it, so that every program can read the file; or rename it to end in .yaml if it is meant to be YAML.",
};

const UNKNOWN_ALIAS: Words = Words {
    message: "nothing before this place has the anchor that this alias names",
    label: "an alias to nothing",
    help: "If this is text that begins with an asterisk, put it in quotes.",
};

const TAG: Words = Words {
    message: "the tag `{tag}` means nothing here",
    label: "a tag",
    help: "If this is text that begins with an exclamation mark, put it in quotes; otherwise delete the tag.",
};

const KEY_IS_NO_WORD: Words = Words {
    message: "a key must be a word",
    label: "a key",
    help: "Write the key as one word followed by a colon.",
};

const REPEATED_KEY: Words = Words {
    message: "the key `{key}` stands twice in one declaration",
    label: "the second time",
    help: "Keep one of the two; several values go into one list.",
};

const KEY_OF_ANOTHER_KIND: Words = Words {
    message: "the key `{key}` belongs to documents of kind `{kind}`",
    label: "not for this kind",
    help: "Delete the key, or correct the kind of this document.",
};

const MISSING: Words = Words {
    message: "the key `{key}` is missing",
    label: "no `{key}` here",
    help: "Add `{key}:` with its value.",
};

const NO_TIER: Words = Words {
    help: "Add `tier: core` or `tier: enabling`: the corporate plan says which it is.",
    ..MISSING
};

const BLANK: Words = Words {
    message: "the key `{key}` has no value",
    label: "nothing behind it",
    help: "Write the value of `{key}`; `unknown` says that nobody knows it. Left out altogether, a document counts as adopted.",
};

const WRONG_FORM: Words = Words {
    message: "the value of `{key}` has the wrong form",
    label: "not {expected}",
    help: "Write {expected} as the value of `{key}`.",
};

const NO_DECLARATION: Words = Words {
    message: "this is not a declaration",
    label: "no keys with values",
    help: "Each document is declared by keys with values: `id`, `kind`, `title` and what else there is to say.",
};

const WRONG_FILE: Words = Words {
    message: "this is not {expected}",
    label: "something else",
    help: "Write {expected}, and nothing else in this file.",
};

const UNKNOWN_WORD: Words = Words {
    message: "`{word}` is not a word that `{key}` takes",
    label: "unknown word",
    help: "It takes {known}.",
};

const MISSPELT_WORD: Words = Words {
    message: "`{word}` is not a word that `{key}` takes",
    label: "unknown word",
    help: "Is {nearest} meant?",
};

const PERIOD_IN_WORDS: Words = Words {
    message: "the value of `period` has the wrong form",
    label: "not told by keys",
    help: "Write `period: {period}`.",
};

const NOT_A_PERIOD: Words = Words {
    message: "the value of `period` has the wrong form",
    label: "not told by keys",
    help: "Write `period: {period}` with the two dates of this document; leave out the one that is open.",
};

const NOT_AN_ID: Words = Words {
    message: "`{text}` cannot be an id",
    label: "not kebab-case",
    help: "Write an id in lower-case letters and numbers, with single hyphens between words: `transport-strategy`.",
};

const ENDS_BEFORE_START: Words = Words {
    message: "the period ends before it starts",
    label: "earlier than `from`",
    help: "Correct one of the two dates.",
};

const NOTHING_BETWEEN: Words = Words {
    message: "no number can be as this rule asks: `at_most` is less than `at_least`",
    label: "less than `at_least`",
    help: "Correct one of the two numbers.",
};

const OUT_OF_ORDER: Words = Words {
    message: "the history is not in order: this entry is older than the one before it",
    label: "out of order",
    help: "List the entries of `status` from the oldest to the newest.",
};

const MISNAMED_SETTINGS: Words = Words {
    message: "the settings are not found under this name",
    label: "not read",
    help: "Rename the file to framework.yaml; JSON is YAML too, so its content may stay as it is.",
};

const TOO_LONG: Words = Words {
    message: "the value of `{key}` is longer than {most} characters",
    label: "too long",
    help: "Shorten it; longer text can stand in `note`.",
};

const TOO_MANY: Words = Words {
    message: "this file has so many faults that it is not read further",
    label: "reading stopped here",
    help: "Settle the faults that are listed first; is this file meant for this folder?",
};

/// The words for what loading could not make sense of.
pub(super) fn finding(fault: &Fault) -> Found {
    let key = fault.field.unwrap_or("this");
    let at = |words| Found::new(words, fault.place).with("key", key);
    match &fault.what {
        What::Syntax { words, slip } => syntax::finding(words, slip, fault.place),
        What::NotJson(words) => at(&NOT_JSON).with("words", &**words),
        What::UnknownAlias => at(&UNKNOWN_ALIAS),
        What::Tag(tag) => at(&TAG).with("tag", &**tag),
        What::KeyIsNoWord => at(&KEY_IS_NO_WORD),
        What::RepeatedKey { key, first } => {
            of_key(&REPEATED_KEY, fault, key).related("it stands here first", "", *first)
        }
        What::UnknownKey {
            key,
            nearest,
            known,
        } => keys::finding(key, nearest, known, fault.place),
        What::KeyOfAnotherKind { key, belongs_to } => {
            of_key(&KEY_OF_ANOTHER_KIND, fault, key).with("kind", *belongs_to)
        }
        What::Missing { key: "tier" } => of_key(&NO_TIER, fault, "tier"),
        What::Missing { key } => of_key(&MISSING, fault, key),
        What::WrongForm { .. } if fault.field.is_none() => at(&NO_DECLARATION),
        What::WrongForm { expected } => at(&WRONG_FORM).with("expected", *expected),
        What::WrongFile { expected } => at(&WRONG_FILE).with("expected", *expected),
        What::UnknownWord {
            word,
            nearest,
            known,
        } if nearest.is_empty() => at(words_of(key, word).unwrap_or(&UNKNOWN_WORD))
            .target(word)
            .with("word", &**word)
            .with("known", Slot::AnyOf(known.clone())),
        What::UnknownWord { word, nearest, .. } => at(&MISSPELT_WORD)
            .target(word)
            .with("word", &**word)
            .with("nearest", Slot::AnyOf(nearest.clone()))
            .fix(Fix::spelling(fault.place, word, nearest)),
        What::NotADate { text } => dates::finding(text, key, fault.place),
        What::NotAPeriod { text } => not_a_period(text, fault.place),
        What::NotAnId { text } => at(&NOT_AN_ID).with("text", &**text),
        What::TakenName { sort, name } => names::taken(*sort, name, fault.place),
        What::UnknownName {
            sort,
            name,
            nearest,
            known,
        } => names::unknown(*sort, name, nearest, known, fault.place),
        What::Blank { key } => of_key(&BLANK, fault, key),
        What::EndsBeforeStart => at(&ENDS_BEFORE_START),
        What::NothingBetween => at(&NOTHING_BETWEEN),
        What::OutOfOrder => at(&OUT_OF_ORDER),
        What::MisnamedSettings => at(&MISNAMED_SETTINGS),
        What::TooMany => at(&TOO_MANY),
        What::TooLong { most } => at(&TOO_LONG).with("most", *most),
        What::Unreadable(_) | What::OverLimit { .. } => {
            unreachable!("faults of files are told by `unreadable-file`")
        }
    }
}

/// Words for a word that is known to mean something else.
fn words_of(key: &str, word: &str) -> Option<&'static Words> {
    match key {
        "status" | "is" => status::words(word),
        _ => None,
    }
}

/// A period that is told in words: what it comes to, or an example.
fn not_a_period(text: &str, place: Place) -> Found {
    let (words, bounds) = match period(text) {
        Some(bounds) => (
            &PERIOD_IN_WORDS,
            bounds.map(|date| date.map(|date| date.to_string())),
        ),
        None => (
            &NOT_A_PERIOD,
            ["2022/23", "2036/37"].map(|date| Some(date.to_owned())),
        ),
    };
    let keys = ["from", "to"].into_iter().zip(bounds);
    let keys: Vec<String> = keys
        .filter_map(|(key, date)| Some(format!("{key}: {}", date?)))
        .collect();
    Found::new(words, place).with("period", format!("{{{}}}", keys.join(", ")))
}

fn of_key(words: &'static Words, fault: &Fault, key: &str) -> Found {
    Found::new(words, fault.place).field(key).with("key", key)
}
