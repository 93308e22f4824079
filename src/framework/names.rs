//! Titles that are alike by mistake.

use rustc_hash::FxHashMap;

use super::Framework;
use super::brief::{Brief, numbers};
use super::graph::Number;
use super::hash::folded;
use super::kind::Family;
use super::outline::Outline;
use super::reference::DocumentRef;
use super::relation::Relation;
use super::written::Text;

/// Documents of one family that share a title or alias.
pub struct Namesakes<'f> {
    /// Two and more, in the order of their ids.
    pub bearers: Vec<DocumentRef<'f>>,
    /// What they share, case and spacing aside.
    name: String,
}

impl Namesakes<'_> {
    /// How one of them writes the name.
    pub fn name_of<'f>(&self, bearer: DocumentRef<'f>) -> &'f Text<'f> {
        let mut names = bearer.declared().names();
        let shared = names.find(|name| folded(name) == self.name);
        shared.expect("each bears it")
    }
}

impl Framework<'_> {
    /// Groups of documents of one family that share a title or alias, though not every one of them supersedes the next.
    pub fn namesakes(&self) -> Vec<Namesakes<'_>> {
        let mut by_name: FxHashMap<(Family, String), Vec<Number>> = FxHashMap::default();
        let likely = self.likely_namesakes.iter();
        for document in likely.map(|number| self.at(*number)) {
            for name in document.names() {
                let bearers = by_name
                    .entry((document.kind.family(), folded(name)))
                    .or_default();
                if bearers.last() != Some(&document.number) {
                    bearers.push(document.number);
                }
            }
        }
        let mut groups: Vec<Group> = by_name
            .into_iter()
            .map(|((_, name), bearers)| (bearers, name))
            .filter(|(bearers, _)| bearers.len() > 1)
            .collect();
        groups.sort_unstable();
        groups.dedup_by(|a, b| a.0 == b.0);
        if groups.is_empty() {
            return Vec::new();
        }
        Succession::new(self).leave_out_lines(&mut groups);
        groups
            .into_iter()
            .map(|(bearers, name)| Namesakes {
                bearers: bearers.into_iter().map(|number| self.at(number)).collect(),
                name,
            })
            .collect()
    }
}

/// Documents with a name that they share.
type Group = (Vec<Number>, String);

/// Documents that exist and have a name whose hash another's has too, in order. Few are, so that few names need to be compared.
pub(super) fn likely_namesakes(outlines: &[Outline], briefs: &[Brief]) -> Vec<Number> {
    let existing = numbers(briefs, Brief::exists);
    let mut hashes: Vec<(u32, Number)> = existing
        .flat_map(|number| {
            let names = outlines[number as usize].names.iter();
            names.map(move |hash| (*hash, number))
        })
        .collect();
    hashes.sort_unstable();
    hashes.dedup();
    let shared = hashes.chunk_by(|a, b| a.0 == b.0);
    let shared = shared.filter(|bearers| bearers.len() > 1).flatten();
    let mut likely: Vec<Number> = shared.map(|bearer| bearer.1).collect();
    likely.sort_unstable();
    likely.dedup();
    likely
}

/// Who supersedes whom, through others too.
struct Succession<'f, 'a> {
    framework: &'f Framework<'a>,
    /// Successors stand before what they supersede.
    order: Vec<Number>,
}

impl<'f, 'a> Succession<'f, 'a> {
    fn new(framework: &'f Framework<'a>) -> Self {
        let order = framework
            .graph
            .order(|edge| edge.relation == Relation::Supersedes);
        Self { framework, order }
    }

    /// Drops the groups in which each, from the newest on, supersedes the next.
    fn leave_out_lines(&self, groups: &mut Vec<Group>) {
        let mut rank = vec![0; self.order.len()];
        for (at, number) in self.order.iter().enumerate() {
            rank[*number as usize] = at;
        }
        let newest_first = |(bearers, _): &Group| {
            let mut line = bearers.clone();
            line.sort_unstable_by_key(|number| rank[*number as usize]);
            line
        };
        let lines: Vec<Vec<Number>> = groups.iter().map(newest_first).collect();
        let pairs: Vec<[Number; 2]> = lines
            .iter()
            .flat_map(|line| line.windows(2).map(|pair| [pair[0], pair[1]]))
            .collect();
        let mut superseding = pairs.chunks(64).flat_map(|pairs| self.superseding(pairs));
        let mut is_line = lines.iter().map(|line| {
            superseding
                .by_ref()
                .take(line.len() - 1)
                .filter(|superseding| !superseding)
                .count()
                == 0
        });
        groups.retain(|_| !is_line.next().expect("one for each group"));
    }

    /// Of up to 64 pairs, whether the first supersedes the second. One pass over the order answers for all of them, a bit
    /// each: one search for each pair would take the product of pairs and successions.
    fn superseding(&self, pairs: &[[Number; 2]]) -> Vec<bool> {
        let mut from = vec![0u64; self.order.len()];
        let mut reached = vec![0u64; self.order.len()];
        for (bit, [newer, _]) in pairs.iter().enumerate() {
            from[*newer as usize] |= 1 << bit;
        }
        for &number in &self.order {
            let bits = from[number as usize] | reached[number as usize];
            if bits != 0 {
                let links = self.framework.graph.outgoing(number);
                for edge in links.filter(|edge| edge.relation == Relation::Supersedes) {
                    reached[edge.to as usize] |= bits;
                }
            }
        }
        let is_reached =
            |(bit, [_, older]): (usize, &[Number; 2])| reached[*older as usize] & (1 << bit) != 0;
        pairs.iter().enumerate().map(is_reached).collect()
    }
}
