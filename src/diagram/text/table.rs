//! Matrix, timeline and overview as lists.

use super::super::layout::{none, rows};
use super::super::view::{Row, View, short, uncapitalised};
use super::service_word;
use crate::report::clean;

/// Each document with the priorities that it serves.
pub(super) fn matrix(view: &View, text: &mut String) {
    for (heading, nodes) in view.sections(rows(view)) {
        text.extend(["\n", &*clean(&heading), "\n"]);
        for at in nodes {
            let node = &view.nodes[at];
            let served = node.serves.iter().map(|(priority, how)| {
                let title = short(&view.nodes[*priority].title);
                let title = clean(&title);
                format!("  - {title}: {}\n", service_word(*how))
            });
            let condition = node
                .condition
                .iter()
                .map(|words| format!(", {}", uncapitalised(words)));
            let findings = node.findings.words().map(|words| format!(", {words}"));
            let condition: String = condition.chain(findings).collect();
            let nothing = if node.serves.is_empty() {
                format!(": {}", none(view, node).0)
            } else {
                String::new()
            };
            let (title, id) = (clean(&node.title), clean(&node.id));
            text.extend([format!("- {title} [{id}]{condition}{nothing}\n")]);
            text.extend(served);
        }
    }
}

/// Each document with its period, state and review.
pub(super) fn timeline(view: &View, text: &mut String) {
    let (spans, undated) = view.spans();
    let line = |at: usize, review: String| {
        let node = &view.nodes[at];
        let state = node.condition_words();
        format!(
            "- {} [{}]: {}; {state}{review}\n",
            clean(&node.title),
            clean(&node.id),
            view.period_words(at)
        )
    };
    for (heading, nodes) in view.sections(spans.iter().map(|span| span.node)) {
        text.extend(["\n", &*clean(&heading), "\n"]);
        for at in nodes {
            let review = view.nodes[at]
                .document
                .and_then(|document| document.declared().review_by);
            text.push_str(&line(
                at,
                review.map_or(String::new(), |by| format!("; review by {}", by.date)),
            ));
        }
    }
    if !undated.is_empty() {
        text.push_str("\nNo period and no review date recorded\n");
        text.extend(undated.into_iter().map(|at| {
            let group = view.group_of(&view.nodes[at]);
            line(
                at,
                group.map_or(String::new(), |group| format!("; {}", clean(&group))),
            )
        }));
    }
}

/// Each group with its figures.
pub(super) fn overview(view: &View, text: &mut String) {
    let table = view.overview();
    for Row { heading, numbers } in table.rows.iter().chain([&table.total]) {
        let all = numbers.last().copied().unwrap_or(0);
        text.extend([format!("\n{} ({all})\n", clean(heading))]);
        let figures = table.columns.iter().zip(numbers).take(numbers.len() - 1);
        for (column, number) in figures.filter(|(_, number)| **number > 0) {
            text.extend([format!("- {}: {number}\n", clean(column))]);
        }
    }
}
