//! Rules that ask that links run into no circle.

use rustc_hash::FxHashSet;

use super::{about, chain};
use crate::finding::{Found, Words};
use crate::framework::{Circle, DocumentRef, Framework, Relations, Thread};

const CIRCLE: Words = Words {
    message: "{document} stands in a circle that the rule `{rule}` forbids: {path}",
    label: "part of a circle",
    help: "The rule says: {summary}. Delete the link that closes the circle, or agree another rule.",
};

/// A circle is a fault whether the rule requires that there is none or forbids one.
pub(super) fn check<'f>(
    framework: &'f Framework<'f>,
    selected: &[DocumentRef<'f>],
    by: Relations,
) -> Vec<Found> {
    let selected: FxHashSet<&str> = selected
        .iter()
        .map(|document| &*document.declared().id.value)
        .collect();
    let circles = framework.circles_of(by, |member| selected.contains(&*member.id.value));
    let finding = |circle: &Circle<'f>| {
        let round = round(circle);
        let mut finding = about(&CIRCLE, circle.first)
            .with("path", chain(&round))
            .thread(&round);
        finding.others = circle
            .members
            .iter()
            .map(|member| member.id.value.clone().into_owned())
            .collect();
        finding
    };
    circles.iter().map(finding).collect()
}

/// The way round as a thread that ends where it begins.
fn round<'f>(circle: &Circle<'f>) -> Thread<'f> {
    let shown = circle.round.len().min(Thread::SHOWN);
    Thread {
        links: circle.round[..shown].to_vec(),
        left_out: circle.round.len() - shown,
        end: circle.first,
    }
}
