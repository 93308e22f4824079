//! The order within columns, so that few links cross.
//!
//! Several starts; from each, sweeps to and fro put every slot at the mean of its neighbours, and then slots are moved one by one
//! to where they cross least. The best order of all is kept. How much is tried depends on the size alone, so the same input
//! gives the same order on any machine.

/// Slots in columns: boxes, and the points at which long links pass a column. Links join neighbouring columns.
pub(super) struct Layers {
    /// For each column its slots from the top.
    pub(super) order: Vec<Vec<u32>>,
    /// For each slot those in the column before that it is linked to.
    pub(super) up: Vec<Vec<u32>>,
    /// For each slot those in the column after.
    pub(super) down: Vec<Vec<u32>>,
    /// Slots of a smaller group stay above those of a larger one.
    pub(super) group: Vec<u32>,
}

/// Links looked at in all sweeps together: what a framework of 2,000 documents takes in a few hundredths of a second.
const SWEEP_WORK: usize = 400_000;
/// Starts at most: a small framework is done after a few.
const STARTS: usize = 12;
/// Pairs of links compared while slots are moved one by one.
const MOVE_WORK: usize = 1_000_000;
/// Sweeps from one start.
const SWEEPS: usize = 12;

impl Layers {
    /// Puts the slots of each column in an order with few crossings.
    pub(super) fn untangle(&mut self) {
        let links: usize = self.up.iter().map(Vec::len).sum();
        if links == 0 {
            return;
        }
        let starts = (SWEEP_WORK / links / SWEEPS).clamp(2, STARTS);
        let first = self.order.clone();
        let mut best = (usize::MAX, first.clone());
        let mut moves = Work(MOVE_WORK);
        for start in 0..starts {
            self.order.clone_from(&first);
            self.shuffle(start);
            self.sweep();
            self.move_all(&mut moves);
            let crossings = self.crossings();
            if crossings < best.0 {
                best = (crossings, self.order.clone());
            }
            if crossings == 0 {
                break;
            }
        }
        self.order = best.1;
    }

    /// Another order to begin with: the first as it is read, the second from below, the others drawn.
    fn shuffle(&mut self, start: usize) {
        let mut draw = 0x9E37_79B9_7F4A_7C15_u64.wrapping_mul(start as u64 + 1);
        for column in &mut self.order {
            match start {
                0 => {}
                1 => column.reverse(),
                _ => {
                    for at in (1..column.len()).rev() {
                        draw = draw
                            .wrapping_mul(6_364_136_223_846_793_005)
                            .wrapping_add(1_442_695_040_888_963_407);
                        let other = (draw >> 33) as usize % (at + 1);
                        column.swap(at, other);
                    }
                }
            }
            let group = &self.group;
            column.sort_by_key(|slot| group[*slot as usize]);
        }
    }

    /// Sweeps to and fro; keeps the best order that it passes.
    fn sweep(&mut self) {
        let mut best = (self.crossings(), self.order.clone());
        let mut idle = 0;
        for sweep in 0..SWEEPS {
            let columns = self.order.len();
            let mut place = self.places();
            if sweep % 2 == 0 {
                (1..columns).for_each(|column| self.settle(column, &mut place, Side::Up));
            } else {
                (0..columns - 1)
                    .rev()
                    .for_each(|column| self.settle(column, &mut place, Side::Down));
            }
            let crossings = self.crossings();
            if crossings < best.0 {
                best = (crossings, self.order.clone());
                idle = 0;
            } else {
                idle += 1;
            }
            if idle == 4 || crossings == 0 {
                break;
            }
        }
        self.order = best.1;
    }

    /// Where each slot stands in its column.
    fn places(&self) -> Vec<u32> {
        let mut place = vec![0; self.up.len()];
        for column in &self.order {
            for (at, slot) in (0..).zip(column) {
                place[*slot as usize] = at;
            }
        }
        place
    }

    /// Puts the slots of a column at the mean of their neighbours on one side; those without any stay near where they are.
    fn settle(&mut self, column: usize, place: &mut [u32], side: Side) {
        let neighbours = match side {
            Side::Up => &self.up,
            Side::Down => &self.down,
        };
        let beside = match side {
            Side::Up => column - 1,
            Side::Down => column + 1,
        };
        let scale = self.order[beside].len() as f64 / self.order[column].len().max(1) as f64;
        let mean = |slot: u32| {
            let of = &neighbours[slot as usize];
            if of.is_empty() {
                return f64::from(place[slot as usize]) * scale;
            }
            let sum: f64 = of.iter().map(|one| f64::from(place[*one as usize])).sum();
            sum / of.len() as f64
        };
        let mut keyed: Vec<(u32, f64, u32)> = self.order[column]
            .iter()
            .map(|slot| (self.group[*slot as usize], mean(*slot), *slot))
            .collect();
        keyed.sort_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)));
        for (at, (_, _, slot)) in (0..).zip(&keyed) {
            place[*slot as usize] = at;
        }
        self.order[column] = keyed.into_iter().map(|(_, _, slot)| slot).collect();
    }

    /// How many pairs of links cross.
    pub(super) fn crossings(&self) -> usize {
        let place = self.places();
        (1..self.order.len())
            .map(|column| self.crossings_before(column, &place))
            .sum()
    }

    /// Those between a column and the one before: pairs that stand in another order at one end than at the other.
    fn crossings_before(&self, column: usize, place: &[u32]) -> usize {
        let mut seen = Sums::new(self.order[column].len());
        let mut crossings = 0;
        let mut ends: Vec<u32> = Vec::new();
        for slot in &self.order[column - 1] {
            ends.clear();
            ends.extend(
                self.down[*slot as usize]
                    .iter()
                    .map(|one| place[*one as usize]),
            );
            crossings += ends.iter().map(|end| seen.above(*end)).sum::<usize>();
            for end in &ends {
                seen.add(*end);
            }
        }
        crossings
    }

    /// Moves each slot to where it crosses least, as long as that helps and the work lasts.
    fn move_all(&mut self, work: &mut Work) {
        let mut place = self.places();
        let mut helped = true;
        while helped {
            helped = false;
            for column in 0..self.order.len() {
                let links: usize = self.order[column]
                    .iter()
                    .map(|slot| self.degree(*slot))
                    .sum();
                if !work.take(links * self.order[column].len()) {
                    return;
                }
                // The neighbouring columns stand still meanwhile, and with them the ends of all links.
                let mut ends = vec![Ends::default(); self.up.len()];
                for slot in &self.order[column] {
                    ends[*slot as usize] = Ends::of(self, *slot, &place);
                }
                for slot in self.order[column].clone() {
                    helped |= self.move_one(column, slot, &ends, &mut place);
                }
            }
        }
    }

    fn degree(&self, slot: u32) -> usize {
        self.up[slot as usize].len() + self.down[slot as usize].len()
    }

    /// Moves a slot within its group to where it crosses least; whether that is elsewhere.
    fn move_one(&mut self, column: usize, slot: u32, ends: &[Ends], place: &mut [u32]) -> bool {
        let all = &self.order[column];
        let from = place[slot as usize] as usize;
        let own = &ends[slot as usize];
        let same = |at: usize| self.group[all[at] as usize] == self.group[slot as usize];
        // What it costs to stand before each of the others, beside standing behind it.
        let cost = |at: usize| {
            let other = &ends[all[at] as usize];
            own.before(other) - other.before(own)
        };
        let (mut best, mut to) = (0, from);
        let mut change = 0;
        for at in (0..from).rev().take_while(|at| same(*at)) {
            change += cost(at);
            if change < best {
                (best, to) = (change, at);
            }
        }
        change = 0;
        for at in (from + 1..all.len()).take_while(|at| same(*at)) {
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
        for at in from.min(to)..=from.max(to) {
            place[column[at] as usize] = u32::try_from(at).expect("numbered with 32 bits");
        }
        to != from
    }
}

#[derive(Clone, Copy)]
enum Side {
    Up,
    Down,
}

/// A budget.
struct Work(usize);

impl Work {
    fn take(&mut self, amount: usize) -> bool {
        let enough = self.0 >= amount;
        self.0 = if enough { self.0 - amount } else { 0 };
        enough
    }
}

/// Where the links of a slot end on both sides, in order.
#[derive(Clone, Default)]
struct Ends([Vec<u32>; 2]);

impl Ends {
    fn of(layers: &Layers, slot: u32, place: &[u32]) -> Self {
        Self([&layers.up, &layers.down].map(|side| {
            let mut ends: Vec<u32> = side[slot as usize]
                .iter()
                .map(|one| place[*one as usize])
                .collect();
            ends.sort_unstable();
            ends
        }))
    }

    /// Crossings between the two, where this one stands before the other.
    fn before(&self, other: &Self) -> i64 {
        let pairs = self.0.iter().zip(&other.0);
        pairs.map(|(own, others)| inversions(own, others)).sum()
    }
}

/// How many pairs of one end of the first and a smaller end of the second there are. Both are in order.
fn inversions(first: &[u32], second: &[u32]) -> i64 {
    let mut smaller = 0;
    let mut sum = 0;
    for end in first {
        while smaller < second.len() && second[smaller] < *end {
            smaller += 1;
        }
        sum += i64::try_from(smaller).expect("fewer links than that");
    }
    sum
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

#[cfg(test)]
mod tests {
    use super::*;

    fn layers(columns: &[usize], links: &[(u32, u32)]) -> Layers {
        let mut next = 0..;
        let order: Vec<Vec<u32>> = columns
            .iter()
            .map(|size| next.by_ref().take(*size).collect())
            .collect();
        let count = columns.iter().sum();
        let mut layers = Layers {
            order,
            up: vec![Vec::new(); count],
            down: vec![Vec::new(); count],
            group: vec![0; count],
        };
        for (above, below) in links {
            layers.down[*above as usize].push(*below);
            layers.up[*below as usize].push(*above);
        }
        layers
    }

    #[test]
    fn crossings_are_counted() {
        assert_eq!(layers(&[2, 2], &[(0, 3), (1, 2)]).crossings(), 1);
        assert_eq!(
            layers(&[2, 2], &[(0, 2), (0, 3), (1, 2), (1, 3)]).crossings(),
            1
        );
        // Links that share an end do not cross.
        assert_eq!(layers(&[1, 3], &[(0, 3), (0, 1), (0, 2)]).crossings(), 0);
    }

    #[test]
    fn a_tree_is_drawn_without_crossings() {
        let links: Vec<(u32, u32)> = (0..40).map(|leaf| ((leaf * 7) % 8, 8 + leaf)).collect();
        let mut layers = layers(&[8, 40], &links);
        assert!(layers.crossings() > 100);
        layers.untangle();
        assert_eq!(layers.crossings(), 0);
    }

    #[test]
    fn groups_keep_their_order() {
        let mut layers = layers(&[2, 2], &[(0, 3), (1, 2)]);
        layers.group = vec![0, 1, 0, 1];
        layers.untangle();
        assert_eq!(layers.order, [[0, 1], [2, 3]]);
    }
}
