//! What the keys of an expectation mean.

use super::document::{Decoded, title};
use super::fields::Fields;
use super::keys::AUTHORITY;
use super::link::{evidence, links};
use crate::framework::{
    Authority, AuthorityType, Binding, BodyRole, Expectation, Kind, Kinds, RELATIONS, Text,
};

pub(super) fn expectation<'a>(
    mut fields: Fields<'_, 'a, '_>,
    id: Text<'a>,
    digest: u64,
) -> Decoded<'a> {
    let title = title(&mut fields, &id);
    let level = fields
        .need("level", id.place)
        .and_then(|node| fields.text_of(node, "level"));
    let level = level.and_then(|word| fields.word_of(&word, "level", &Binding::WORDS));
    let expectation = Expectation {
        title,
        aliases: fields.texts("aliases"),
        // Without a level nothing is claimed beyond good practice.
        level: level.unwrap_or(Binding::GoodPractice),
        authority: authorities(&mut fields),
        applies_to: fields.words("applies_to", &AuthorityType::WORDS),
        owned_by: fields.words("owned_by", &AuthorityType::WORDS),
        from: fields.date("from"),
        until: fields.date("until"),
        review_every: fields
            .count("review_every")
            .map(|months| u32::try_from(months).unwrap_or(u32::MAX)),
        adopted_by: fields.word("adopted_by", &BodyRole::WORDS),
        links_to: fields.texts("links_to"),
        condition: fields.text("condition"),
        checked: fields.yes("checked"),
        links: links(
            &mut fields,
            RELATIONS
                .iter()
                .filter(|row| row.from.contains(Kind::Expectation)),
        ),
        evidence: evidence(&mut fields),
        tags: fields.texts("tags"),
        url: fields.text("url"),
        note: fields.text("note"),
        internal: fields.yes("internal"),
        catalogue: None,
        id,
        digest,
    };
    fields.finish_of(Kinds::of(&[Kind::Expectation]));
    Decoded::Expectation(expectation)
}

fn authorities(fields: &mut Fields) -> Vec<Authority> {
    let mut all = Vec::new();
    for node in fields.items("authority") {
        let place = node.start();
        let Some(mut entry) = Fields::of(node, &AUTHORITY, Some("authority"), fields.faults) else {
            continue;
        };
        let instrument = entry
            .need("instrument", place)
            .and_then(|node| entry.text_of(node, "instrument"));
        let [provision, url] =
            ["provision", "url"].map(|key| entry.text(key).map(|text| text.value.into_owned()));
        entry.finish();
        all.extend(instrument.map(|text| Authority {
            instrument: text.value.into_owned(),
            provision,
            url,
        }));
    }
    all
}
