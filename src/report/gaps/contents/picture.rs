//! The golden thread as a picture.

use super::{Audience, Material};
use crate::diagram::{Choice, Node, Shape, Standing, Subject, View};
use crate::framework::Kind;

/// What is drawn: the whole thread, or an overview where that is too large to be read. Measures are left to the lists.
pub(super) fn picture<'a>(material: &Material<'a>) -> View<'a> {
    let framework = material.asked.framework;
    let subject = Subject {
        framework,
        settings: material.asked.settings,
        sources: material.checked.sources,
        path: material.asked.path,
        outcome: None,
    };
    let (shape, _) = Shape::readable(framework);
    let public = material.audience == Audience::Public;
    let choice = Choice {
        leave_out: Some(if public { is_inside } else { is_measure }),
        ..Choice::default()
    };
    let mut view = View::new(subject, shape, &choice);
    if public {
        publish(&mut view);
    }
    view
}

fn is_measure(node: &Node) -> bool {
    node.document.is_some_and(|one| one.kind == Kind::Measure)
}

/// Whether only the council itself may read of it. What is linked to and not declared may be anything.
fn is_inside(node: &Node) -> bool {
    is_measure(node) || node.is_internal || node.standing == Standing::Undeclared
}

/// Takes away what else a box could tell of something internal.
fn publish(view: &mut View) {
    for node in &mut view.nodes {
        node.owner = None;
        node.reason = node
            .reason
            .take()
            .filter(|_| node.standing != Standing::CutOff);
    }
}
