use super::{Check, Context, Report, Rule};
use crate::finding::{Found, Group, Level, Words};
use crate::framework::{DocumentRef, Family, Kind, Relation, Relations};

pub(super) static RULE: Rule = Rule {
    id: "unfunded-document",
    page: include_str!("unfunded_document.md"),
    group: Group::Accountability,
    level: Level::Note,
    check: Check::Framework(check),
};

const WORDS: Words = Words {
    message: "nothing says what pays for {document}",
    label: "no `funded_by`",
    help: "Add `funded_by:` with the budget, programme or financial strategy that pays for it.",
};

fn check(context: &Context, report: &mut Report) {
    for document in context
        .framework
        .documents()
        .filter(|document| needs_money(*document))
    {
        report.examine();
        if !document
            .links()
            .any(|link| link.relation == Relation::FundedBy)
        {
            report.add(
                Found::new(&WORDS, document.id.place)
                    .subject(&document.id)
                    .title("document", &document.title),
            );
        }
    }
}

/// The corporate plan, strategies and plans in force, but for those that pay for others.
pub(super) fn needs_money(document: DocumentRef) -> bool {
    document.is_governed() && document.is_in_force() && !is_money_itself(document)
}

/// What people expect of a council under this name is the financial strategy itself.
const FINANCIAL_STRATEGY: &str = "medium-term-financial-strategy";

/// A budget, or the financial strategy: what fulfils that expectation, or a strategy that pays for others.
fn is_money_itself(document: DocumentRef) -> bool {
    // By its id, whether or not the framework is held to the catalogue that asks for it.
    let is_financial_strategy = || {
        document.links().any(|link| {
            link.relation == Relation::Fulfils && *link.declared().to.value == *FINANCIAL_STRATEGY
        })
    };
    let pays = || {
        document
            .incoming(Relations::of(&[Relation::FundedBy]))
            .next()
            .is_some()
    };
    document.kind == Kind::Budget
        || is_financial_strategy()
        || document.kind.family() == Family::Strategy && pays()
}
