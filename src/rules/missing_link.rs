use super::{Check, Context, Report, Rule};
use crate::finding::{Found, Group, Level, Words};
use crate::framework::{DocumentRef, Expectation, Framework, LinkRef};
use rustc_hash::{FxHashMap, FxHashSet};

pub(super) static RULE: Rule = Rule {
    id: "missing-link",
    page: include_str!("missing_link.md"),
    group: Group::Coverage,
    level: Level::Warning,
    check: Check::Framework(check),
};

const JOINED: Words = Words {
    message: "{document} and {other} are not linked, though {expected} asks that they look at each other",
    label: "no link to `{other_id}`",
    help: "Read both. If one refers to the other, declare that link (`aligns_with`, `depends_on`, `informed_by`); if not, raise it at the next review.",
};

const OWNED_ELSEWHERE: Words = Words {
    message: "{document} is not linked to {other}, the plan of the body that owns this subject",
    label: "no link to `{other_id}`",
    help: "Declare how it follows that plan, with `aligns_with` or `delivers`; if it does not refer to it, raise that at the next review.",
};

fn check(context: &Context, report: &mut Report) {
    let framework = context.framework;
    let council = context.settings.authority;
    let day = framework.day();
    let applies = |expectation: &Expectation| expectation.applies(council, day);
    let expectations = framework.expectations();
    let sides: FxHashMap<&str, Side> = expectations
        .iter()
        .map(|one| (&*one.id.value, Side::new(fulfilling(framework, one))))
        .collect();
    for expectation in expectations {
        report.examine();
        let side = &sides[&*expectation.id.value];
        if applies(expectation) {
            let others = expectation
                .links_to
                .iter()
                .filter_map(|other| framework.expectation(other));
            // Two that name each other are told once, at the first.
            let told = |other: &&Expectation| {
                other.id.value < expectation.id.value && names(other, expectation) && applies(other)
            };
            for other in others.filter(|other| !told(other)) {
                report_apart(report, expectation, &JOINED, side, &sides[&*other.id.value]);
            }
        } else if expectation.is_owned_by_another(council) && expectation.is_asked_on(day) {
            let (theirs, ours): (Vec<_>, Vec<_>) =
                (side.documents.iter().copied()).partition(|document| document.external);
            let theirs = Side::new(theirs);
            for document in ours {
                let ours = Side::new(vec![document]);
                report_apart(report, expectation, &OWNED_ELSEWHERE, &ours, &theirs);
            }
        }
    }
}

/// The documents that stand on one side, and what their links lead to.
struct Side<'f> {
    documents: Vec<DocumentRef<'f>>,
    ids: FxHashSet<&'f str>,
    targets: FxHashSet<&'f str>,
}

impl<'f> Side<'f> {
    fn new(documents: Vec<DocumentRef<'f>>) -> Self {
        let id = |document: DocumentRef<'f>| &*document.declared().id.value;
        let links = documents.iter().flat_map(|document| document.links());
        Self {
            ids: documents.iter().map(|document| id(*document)).collect(),
            targets: links.filter_map(LinkRef::target).map(id).collect(),
            documents,
        }
    }
}

/// Whether an expectation says that its document must look at that of the other.
fn names(expectation: &Expectation, other: &Expectation) -> bool {
    expectation
        .links_to
        .iter()
        .any(|named| named.value == other.id.value)
}

/// The documents in force that fulfil an expectation; none where nobody has looked at the links of one of them.
fn fulfilling<'f>(framework: &'f Framework<'f>, expectation: &Expectation) -> Vec<DocumentRef<'f>> {
    let links = framework.claims(expectation);
    let mut documents: Vec<_> = links
        .into_iter()
        .map(|link| link.from)
        .filter(|document| document.is_in_force())
        .collect();
    documents.dedup();
    if documents
        .iter()
        .any(|document| document.unexamined.is_some())
    {
        Vec::new()
    } else {
        documents
    }
}

/// Reports the two sides where no link joins the one to the other.
fn report_apart(
    report: &mut Report,
    expectation: &Expectation,
    words: &'static Words,
    ours: &Side,
    others: &Side,
) {
    let (Some(document), Some(other)) = (ours.documents.first(), others.documents.first()) else {
        return;
    };
    if !are_linked(ours, others) {
        let finding = Found::new(words, document.id.place)
            .subject(&document.id)
            .target(&other.id)
            .title("document", &document.title)
            .title("other", &other.title)
            .title("expected", &expectation.title)
            .with("other_id", &*other.id.value)
            .related("{title} is declared here", &other.title, other.id.place);
        report.add_with(
            Level::Warning,
            &expectation.authority.clone().into(),
            finding,
        );
    }
}

/// Whether any relation joins a document of one side to one of the other, either way, or one document stands on both. Sets
/// are gone through by the smaller, so that a side of many documents costs nothing to many of few.
fn are_linked(ours: &Side, others: &Side) -> bool {
    !ours.ids.is_disjoint(&others.ids)
        || !ours.targets.is_disjoint(&others.ids)
        || !ours.ids.is_disjoint(&others.targets)
}
