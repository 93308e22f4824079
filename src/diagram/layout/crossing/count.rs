//! How many links cross.

use super::Layers;

impl Layers {
    /// How many pairs of links cross.
    pub(in crate::diagram::layout) fn crossings(&self) -> usize {
        let place = self.places();
        (1..self.order.len())
            .map(|column| self.crossings_before(column, &place))
            .sum()
    }

    /// Those between a column and the one before: pairs that stand in another order at one end than at the other.
    fn crossings_before(&self, column: usize, place: &[u32]) -> usize {
        let mut seen = Sums::new(self.order[column].len());
        let mut crossings = 0;
        for slot in &self.order[column - 1] {
            let below = &self.down[*slot as usize];
            let ends = || below.iter().map(|one| place[*one as usize]);
            crossings += ends().map(|end| seen.above(end)).sum::<usize>();
            ends().for_each(|end| seen.add(end));
        }
        crossings
    }
}

/// How many of the numbers seen so far are larger than one: a tree of partial sums (Fenwick).
struct Sums {
    tree: Vec<u32>,
    seen: usize,
}

impl Sums {
    fn new(size: usize) -> Self {
        Self {
            tree: vec![0; size + 1],
            seen: 0,
        }
    }

    fn add(&mut self, number: u32) {
        let mut at = number as usize + 1;
        while at < self.tree.len() {
            self.tree[at] += 1;
            at += at & at.wrapping_neg();
        }
        self.seen += 1;
    }

    fn above(&self, number: u32) -> usize {
        let mut at = number as usize + 1;
        let mut up_to = 0;
        while at > 0 {
            up_to += self.tree[at] as usize;
            at -= at & at.wrapping_neg();
        }
        self.seen - up_to
    }
}
