use super::{Check, Context, Report, Rule};
use crate::finding::{Found, Group, Level, Slot, Words};
use crate::framework::{DocumentRef, Linkage, Thread};
use crate::phrase;

pub(super) static RULE: Rule = Rule {
    id: "broken-thread",
    page: include_str!("broken_thread.md"),
    group: Group::Linkage,
    level: Level::Error,
    check: Check::Framework(check),
};

const NOT_IN_FORCE: Words = Words {
    message: "the golden thread of {document} stops at {end}, which is {state}: {chain}",
    label: "this way the thread stops",
    help: "Mend the step where it stops: adopt, extend or replace `{end_id}`, or link this document to something in force.",
};

const NOT_LINKED_ON: Words = Words {
    message: "the golden thread of {document} stops at {end}, which is not linked on: {chain}",
    label: "this way the thread stops",
    help: "Link `{end_id}` up to a priority or to a document that leads to one, or link this document there itself.",
};

const ANOTHERS: Words = Words {
    message: "the golden thread of {document} stops at {end}, which is another authority's: {chain}",
    label: "this way the thread leads out of the council",
    help: "Say with a link to a priority, or to a document that leads to one, what this document serves of your own plan; \
        `aligns_with: {end_id}` says that it follows another authority's.",
};

const INTO_CIRCLE: Words = Words {
    message: "the golden thread of {document} runs into a circle at {end}: {chain}",
    label: "this way the thread runs in a circle",
    help: "Mend the circle, which is reported as `circular-thread`, so that `{end_id}` leads on to a priority.",
};

fn check(context: &Context, report: &mut Report) {
    for document in context.framework.answerable() {
        report.examine();
        match context.framework.linkage(document) {
            Linkage::Broken(thread) => report.add(finding(stopped(&thread), document, &thread)),
            Linkage::IntoCircle(thread) => report.add(finding(&INTO_CIRCLE, document, &thread)),
            _ => {}
        }
    }
}

fn stopped(thread: &Thread) -> &'static Words {
    match thread.end {
        end if !end.is_in_force() => &NOT_IN_FORCE,
        end if end.external => &ANOTHERS,
        _ => &NOT_LINKED_ON,
    }
}

fn finding(words: &'static Words, document: DocumentRef, thread: &Thread) -> Found {
    let end = thread.end;
    Found::new(words, thread.links[0].declared().to.place)
        .subject(&document.id)
        .title("document", &document.title)
        .title("end", &end.title)
        .with("end_id", &*end.id.value)
        .with("state", end.state())
        .with("chain", chain(thread))
        .thread(thread)
        .related("{title} is declared here", &end.title, end.id.place)
}

/// The thread in one sentence: `a` is part of `b`, which delivers `c`.
pub(super) fn chain(thread: &Thread) -> Slot {
    let mut pieces: Vec<String> = Vec::new();
    for (number, link) in thread.links.iter().enumerate() {
        let which = if number == 0 { "" } else { ", which" };
        pieces.push(format!(
            "{}{which} {}",
            Slot::id(&link.from.id),
            phrase::relation(link.relation)
        ));
    }
    let left_out = phrase::count(thread.left_out, "more link");
    pieces.extend((thread.left_out > 0).then(|| format!("… {left_out} …")));
    pieces.push(Slot::id(&thread.end.id));
    Slot::Pieces(pieces, " ")
}
