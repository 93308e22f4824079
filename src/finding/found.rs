//! What a rule found, part by part.

use super::fix::Fix;
use super::words::{Slot, Slots, Words, clipped, fill};
use crate::framework::{Basis, DocumentRef, Link, LinkRef, Relation, Thread};
use crate::source::Place;

/// What is wrong or missing and where, before a rule puts its name and level to it.
#[derive(Debug, Clone)]
pub struct Found {
    /// The id of the document or expectation that it is about, where there is one.
    pub subject: Option<String>,
    /// Other ids that it is equally about.
    pub others: Vec<String>,
    /// The other end, where a subject can have several such findings.
    pub about: About,
    /// The value that is wrong, or what asks for what is missing.
    pub place: Place,
    /// Its words.
    pub words: &'static Words,
    /// What fills them.
    pub slots: Slots,
    /// The golden thread that it is about, from the bottom up.
    pub thread: Vec<Step>,
    /// Other places that a reader needs to see.
    pub related: Vec<Related>,
    /// What settles it, where there is only one right way.
    pub fix: Option<Fix>,
}

/// What of its subject a finding is about.
#[derive(Debug, Clone, Default)]
pub struct About {
    /// A relation.
    pub relation: Option<Relation>,
    /// An id at the other end, as written.
    pub target: Option<String>,
    /// A key.
    pub field: Option<String>,
}

/// Another place, and what stands there.
#[derive(Debug, Clone)]
pub struct Related {
    /// A template.
    pub words: &'static str,
    /// What fills it.
    pub slots: Slots,
    /// The place.
    pub place: Place,
}

impl Related {
    /// What stands there, in words.
    pub fn message(&self) -> String {
        fill(self.words, &self.slots)
    }
}

/// One step of a golden thread.
#[derive(Debug, Clone, serde::Serialize)]
pub struct Step {
    /// The document.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its state on the day.
    pub state: &'static str,
    /// By what relation it leads to the next step; none at the end.
    pub relation: Option<&'static str>,
    /// How that link is known.
    pub basis: Option<Basis>,
}

impl Found {
    /// Something at a place; the rest is added by the methods below.
    pub(crate) fn new(words: &'static Words, place: Place) -> Self {
        Self {
            subject: None,
            others: Vec::new(),
            about: About::default(),
            place,
            words,
            slots: Vec::new(),
            thread: Vec::new(),
            related: Vec::new(),
            fix: None,
        }
    }

    pub(crate) fn fix(mut self, fix: impl Into<Option<Fix>>) -> Self {
        self.fix = fix.into();
        self
    }

    pub(crate) fn subject(mut self, id: &str) -> Self {
        self.subject = Some(id.into());
        self
    }

    pub(crate) fn with(mut self, slot: &'static str, value: impl Into<Slot>) -> Self {
        self.slots.push((slot, value.into()));
        self
    }

    pub(crate) fn title(self, slot: &'static str, title: &str) -> Self {
        self.with(slot, Slot::title(title))
    }

    pub(crate) fn target(mut self, id: &str) -> Self {
        self.about.target = Some(id.into());
        self
    }

    pub(crate) fn relation(mut self, relation: Relation) -> Self {
        self.about.relation = Some(relation);
        self
    }

    pub(crate) fn field(mut self, key: &str) -> Self {
        self.about.field = Some(key.into());
        self
    }

    /// The link that it is about: its relation and target, and a slot for each.
    pub(crate) fn link(self, link: &Link) -> Self {
        self.relation(link.relation)
            .target(&link.to)
            .with("relation", link.relation)
            .with("key", link.relation.word())
            .with("target_id", &*link.to.value)
    }

    pub(crate) fn related(self, words: &'static str, title: &str, place: Place) -> Self {
        self.related_with(words, ("title", Slot::title(title)), place)
    }

    pub(crate) fn related_with(
        mut self,
        words: &'static str,
        slot: (&'static str, Slot),
        place: Place,
    ) -> Self {
        self.related.push(Related {
            words,
            slots: vec![slot],
            place,
        });
        self
    }

    pub(crate) fn thread(mut self, thread: &Thread) -> Self {
        let along = thread.links.iter().map(|link| Step::along(*link));
        self.thread = along.chain([Step::end(thread.end)]).collect();
        self
    }

    /// What is wrong.
    pub fn message(&self) -> String {
        fill(self.words.message, &self.slots)
    }

    /// What is particular in its message: from the first slot to the last, without the words that all such findings share.
    pub fn gist(&self) -> String {
        let template = self.words.message;
        let (Some(start), Some(end)) = (template.find('{'), template.rfind('}')) else {
            return String::new();
        };
        // Quotes and brackets around a slot belong to it.
        let start = template[..start].trim_end_matches(['`', '(']).len();
        let end = template.len() - template[end + 1..].trim_start_matches(['`', ')']).len();
        fill(&template[start..end], &self.slots)
    }

    /// A few words at the place.
    pub fn label(&self) -> String {
        fill(self.words.label, &self.slots)
    }

    /// What to do.
    pub fn help(&self) -> String {
        fill(self.words.help, &self.slots)
    }

    /// What to do about any finding with these words: an ellipsis stands for the ids that differ. None where more than ids do.
    pub fn help_for_any(&self) -> Option<String> {
        let help = self.words.help;
        let differs = |(name, _): &&(&str, Slot)| help.contains(&format!("{{{name}}}"));
        let is_id = |(name, _): &(&str, Slot)| *name == "id" || name.ends_with("_id");
        let mut differing = self.slots.iter().filter(differs);
        if !differing.clone().all(is_id) {
            return None;
        }
        let any = differing
            .by_ref()
            .map(|(name, _)| (*name, Slot::Text("…".into())));
        Some(fill(help, &any.collect()))
    }

    /// Every id that it is about, in order.
    pub fn subjects(&self) -> Vec<&str> {
        let mut subjects: Vec<&str> = self
            .subject
            .iter()
            .chain(&self.others)
            .map(String::as_str)
            .collect();
        subjects.sort_unstable();
        subjects.dedup();
        subjects
    }
}

impl Step {
    pub(crate) fn along(link: LinkRef) -> Self {
        let (document, declared) = (link.from, link.declared());
        Self {
            id: document.id.value.clone().into_owned(),
            title: clipped(&document.title),
            state: document.state().word(),
            relation: Some(declared.relation.word()),
            basis: Some(declared.basis),
        }
    }

    /// Where a thread ends.
    pub(crate) fn end(end: DocumentRef) -> Self {
        Self {
            id: end.id.value.clone().into_owned(),
            title: clipped(&end.title),
            state: end.state().word(),
            relation: None,
            basis: None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{Input, Sources};

    #[test]
    fn the_gist_is_what_differs_from_finding_to_finding() {
        const WORDS: Words = Words {
            message: "nothing fulfils {title} (`{id}`), so far",
            label: "",
            help: "",
        };
        let mut sources = Sources::default();
        let file = sources.add(Input::new("a.yaml", ""));
        let finding = Found::new(&WORDS, Place::new(file, 0..0));
        let finding = finding
            .title("title", "Capital strategy")
            .with("id", "capital");
        assert_eq!(finding.gist(), "“Capital strategy” (`capital`)");
    }
}
