//! English for what the framework answers with, as it stands in a sentence. Rules and reports speak; the framework has only
//! the words of files.

use std::borrow::Cow;
use std::fmt::Display;

use crate::framework::{Binding, BodyRole, Relation, Shortfall, State, Step};

/// After "is": "only a draft".
pub(crate) fn state(state: State) -> &'static str {
    match state {
        State::NotYet => "not begun",
        State::Proposed => "only proposed",
        State::Draft => "only a draft",
        State::InForce => "in force",
        State::UnderReview => "under review",
        State::Future => "not yet in force",
        State::Lapsed => "lapsed",
        State::Superseded => "superseded",
        State::Withdrawn => "withdrawn",
        State::Unknown => "of unknown status",
    }
}

/// Read from the document that declares it: "is part of".
pub(crate) fn relation(relation: Relation) -> &'static str {
    match relation {
        Relation::Supports => "supports",
        Relation::Delivers => "delivers",
        Relation::PartOf => "is part of",
        Relation::AlignsWith => "aligns with",
        Relation::DependsOn => "depends on",
        Relation::FundedBy => "is funded by",
        Relation::MeasuredBy => "is measured by",
        Relation::InformedBy => "is informed by",
        Relation::Addresses => "addresses",
        Relation::Supersedes => "supersedes",
        Relation::Fulfils => "fulfils",
        Relation::OverseenBy => "is overseen by",
    }
}

/// The same, read from the other end: "contains".
pub(crate) fn inverse(relation: Relation) -> &'static str {
    match relation {
        Relation::Supports => "is supported by",
        Relation::Delivers => "is delivered by",
        Relation::PartOf => "contains",
        Relation::AlignsWith => "aligns with",
        Relation::DependsOn => "is needed by",
        Relation::FundedBy => "funds",
        Relation::MeasuredBy => "measures",
        Relation::InformedBy => "informs",
        Relation::Addresses => "is addressed by",
        Relation::Supersedes => "is superseded by",
        Relation::Fulfils => "is fulfilled by",
        Relation::OverseenBy => "oversees",
    }
}

/// The link of a step, read from where the step begins: "supports" or "is supported by".
pub(crate) fn step(step: Step) -> &'static str {
    let said = step.link.relation;
    if step.link.from == step.from {
        relation(said)
    } else {
        inverse(said)
    }
}

/// Read from the document that falls short of an expectation: "covers a part".
pub(crate) fn shortfall(shortfall: Shortfall) -> Cow<'static, str> {
    match shortfall {
        Shortfall::NotInForce(is) => format!("is {}", state(is)).into(),
        Shortfall::Collective => "stands for several documents".into(),
        Shortfall::InPart => "covers a part".into(),
        Shortfall::NotStated => "does not say so itself".into(),
    }
}

/// What asks for a document: "a statutory duty".
pub(crate) fn binding(binding: Binding) -> &'static str {
    match binding {
        Binding::StatutoryDuty => "a statutory duty",
        Binding::StatutoryGuidance => "statutory guidance",
        Binding::ProfessionalCode => "a professional code",
        Binding::GoodPractice => "good practice",
    }
}

/// Who adopts: "the Cabinet".
pub(crate) fn role(role: BodyRole) -> &'static str {
    match role {
        BodyRole::FullCouncil => "the Full Council",
        BodyRole::Cabinet => "the Cabinet",
        BodyRole::CabinetMember => "a Cabinet member",
        BodyRole::Committee => "a committee",
        BodyRole::Board => "a board",
        BodyRole::Other => "another body",
    }
}

/// From when to when: "2022/23 to 2036/37"; none where both ends are open.
pub(crate) fn period(from: Option<&str>, to: Option<&str>) -> Option<String> {
    match (from, to) {
        (Some(from), Some(to)) if from == to => Some(from.to_owned()),
        (Some(from), Some(to)) => Some(format!("{from} to {to}")),
        (Some(from), None) => Some(format!("from {from}")),
        (None, Some(to)) => Some(format!("to {to}")),
        (None, None) => None,
    }
}

/// How often: "every month", "every 12 months".
pub(crate) fn every(months: u32) -> String {
    match months {
        1 => "every month".into(),
        _ => format!("every {months} months"),
    }
}

/// A noun with its article: "a strategy", "an assessment".
pub(crate) fn with_article(noun: impl Display) -> String {
    let noun = noun.to_string();
    let article = if noun.starts_with(['a', 'e', 'i', 'o']) {
        "an"
    } else {
        "a"
    };
    format!("{article} {noun}")
}

/// "1 document", "3 documents".
pub(crate) fn count(number: usize, one: &str) -> String {
    match number {
        1 => format!("1 {one}"),
        _ => format!("{number} {}", plural(one)),
    }
}

/// Several of what an English word names.
pub(crate) fn plural(word: &str) -> String {
    match word.strip_suffix('y') {
        Some(stem) if !stem.ends_with(['a', 'e', 'o', 'u']) => format!("{stem}ies"),
        _ if word == "evidence" => word.to_owned(),
        _ if word.ends_with(['s', 'x']) || word.ends_with("ch") => format!("{word}es"),
        _ => format!("{word}s"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_have_plurals() {
        let words = [
            "strategy",
            "service-plan",
            "body",
            "survey",
            "fix",
            "branch",
        ]
        .map(plural);
        assert_eq!(
            words,
            [
                "strategies",
                "service-plans",
                "bodies",
                "surveys",
                "fixes",
                "branches"
            ]
        );
        assert_eq!(count(1, "fix"), "1 fix");
        assert_eq!(count(0, "fix"), "0 fixes");
    }
}
