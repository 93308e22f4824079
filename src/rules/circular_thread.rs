use super::{Check, Context, Report, Rule};
use crate::finding::{Found, Group, Level, Slot, Step, Words};
use crate::framework::Circle;

pub(super) static RULE: Rule = Rule {
    id: "circular-thread",
    page: include_str!("circular_thread.md"),
    group: Group::Integrity,
    level: Level::Error,
    check: Check::Framework(check),
};

const THREADS: Words = Words {
    message: "{count} documents serve each other in a circle: {round}",
    label: "part of a circle of {count}",
    help: "Decide which of these documents is the higher one and delete the link that leads down from it.",
};

const SUCCESSORS: Words = Words {
    message: "{count} documents supersede each other in a circle: {round}",
    label: "part of a circle of {count}",
    help: "Delete `supersedes` from the document that came first.",
};

/// A message shows so many ids of a circle; the finding's thread shows them all.
const SHOWN: usize = 60;

/// A finding shows so many places of a circle.
const PLACES: usize = 12;

fn check(context: &Context, report: &mut Report) {
    let framework = context.framework;
    framework.documents().for_each(|_| report.examine());
    for (circles, words, field) in [
        (framework.circles_of_threads(), &THREADS, "thread"),
        (framework.circles_of_successors(), &SUCCESSORS, "supersedes"),
    ] {
        for circle in &circles {
            report.add(finding(circle, words).field(field));
        }
    }
}

fn finding(circle: &Circle, words: &'static Words) -> Found {
    let first = circle.first;
    let ids = circle.round.iter().map(|link| Slot::id(&link.from.id));
    let mut round: Vec<String> = ids.take(SHOWN).collect();
    if circle.round.len() > SHOWN {
        round.push(format!("{} more", circle.round.len() - SHOWN));
    }
    round.push(Slot::id(&first.id));
    let mut finding = Found::new(words, first.id.place)
        .subject(&first.id)
        .with("count", circle.members.len())
        .with("round", Slot::Pieces(round, " → "));
    finding.others = circle.members[1..]
        .iter()
        .map(|member| member.id.value.clone().into_owned())
        .collect();
    finding.thread = circle.round.iter().map(|link| Step::along(*link)).collect();
    let shown = circle.round.iter().take(PLACES);
    shown.fold(finding, |finding, link| {
        finding.related(
            "{title} leads on here",
            &link.from.title,
            link.declared().to.place,
        )
    })
}
