//! What a declaration says of others: links, evidence, targets.

use super::fields::Fields;
use super::keys::{EVIDENCE_ENTRY, LINK, OWN_TARGET, TARGET};
use super::node::Node;
use crate::framework::{Basis, Evidence, Extent, Kind, Link, Relation, RelationRow, Target};

pub(super) fn links<'a>(
    fields: &mut Fields<'_, 'a, '_>,
    relations: impl IntoIterator<Item = &'static RelationRow>,
) -> Vec<Link<'a>> {
    let mut links = Vec::new();
    for row in relations {
        let items = fields.items(row.word);
        links.reserve_exact(items.clone().count());
        links.extend(items.filter_map(|node| link(fields, node, row.relation)));
    }
    links
}

fn link<'a>(
    fields: &mut Fields<'_, 'a, '_>,
    node: Node<'_, 'a>,
    relation: Relation,
) -> Option<Link<'a>> {
    let place = node.start();
    if node.is_text() {
        let to = fields.text_of(node, relation.word())?;
        let (basis, extent) = (Basis::Stated, Extent::Full);
        return Some(Link {
            relation,
            to,
            basis,
            extent,
            since: None,
            evidence: Vec::new(),
            note: None,
        });
    }
    let mut long = Fields::of(node, &LINK, Some(relation.word()), fields.faults)?;
    let to = long
        .need("to", place)
        .and_then(|node| long.text_of(node, "to"));
    let basis = long.word("basis", &Basis::WORDS).unwrap_or(Basis::Stated);
    let extent = long.word("extent", &Extent::WORDS);
    let since = long.date("since").map(|since| since.date);
    let evidence = evidence(&mut long);
    let remark = long.text("note").map(Box::new);
    long.finish();
    Some(Link {
        relation,
        to: to?,
        basis,
        extent: extent.unwrap_or(Extent::Full),
        since,
        evidence,
        note: remark,
    })
}

pub(super) fn evidence<'a>(fields: &mut Fields<'_, 'a, '_>) -> Vec<Evidence<'a>> {
    let items = fields.items("evidence");
    let mut all = Vec::with_capacity(items.clone().count());
    for node in items {
        let place = node.start();
        if node.is_text() {
            let source = fields.text_of(node, "evidence");
            all.extend(source.map(|source| Evidence {
                source,
                at: None,
                note: None,
            }));
        } else if let Some(mut entry) =
            Fields::of(node, &EVIDENCE_ENTRY, Some("evidence"), fields.faults)
        {
            let source = entry
                .need("source", place)
                .and_then(|node| entry.text_of(node, "source"));
            let (at, note) = (entry.text("at"), entry.text("note").map(Box::new));
            entry.finish();
            all.extend(source.map(|source| Evidence { source, at, note }));
        }
    }
    all
}

/// The targets for measures; for a measure, its own target first.
pub(super) fn targets<'a>(fields: &mut Fields<'_, 'a, '_>, kind: Kind) -> Vec<Target<'a>> {
    let mut targets = Vec::new();
    if kind == Kind::Measure {
        targets.extend(
            fields
                .take("target")
                .and_then(|node| target(fields, node, "target")),
        );
    }
    for node in fields.items("targets") {
        targets.extend(target(fields, node, "targets"));
    }
    targets
}

fn target<'a>(
    fields: &mut Fields<'_, 'a, '_>,
    node: Node<'_, 'a>,
    key: &'static str,
) -> Option<Target<'a>> {
    let place = node.start();
    let table = if key == "targets" {
        &TARGET
    } else {
        &OWN_TARGET
    };
    let mut entry = Fields::of(node, table, Some(key), fields.faults)?;
    let measure = match key {
        "targets" => entry
            .need("measure", place)
            .and_then(|node| entry.text_of(node, "measure")),
        _ => None,
    };
    let value = match entry.need("value", place) {
        Some(node) => entry.number_of(node, "value"),
        None => None,
    };
    let (by, since, evidence) = (entry.date("by"), entry.date("since"), evidence(&mut entry));
    entry.finish();
    let (value, value_place) = value?;
    Some(Target {
        measure,
        value,
        value_place,
        by,
        since,
        evidence,
    })
}
