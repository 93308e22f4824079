//! Slots moved one by one to where they cross least, the neighbouring columns standing still.

use super::Layers;

/// Links and slots looked at, at most: what takes a few thousandths of a second. In larger frameworks only small columns are sifted.
const WORK: usize = 2_000_000;

/// What a slot would cross, as seen from one place.
struct Sieve {
    /// For each slot of a neighbouring column: how many links of the slot that is moved end behind it, less those that end before.
    weight: Vec<i64>,
    /// The slots to which the one that is moved is linked.
    is_end: Vec<bool>,
}

impl Layers {
    /// Moves each slot to where it crosses least, as long as that helps and the work lasts.
    pub(super) fn sift(&mut self) {
        let columns = self.order.len();
        let mut sieve = Sieve {
            weight: vec![0; self.up.len()],
            is_end: vec![false; self.up.len()],
        };
        let mut work = WORK;
        // A column is looked at again only where it or one beside it has changed.
        let mut is_open = vec![true; columns];
        while let Some(column) = is_open.iter().position(|open| *open) {
            is_open[column] = false;
            let Some(left) = work.checked_sub(self.effort(column)) else {
                continue;
            };
            work = left;
            let mut helped = false;
            for slot in self.order[column].clone() {
                helped |= self.move_one(column, slot, &mut sieve);
            }
            if helped {
                is_open[column.saturating_sub(1)..(column + 2).min(columns)].fill(true);
            }
        }
    }

    /// What it takes to look at each slot of a column once.
    fn effort(&self, column: usize) -> usize {
        let near = column.saturating_sub(1)..(column + 2).min(self.order.len());
        let slots: usize = self.order[near].iter().map(Vec::len).sum();
        let degree = |slot: &u32| self.degree(*slot as usize);
        let links: usize = self.order[column].iter().map(degree).sum();
        (slots + links) * self.order[column].len()
    }

    /// Moves a slot within its group to where it crosses least; whether that is elsewhere.
    fn move_one(&mut self, column: usize, slot: u32, sieve: &mut Sieve) -> bool {
        let all = &self.order[column];
        let from = all
            .iter()
            .position(|one| *one == slot)
            .expect("a slot of the column");
        sieve.fill(self, column, slot);
        let same = |at: &usize| self.group[all[*at] as usize] == self.group[slot as usize];
        let cost = |at: usize| sieve.cost(self, all[at]);
        let (mut best, mut to) = (0, from);
        let mut change = 0;
        for at in (0..from).rev().take_while(same) {
            change += cost(at);
            if change < best {
                (best, to) = (change, at);
            }
        }
        change = 0;
        for at in (from + 1..all.len()).take_while(same) {
            change -= cost(at);
            if change < best {
                (best, to) = (change, at);
            }
        }
        let column = &mut self.order[column];
        match to {
            _ if to < from => column[to..=from].rotate_right(1),
            _ => column[from..=to].rotate_left(1),
        }
        to != from
    }
}

impl Sieve {
    /// Weighs the neighbouring columns as the slot sees them.
    fn fill(&mut self, layers: &Layers, column: usize, slot: u32) {
        if column > 0 {
            self.weigh(&layers.order[column - 1], &layers.up[slot as usize]);
        }
        if let Some(beside) = layers.order.get(column + 1) {
            self.weigh(beside, &layers.down[slot as usize]);
        }
    }

    fn weigh(&mut self, beside: &[u32], ends: &[u32]) {
        for end in ends {
            self.is_end[*end as usize] = true;
        }
        let mut weight = i64::try_from(ends.len()).expect("fewer links than that");
        for slot in beside {
            let is_end = i64::from(std::mem::take(&mut self.is_end[*slot as usize]));
            weight -= is_end;
            self.weight[*slot as usize] = weight;
            weight -= is_end;
        }
    }

    /// How many more links cross where the slot that is moved stands before another, than where it stands behind it.
    fn cost(&self, layers: &Layers, other: u32) -> i64 {
        let ends = layers.up[other as usize]
            .iter()
            .chain(&layers.down[other as usize]);
        ends.map(|end| self.weight[*end as usize]).sum()
    }
}
