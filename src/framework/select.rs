//! Choosing documents: the selectors of the contract's section 6.

use super::document::Tier;
use super::kind::Kinds;
use super::reference::DocumentRef;
use super::state::State;

/// Chooses documents. Every part that is set must hold; an empty selector chooses everything.
#[derive(Debug, Clone, Default)]
pub struct Selector {
    /// One of these kinds.
    pub kind: Option<Kinds>,
    /// Or one of these words for a kind, so that a council's own kinds can be told apart.
    pub kind_word: Vec<String>,
    /// An id, or a pattern with `*` for any characters.
    pub id: Vec<String>,
    /// A priority of this tier.
    pub tier: Option<Tier>,
    /// One of these tags.
    pub tag: Vec<String>,
    /// One of these states; `in-force` includes `under-review`.
    pub state: Vec<State>,
    /// Not chosen by this.
    pub not: Option<Box<Selector>>,
    /// Chosen by one of these.
    pub any: Vec<Selector>,
}

impl Selector {
    /// Chooses documents of these kinds.
    pub fn of(kinds: Kinds) -> Self {
        Self {
            kind: Some(kinds),
            ..Self::default()
        }
    }

    /// The same, in force on the day.
    pub fn in_force(kinds: Kinds) -> Self {
        Self {
            state: vec![State::InForce],
            ..Self::of(kinds)
        }
    }

    /// Whether it chooses the document.
    pub fn chooses(&self, document: DocumentRef) -> bool {
        let tags = || document.more.iter().flat_map(|more| &more.tags);
        let own_kind = || {
            self.kind_word
                .iter()
                .any(|word| **word == *document.kind_word)
        };
        self.kind
            .is_none_or(|kinds| kinds.contains(document.kind) || own_kind())
            && (self.id.is_empty() || self.id.iter().any(|pattern| fits(pattern, &document.id)))
            && (self.tier.is_none() || self.tier == document.tier())
            && (self.tag.is_empty()
                || tags().any(|tag| self.tag.iter().any(|wanted| **wanted == **tag)))
            && (self.state.is_empty()
                || self
                    .state
                    .iter()
                    .any(|state| covers(*state, document.state())))
            && self.not.as_ref().is_none_or(|not| !not.chooses(document))
            && (self.any.is_empty() || self.any.iter().any(|selector| selector.chooses(document)))
    }

    /// Whether it says of what state a document must be.
    pub(super) fn asks_for_state(&self) -> bool {
        !self.state.is_empty() || self.any.iter().any(Self::asks_for_state)
    }
}

fn covers(wanted: State, state: State) -> bool {
    wanted == state || (wanted == State::InForce && state == State::UnderReview)
}

/// Whether text fits a pattern in which `*` stands for any characters.
pub(crate) fn fits(pattern: &str, text: &str) -> bool {
    let Some((start, rest)) = pattern.split_once('*') else {
        return pattern == text;
    };
    let Some(mut text) = text.strip_prefix(start) else {
        return false;
    };
    let mut parts: Vec<&str> = rest.split('*').collect();
    let end = parts.pop().unwrap_or_default();
    for part in parts {
        let Some(at) = text.find(part) else {
            return false;
        };
        text = &text[at + part.len()..];
    }
    text.ends_with(end)
}

#[cfg(test)]
mod tests {
    use super::fits;

    #[test]
    fn a_star_stands_for_any_characters() {
        assert!(fits("transport-*", "transport-strategy"));
        assert!(fits("*-plan-*", "a-plan-b-plan-c"));
        assert!(fits("*", ""));
        assert!(!fits("a*a", "a"));
        assert!(!fits("*ab*b", "xab"));
        assert!(!fits("plan", "plans"));
    }
}
