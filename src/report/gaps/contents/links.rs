//! Every link as it is declared.

use super::register::{LinkLine, line};
use super::{Material, Mention};
use crate::framework::{DocumentRef, LinkRef, Step};

/// What each document that exists on the day says of others; links to what the report may not speak of are left out.
pub(super) fn links<'a>(material: &Material<'a>) -> Vec<(Mention<'a>, LinkLine<'a>)> {
    let existing = material.documents().filter(|document| document.exists());
    existing
        .flat_map(|document| of_document(material, document))
        .collect()
}

fn of_document<'a>(
    material: &Material<'a>,
    from: DocumentRef<'a>,
) -> Vec<(Mention<'a>, LinkLine<'a>)> {
    let step = |link: LinkRef<'a>| Step {
        from,
        link,
        to: link.target(),
    };
    let declared = from.links().map(step);
    let told = declared.filter_map(|step| Some((material.mention(from)?, line(material, &step)?)));
    told.collect()
}
