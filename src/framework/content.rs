//! What a document says as a number, wherever and however it is written.

use super::document::{BodyRole, Document, More, Period, Target, Tier};
use super::link::{Extent, Link};
use super::status::{Status, StatusWord};
use super::written::{DateAt, Evidence, Text, word};
use crate::date::Dated;
use crate::digest::Digest;

impl Document<'_> {
    /// The same for two declarations that say the same. Decides which of two of one id is heard, so that it does not hang on
    /// the names of files; worked out for these alone, because it takes as long as reading a tenth of the document.
    pub(super) fn content(&self) -> u64 {
        let mut content = Content::default();
        content.document(self);
        content.0.value()
    }
}

/// Takes everything apart by name, so that nothing that is added to a document is forgotten here. A version that knows more
/// keys may choose another declaration.
#[derive(Default)]
struct Content(Digest);

impl Content {
    fn document(&mut self, document: &Document) {
        let Document {
            id,
            kind: _,
            kind_word,
            title,
            aliases,
            status,
            period: Period { from, to },
            review_by,
            owner,
            unexamined,
            external: _, // it ranks before this
            collective,
            internal,
            links,
            evidence,
            targets,
            more,
        } = document;
        for text in [id, kind_word, title] {
            self.text(text);
        }
        self.each(aliases, Self::text);
        self.each(status, Self::status);
        for date in [from, to, review_by] {
            self.date(date.as_ref());
        }
        self.maybe(owner.as_ref());
        for flag in [unexamined.is_some(), *collective, *internal] {
            self.number(u64::from(flag));
        }
        self.each(links, Self::link);
        self.each(evidence, Self::evidence);
        self.each(targets, Self::target);
        self.each(more.as_slice(), |content, more| content.more(more));
    }

    fn status(&mut self, status: &Status) {
        let Status {
            is,
            place: _,
            on,
            by,
            evidence,
        } = status;
        self.word(word(&StatusWord::WORDS, *is));
        self.dated(*on);
        self.maybe(by.as_ref());
        self.each(evidence, Self::evidence);
    }

    fn link(&mut self, link: &Link) {
        let Link {
            relation,
            to,
            basis,
            extent,
            since,
            evidence,
            note,
        } = link;
        self.word(relation.word());
        self.text(to);
        self.word(basis.word());
        self.word(word(&Extent::WORDS, *extent));
        self.dated(*since);
        self.each(evidence, Self::evidence);
        self.maybe(note.as_deref());
    }

    fn evidence(&mut self, evidence: &Evidence) {
        let Evidence { source, at, note } = evidence;
        self.text(source);
        self.maybe(at.as_ref());
        self.maybe(note.as_deref());
    }

    fn target(&mut self, target: &Target) {
        let Target {
            measure,
            value,
            value_place: _,
            by,
            since,
            evidence,
        } = target;
        self.maybe(measure.as_ref());
        self.number(value.to_bits());
        self.date(by.as_ref());
        self.date(since.as_ref());
        self.each(evidence, Self::evidence);
    }

    fn more(&mut self, more: &More) {
        let More {
            tier,
            unit,
            baseline,
            number,
            role,
            published,
            publisher,
            tags,
            assumptions,
            risks,
            url,
            note,
        } = more;
        self.word(tier.map_or("", Tier::word));
        self.word(role.map_or("", |role| word(&BodyRole::WORDS, role)));
        self.number(baseline.map_or(u64::MAX, f64::to_bits));
        self.date(published.as_ref());
        for text in [unit, number, publisher, url, note] {
            self.maybe(text.as_ref());
        }
        for list in [tags, assumptions, risks] {
            self.each(list, Self::text);
        }
    }

    fn each<T>(&mut self, list: &[T], one: impl Fn(&mut Self, &T)) {
        self.number(list.len() as u64);
        for item in list {
            one(self, item);
        }
    }

    fn maybe(&mut self, text: Option<&Text>) {
        self.number(u64::from(text.is_some()));
        if let Some(text) = text {
            self.text(text);
        }
    }

    fn date(&mut self, date: Option<&DateAt>) {
        self.dated(date.map(|date| date.date));
    }

    fn dated(&mut self, date: Option<Dated>) {
        let date = date.map(|date| date.to_string());
        self.word(&date.unwrap_or_default());
    }

    fn text(&mut self, text: &Text) {
        self.word(text);
    }

    fn word(&mut self, word: &str) {
        self.0.add_text(word);
    }

    fn number(&mut self, number: u64) {
        self.0.add_number(number);
    }
}
