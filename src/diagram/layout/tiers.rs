//! Boxes in columns and the links between them: which slots there are, and where each stands.

use rustc_hash::FxHashMap;

use super::crossing::Layers;

/// What is to be laid out.
pub(super) struct Tiers {
    pub(super) columns: usize,
    pub(super) boxes: Vec<Box>,
    pub(super) links: Vec<Link>,
}

#[derive(Clone, Copy)]
pub(super) struct Box {
    pub(super) column: usize,
    pub(super) height: f64,
    /// Boxes of a smaller group stand above those of a larger one in their column.
    pub(super) group: u32,
}

/// A link between two boxes. Those of one look to one parent share their way.
#[derive(Clone, Copy)]
pub(super) struct Link {
    pub(super) child: usize,
    pub(super) parent: usize,
    pub(super) look: u8,
}

/// Where everything stands.
pub(super) struct Placed {
    /// The middle of each box, from the top.
    pub(super) y: Vec<f64>,
    /// For each link the columns that it passes, from the left, and at what height.
    pub(super) routes: Vec<Vec<(usize, f64)>>,
    pub(super) height: f64,
    /// Pairs of links that cross.
    pub(super) crossings: usize,
}

/// Between two boxes.
const GAP: f64 = 10.0;
/// How often columns are drawn to those beside them.
const TURNS: usize = 8;
/// What a passing link takes.
const LANE: f64 = 2.0;

struct Slots {
    layers: Layers,
    height: Vec<f64>,
    /// For each link its slots from the left end to the right, both boxes among them; empty within a column.
    ways: Vec<Vec<u32>>,
}

/// Lays out.
pub(super) fn place(tiers: &Tiers) -> Placed {
    let mut slots = slots(tiers);
    slots.layers.untangle();
    let y = heights(&slots);
    let bottom = |slot: usize| y[slot] + slots.height[slot] / 2.0;
    let route = |way: &Vec<u32>| {
        let inner = way.get(1..way.len().saturating_sub(1)).unwrap_or_default();
        let first = way
            .first()
            .map_or(0, |slot| tiers.boxes[*slot as usize].column + 1);
        (first..)
            .zip(inner)
            .map(|(column, slot)| (column, y[*slot as usize]))
            .collect()
    };
    Placed {
        routes: slots.ways.iter().map(route).collect(),
        crossings: slots.layers.crossings(),
        height: (0..y.len()).map(bottom).fold(0.0, f64::max),
        y: y[..tiers.boxes.len()].to_vec(),
    }
}

/// Boxes, and a slot in each column that a link passes.
fn slots(tiers: &Tiers) -> Slots {
    let mut order = vec![Vec::new(); tiers.columns];
    for (slot, one) in (0..).zip(&tiers.boxes) {
        order[one.column].push(slot);
    }
    let count = tiers.boxes.len();
    let mut slots = Slots {
        layers: Layers {
            order,
            up: vec![Vec::new(); count],
            down: vec![Vec::new(); count],
            group: tiers.boxes.iter().map(|one| one.group).collect(),
        },
        height: tiers.boxes.iter().map(|one| one.height).collect(),
        ways: Vec::with_capacity(tiers.links.len()),
    };
    let mut shared = FxHashMap::default();
    for link in &tiers.links {
        let way = slots.way(tiers, link, &mut shared);
        slots.ways.push(way);
    }
    for side in [&mut slots.layers.up, &mut slots.layers.down] {
        for ends in side {
            ends.sort_unstable();
            ends.dedup();
        }
    }
    slots
}

impl Slots {
    fn way(
        &mut self,
        tiers: &Tiers,
        link: &Link,
        shared: &mut FxHashMap<(usize, u8, usize), u32>,
    ) -> Vec<u32> {
        let number = |at: usize| u32::try_from(at).expect("numbered with 32 bits");
        let column = |at: usize| tiers.boxes[at].column;
        let (left, right) = if column(link.parent) <= column(link.child) {
            (link.parent, link.child)
        } else {
            (link.child, link.parent)
        };
        if column(left) == column(right) {
            return Vec::new();
        }
        let mut way = vec![number(left)];
        for passed in column(left) + 1..column(right) {
            let lane = *shared
                .entry((left, link.look, passed))
                .or_insert_with(|| self.lane(passed));
            way.push(lane);
        }
        way.push(number(right));
        for pair in way.windows(2) {
            self.layers.down[pair[0] as usize].push(pair[1]);
            self.layers.up[pair[1] as usize].push(pair[0]);
        }
        way
    }

    /// The mean height of what a slot is linked to; none where it is linked to nothing.
    fn mean_beside(&self, slot: usize, y: &[f64]) -> Option<f64> {
        let is_lane = |slot: usize| self.height[slot] <= LANE;
        let (mut sum, mut all) = (0.0, 0.0);
        for one in self.layers.up[slot].iter().chain(&self.layers.down[slot]) {
            let one = *one as usize;
            // A long link runs straight where it passes columns, and bends at its ends.
            let weight = if is_lane(slot) && is_lane(one) {
                4.0
            } else {
                1.0
            };
            sum += weight * y[one];
            all += weight;
        }
        (all > 0.0).then(|| sum / all)
    }

    /// A slot for a link that passes a column.
    fn lane(&mut self, column: usize) -> u32 {
        let slot = u32::try_from(self.height.len()).expect("numbered with 32 bits");
        self.height.push(LANE);
        self.layers.group.push(0);
        self.layers.up.push(Vec::new());
        self.layers.down.push(Vec::new());
        self.layers.order[column].push(slot);
        slot
    }
}

/// The middle of every slot. The fullest column is set as it comes; the others are drawn to what they are linked to.
fn heights(slots: &Slots) -> Vec<f64> {
    let order = &slots.layers.order;
    let mut y = vec![0.0; slots.height.len()];
    let mut sizes = Vec::new();
    for column in order {
        let mut top = 0.0;
        for slot in column {
            let height = slots.height[*slot as usize];
            y[*slot as usize] = top + height / 2.0;
            top += height + GAP;
        }
        sizes.push(top);
    }
    let fullest = (0..order.len())
        .max_by(|a, b| sizes[*a].total_cmp(&sizes[*b]).then(b.cmp(a)))
        .unwrap_or(0);
    // From the fullest column outwards, then back, so that both sides are heard.
    let mut turns: Vec<usize> = (0..fullest).rev().chain(fullest + 1..order.len()).collect();
    for _ in 0..TURNS {
        for column in &turns {
            pull(slots, *column, &mut y);
        }
        turns.reverse();
    }
    let top = |slot: usize| y[slot] - slots.height[slot] / 2.0;
    let highest = (0..y.len()).map(top).fold(f64::INFINITY, f64::min);
    y.iter()
        .map(|middle| middle - highest.min(f64::MAX))
        .collect()
}

/// Draws the slots of a column to the mean of what they are linked to, in their order and without overlap: where several want
/// one place they share the mean of their wishes (pooling of adjacent violators).
fn pull(slots: &Slots, column: usize, y: &mut [f64]) {
    struct Pool {
        wish: f64,
        weight: f64,
        members: usize,
    }
    let all = &slots.layers.order[column];
    let mut pools: Vec<Pool> = Vec::with_capacity(all.len());
    let mut offsets = Vec::with_capacity(all.len());
    let mut top = 0.0;
    for slot in all {
        let slot = *slot as usize;
        let half = slots.height[slot] / 2.0;
        offsets.push(top + half);
        let (wish, weight) = match slots.mean_beside(slot, y) {
            Some(mean) => (mean, 1.0),
            // A box without links gives way.
            None => (y[slot], 0.01),
        };
        pools.push(Pool {
            wish: wish - top - half,
            weight,
            members: 1,
        });
        top += slots.height[slot] + GAP;
        while let [.., before, last] = pools.as_slice()
            && before.wish > last.wish
        {
            let weight = before.weight + last.weight;
            let wish = (before.wish * before.weight + last.wish * last.weight) / weight;
            let members = before.members + last.members;
            pools.truncate(pools.len() - 2);
            pools.push(Pool {
                wish,
                weight,
                members,
            });
        }
    }
    let wishes = pools
        .iter()
        .flat_map(|pool| std::iter::repeat_n(pool.wish, pool.members));
    for ((slot, wish), offset) in all.iter().zip(wishes).zip(offsets) {
        y[*slot as usize] = wish + offset;
    }
}
