//! Declarations free of the text that they were read from, so that they can be kept while files change.

use super::document::{Document, More, Target};
use super::expectation::Expectation;
use super::link::Link;
use super::status::Status;
use super::written::{Evidence, Text};

impl Document<'_> {
    /// The same, free of the file.
    pub fn into_owned(self) -> Document<'static> {
        Document {
            id: self.id.into_owned(),
            kind: self.kind,
            kind_word: self.kind_word.into_owned(),
            title: self.title.into_owned(),
            aliases: all(self.aliases, Text::into_owned),
            status: all(self.status, status),
            period: self.period,
            review_by: self.review_by,
            owner: self.owner.map(Text::into_owned),
            unexamined: self.unexamined,
            external: self.external,
            collective: self.collective,
            internal: self.internal,
            links: all(self.links, link),
            evidence: all(self.evidence, evidence),
            targets: all(self.targets, target),
            more: self.more.map(|words| Box::new(more(*words))),
        }
    }
}

impl Expectation<'_> {
    /// The same, free of the file.
    pub fn into_owned(self) -> Expectation<'static> {
        Expectation {
            id: self.id.into_owned(),
            title: self.title.into_owned(),
            aliases: all(self.aliases, Text::into_owned),
            level: self.level,
            authority: self.authority,
            applies_to: self.applies_to,
            owned_by: self.owned_by,
            from: self.from,
            until: self.until,
            review_every: self.review_every,
            adopted_by: self.adopted_by,
            links_to: all(self.links_to, Text::into_owned),
            condition: self.condition.map(Text::into_owned),
            checked: self.checked,
            links: all(self.links, link),
            evidence: all(self.evidence, evidence),
            tags: all(self.tags, Text::into_owned),
            url: self.url.map(Text::into_owned),
            note: self.note.map(Text::into_owned),
            internal: self.internal,
            catalogue: self.catalogue,
            digest: self.digest,
        }
    }
}

fn all<T, O>(items: Vec<T>, owned: impl Fn(T) -> O) -> Vec<O> {
    items.into_iter().map(owned).collect()
}

fn link(link: Link) -> Link<'static> {
    Link {
        relation: link.relation,
        to: link.to.into_owned(),
        basis: link.basis,
        extent: link.extent,
        since: link.since,
        evidence: all(link.evidence, evidence),
        note: link.note.map(|note| Box::new(note.into_owned())),
    }
}

fn status(status: Status) -> Status<'static> {
    Status {
        is: status.is,
        place: status.place,
        on: status.on,
        by: status.by.map(Text::into_owned),
        evidence: all(status.evidence, evidence),
    }
}

fn evidence(evidence: Evidence) -> Evidence<'static> {
    Evidence {
        source: evidence.source.into_owned(),
        at: evidence.at.map(Text::into_owned),
        note: evidence.note.map(|note| Box::new(note.into_owned())),
    }
}

fn target(target: Target) -> Target<'static> {
    Target {
        measure: target.measure.map(Text::into_owned),
        value: target.value,
        value_place: target.value_place,
        by: target.by,
        since: target.since,
        evidence: all(target.evidence, evidence),
    }
}

fn more(words: More) -> More<'static> {
    More {
        tier: words.tier,
        unit: words.unit.map(Text::into_owned),
        baseline: words.baseline,
        number: words.number.map(Text::into_owned),
        role: words.role,
        published: words.published,
        publisher: words.publisher.map(Text::into_owned),
        tags: all(words.tags, Text::into_owned),
        assumptions: all(words.assumptions, Text::into_owned),
        risks: all(words.risks, Text::into_owned),
        url: words.url.map(Text::into_owned),
        note: words.note.map(Text::into_owned),
    }
}
