//! The keys of a document, and of what stands inside it.

use super::key::{Form, Key, TEXTS, Table, key, words};
use crate::framework::{
    AuthorityType, Basis, Binding, BodyRole, Extent, Family, Kind, Kinds, RELATIONS, Relation,
    StatusWord, Tier,
};

const NONE: Kinds = Kinds::of(&[]);
const EXPECTATION: Kinds = Kinds::of(&[Kind::Expectation]);
const DOCUMENTS: Kinds = Kinds::ALL.but(EXPECTATION);
const MEASURE: Kinds = Kinds::of(&[Kind::Measure]);
const RECOMMENDATION: Kinds = Kinds::of(&[Kind::Recommendation]);
const EVIDENCE_KINDS: Kinds = Kinds::of_families(&[Family::Evidence]);
const CORPORATE_PLAN: Kinds = Kinds::of(&[Kind::CorporatePlan]);
const PLANS: Kinds = Kinds::of_families(&[Family::Plan]);
/// What is adopted, owned and reviewed.
const ADOPTED: Kinds = Kinds::of_families(&[Family::Strategy, Family::Plan]).and(CORPORATE_PLAN);
const STRATEGIES_AND_PLANS: Kinds = ADOPTED.but(CORPORATE_PLAN);

/// What one document of a framework declares.
pub static DOCUMENT: Table = Table::new(
    "document",
    "One document of the policy framework: a plan, strategy, priority, measure, recommendation, source, body or expectation.",
    &[
        key("id", Form::Id, "The name by which other documents link to this one: lower-case words and numbers with hyphens, unique in the framework.").needed(),
        key("kind", Form::Kind, "What it is. A council adds kinds of its own in framework.yaml under `kinds`.").needed(),
        key("title", Form::Title, "What people call it, as on its cover.").needed(),
        key("aliases", TEXTS, "What else people call it."),
        key("status", Form::Many(&[Form::Word(statuses), Form::Map(&STATUS)]), "How it stands: one word; or with date and body; or a list of those, oldest first. Left out, it counts as adopted.")
            .of(DOCUMENTS)
            .offered(ADOPTED, "{is: adopted, on: 2024-01-31, by: Cabinet}"),
        key("period", Form::Map(&PERIOD), "From when to when it holds. An end that is left out is open.")
            .of(DOCUMENTS)
            .offered(ADOPTED, "{from: 2024/25, to: 2028/29}"),
        key("review_by", Form::Date, "The last day for its next review.")
            .of(DOCUMENTS)
            .offered(ADOPTED, "2026-03"),
        key("owner", Form::Text, "Who answers for it: a role, not a person's name.")
            .of(DOCUMENTS)
            .offered(ADOPTED.and(RECOMMENDATION), "Director of Housing"),
        key("tier", Form::Word(tiers), "Whether the priority is one of the core aims or enables them.")
            .of(Kinds::of(&[Kind::Priority]))
            .needed()
            .offered(Kinds::of(&[Kind::Priority]), "core"),
        key("unit", Form::Text, "What the measure counts in.").of(MEASURE).offered(MEASURE, "homes a year"),
        key("baseline", Form::Number, "Where the measure started, in its unit.").of(MEASURE).offered(MEASURE, "120"),
        key("target", Form::Map(&OWN_TARGET), "The value that the measure is to reach.")
            .of(MEASURE)
            .offered(MEASURE, "{value: 300, by: 2027/28}"),
        key("number", Form::Text, "The number of the recommendation in its report.")
            .of(RECOMMENDATION)
            .offered(RECOMMENDATION, "1"),
        key("withdrawn", Form::YesNo, "Whether the recommendation is closed.").of(RECOMMENDATION),
        key("role", Form::Word(roles), "What the body is in the council's constitution.")
            .of(Kinds::of(&[Kind::Body]))
            .offered(Kinds::of(&[Kind::Body]), "committee"),
        key("published", Form::Date, "When the evidence was published.").of(DOCUMENTS).offered(EVIDENCE_KINDS, "2023-11"),
        key("publisher", Form::Text, "Who published the evidence.").of(DOCUMENTS).offered(EVIDENCE_KINDS, "Office for National Statistics"),
        relation(Relation::Supports, "Priorities that it serves, or the corporate plan as a whole.").offered(STRATEGIES_AND_PLANS, "id-of-a-priority"),
        relation(Relation::Delivers, "Strategies, plans or priorities that it puts into practice.").offered(PLANS.and(MEASURE), "id-of-a-strategy"),
        relation(Relation::PartOf, "The document that contains it; for a priority, its corporate plan.").offered(Kinds::of(&[Kind::Priority]), "id-of-the-corporate-plan"),
        relation(Relation::AlignsWith, "Strategies and plans that it is meant to agree with."),
        relation(Relation::DependsOn, "Strategies, plans or evidence without which it cannot work."),
        relation(Relation::FundedBy, "What pays for it: a budget, a programme, a financial strategy.").offered(ADOPTED, "id-of-a-budget"),
        relation(Relation::MeasuredBy, "Measures by which its success is judged.").offered(ADOPTED.and(Kinds::of(&[Kind::Priority])), "id-of-a-measure"),
        relation(Relation::InformedBy, "Evidence that it rests on."),
        relation(Relation::Addresses, "Recommendations that it answers."),
        relation(Relation::Supersedes, "Documents whose place it takes."),
        relation(Relation::Fulfils, "Expectations that it meets."),
        relation(Relation::OverseenBy, "Bodies that watch over it."),
        key("linkage", Form::Word(linkages), "`unexamined` where nobody has looked for its links yet. Where links are simply left out, it says that there are none.").of(DOCUMENTS),
        key("targets", Form::Many(&[Form::Map(&TARGET)]), "Values that it promises for measures.").of(DOCUMENTS),
        key("assumptions", TEXTS, "What it takes for granted.").of(DOCUMENTS),
        key("risks", TEXTS, "What may go wrong.").of(DOCUMENTS),
        key("external", Form::YesNo, "Whether it is another authority's document.").of(DOCUMENTS),
        key("collective", Form::YesNo, "Whether it stands for several documents that are not itemised.").of(DOCUMENTS),
        key("level", Form::Word(bindings), "How binding the expectation is.")
            .of(EXPECTATION)
            .needed()
            .offered(EXPECTATION, "good-practice"),
        key("authority", Form::Many(&[Form::Map(&AUTHORITY)]), "Where the demand is written down.")
            .of(EXPECTATION)
            .offered(EXPECTATION, "{instrument: Constitution of the council, provision: Part 3}"),
        key("applies_to", Form::Many(&[Form::Word(authorities)]), "Types of council that it applies to; all where it is left out.").of(EXPECTATION),
        key("owned_by", Form::Many(&[Form::Word(authorities)]), "Types of council where another body owns the document.").of(EXPECTATION),
        key("from", Form::Date, "From when it applies.").of(EXPECTATION),
        key("until", Form::Date, "Until when it applies.").of(EXPECTATION),
        key("review_every", Form::Count, "Months between reviews.").of(EXPECTATION),
        key("adopted_by", Form::Word(roles), "Which body must adopt the document.").of(EXPECTATION),
        key("links_to", TEXTS, "Expectations whose documents must be linked to this one's.").of(EXPECTATION),
        key("condition", Form::Text, "It applies only where this holds, which the program cannot know.").of(EXPECTATION),
        key("checked", Form::YesNo, "Whether somebody has read the provision.").of(EXPECTATION),
        key("tags", TEXTS, "Words of your own to choose documents by."),
        key("url", Form::Text, "Where the document itself can be read.").offered(ADOPTED.and(EVIDENCE_KINDS), "https://www.example.gov.uk/document"),
        key("evidence", EVIDENCE, "Where it can be read that this entry is right."),
        key("note", Form::Text, "Anything else, in your own words."),
        key("internal", Form::YesNo, "Whether it is not for publishing."),
    ],
);

/// The long form of a status.
pub(super) static STATUS: Table = Table::new(
    "status",
    "What the document became, when, and who decided it.",
    &[
        key("is", Form::Word(statuses), "What it became.").needed(),
        key("on", Form::Date, "When; the first day of what is written."),
        key("by", Form::Text, "Who decided it: the body's name or id."),
        key("evidence", EVIDENCE, "Where the decision can be read."),
    ],
);

pub(super) static PERIOD: Table = Table::new(
    "period",
    "From when to when something holds.",
    &[
        key("from", Form::Date, "It begins on the first day of this."),
        key("to", Form::Date, "It ends with the last day of this."),
    ],
);

/// The long form of a link.
pub(super) static LINK: Table = Table::new(
    "link",
    "A link to another document, and how it is known.",
    &[
        key("to", Form::Text, "The id of the other document.").needed(),
        key(
            "basis",
            Form::Word(bases),
            "Whether the document itself says so (`stated`, as where it is left out), another document says so, or somebody concludes it.",
        ),
        key(
            "extent",
            Form::Word(extents),
            "For `supersedes` and `fulfils`: all of the other document, or a part.",
        ),
        key("since", Form::Date, "The link does not exist before this."),
        key("evidence", EVIDENCE, "Where it can be read."),
        key("note", Form::Text, "Anything else, in your own words."),
    ],
);

/// The long form of a piece of evidence.
pub(super) static EVIDENCE_ENTRY: Table = Table::new(
    "evidence",
    "Where a claim can be read.",
    &[
        key(
            "source",
            Form::Text,
            "The id of a declared source, report, register or assessment.",
        )
        .needed(),
        key("at", Form::Text, "The page, paragraph or minute."),
        key("note", Form::Text, "Anything else, in your own words."),
    ],
);

/// A measure's own target.
pub(super) static OWN_TARGET: Table = Table::new(
    "own-target",
    "The value that a measure is to reach.",
    &[VALUE, BY, SINCE, TARGET_EVIDENCE],
);

/// A target for a measure.
pub(super) static TARGET: Table = Table::new(
    "target",
    "A value that a document promises for a measure.",
    &[
        key("measure", Form::Text, "The id of the measure.").needed(),
        VALUE,
        BY,
        SINCE,
        TARGET_EVIDENCE,
    ],
);

const VALUE: Key = key("value", Form::Number, "A number in the measure's unit.").needed();
const BY: Key = key(
    "by",
    Form::Date,
    "By when; the last day of what is written.",
);
const SINCE: Key = key(
    "since",
    Form::Date,
    "The target does not exist before this.",
);
const TARGET_EVIDENCE: Key = key("evidence", EVIDENCE, "Where it can be read.");

/// Who asks for what is expected.
pub(super) static AUTHORITY: Table = Table::new(
    "authority",
    "Where a demand is written down.",
    &[
        key("instrument", Form::Text, "The act, code or report.").needed(),
        key("provision", Form::Text, "The section or paragraph."),
        key("url", Form::Text, "Where it can be read."),
    ],
);

const EVIDENCE: Form = Form::Many(&[Form::Text, Form::Map(&EVIDENCE_ENTRY)]);
const LINKS: Form = Form::Many(&[Form::Text, Form::Map(&LINK)]);

/// The key of a relation. That its two kinds may not be joined so is for a rule to say, not for reading; only an
/// expectation, which is no document, has none but those that may start there.
const fn relation(relation: Relation, about: &'static str) -> Key {
    let row = &RELATIONS[relation as usize];
    let of_expectations = if row.from.contains(Kind::Expectation) {
        EXPECTATION
    } else {
        NONE
    };
    key(row.word, LINKS, about).of(DOCUMENTS.and(of_expectations))
}

fn statuses() -> Vec<&'static str> {
    words(&StatusWord::WORDS)
}

pub(crate) fn tiers() -> Vec<&'static str> {
    words(&Tier::WORDS)
}

fn roles() -> Vec<&'static str> {
    words(&BodyRole::WORDS)
}

fn bases() -> Vec<&'static str> {
    words(&Basis::WORDS)
}

fn extents() -> Vec<&'static str> {
    words(&Extent::WORDS)
}

fn bindings() -> Vec<&'static str> {
    words(&Binding::WORDS)
}

pub(crate) fn authorities() -> Vec<&'static str> {
    words(&AuthorityType::WORDS)
}

fn linkages() -> Vec<&'static str> {
    vec!["unexamined"]
}
