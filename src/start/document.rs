//! A document to begin with: what is known, and what may be said, as comments made of the table of keys.

use super::yaml;
use crate::framework::{Family, Kind};
use crate::load::key::Key;
use crate::load::keys::DOCUMENT;

/// A document that has hardly more than a name.
#[derive(Debug)]
pub struct Start<'a> {
    /// Its id.
    pub id: &'a str,
    /// Its kind as the council calls it.
    pub kind_word: &'a str,
    /// The kind that rules treat it as.
    pub kind: Kind,
    /// Its title.
    pub title: &'a str,
    /// Keys with values that are known, beside those.
    pub known: &'a [(&'a str, String)],
}

impl Start<'_> {
    /// The text of its file. It says nothing of the document that is not known.
    pub fn text(&self) -> String {
        let mut text = format!(
            "id: {}\nkind: {}\ntitle: {}\n",
            yaml::text(self.id),
            yaml::text(self.kind_word),
            yaml::text(self.title)
        );
        for (key, value) in self.known {
            text.extend([key, ": ", value, "\n"]);
        }
        for key in self.needed() {
            text.extend([key.name, ": ", key.example, "    # ", key.about, "\n"]);
        }
        text += "\n# What else can be said. Take the # away from a line and put in what is true; what is left out is not claimed.\n";
        for key in self.offered() {
            text.extend(["\n# ", key.about, "\n# ", key.name, ": ", key.example, "\n"]);
        }
        text
    }

    fn is_known(&self, key: &Key) -> bool {
        self.known.iter().any(|(known, _)| *known == key.name)
    }

    /// Keys that this kind must have; the value is an example, to be corrected.
    fn needed(&self) -> impl Iterator<Item = &'static Key> {
        let all = ["id", "kind", "title"];
        let of_kind = DOCUMENT
            .keys
            .iter()
            .filter(|key| key.needed && key.of.contains(self.kind));
        of_kind.filter(move |key| !all.contains(&key.name) && !self.is_known(key))
    }

    fn offered(&self) -> impl Iterator<Item = &'static Key> {
        let offered = DOCUMENT
            .keys
            .iter()
            .filter(|key| key.offered.contains(self.kind));
        offered.filter(|key| !key.needed && !self.is_known(key))
    }
}

/// What can be said of a document of which nothing is known but that it exists: that its state is not known, and that
/// nobody has looked for its links.
pub fn unknown(kind: Kind) -> Vec<(&'static str, String)> {
    let mut known = Vec::new();
    if kind.is_strategy_or_plan() || kind == Kind::CorporatePlan {
        known.push((
            "status",
            "unknown    # proposed, draft, adopted, under-review, withdrawn or unknown".into(),
        ));
    }
    if kind.is_strategy_or_plan() {
        known.push((
            "linkage",
            "unexamined    # delete this line once its links are written down".into(),
        ));
    }
    known
}

/// The folder in a framework where documents of a kind are looked for first.
pub fn folder(kind: Kind) -> &'static str {
    match kind.family() {
        Family::CorporatePlan => "corporate-plan",
        Family::Priority => "priorities",
        Family::Strategy => "strategies",
        Family::Plan => "plans",
        Family::Measure => "measures",
        Family::Recommendation => "recommendations",
        Family::Evidence => "evidence",
        Family::Body => "bodies",
        Family::Expectation => "expectations",
    }
}
