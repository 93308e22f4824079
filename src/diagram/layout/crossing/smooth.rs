//! Every slot drawn to the mean of its neighbours on both sides, over and over: what is linked comes to lie together, and each
//! column is then put in the order that has come about.

use super::Layers;

/// How often all are drawn. More parts clusters at the cost of the order within them.
const ROUNDS: usize = 60;
/// After so many rounds what has come together is spread again.
const REST: usize = 10;
/// How far slots lie from the middle in the mean, in a column of the height 1.
const SPREAD: f64 = 0.3;

impl Layers {
    /// Puts the slots of each column, within their groups, in the order to which their links draw them.
    pub(super) fn smooth(&mut self) {
        let mut heights = self.heights();
        let mut next = heights.clone();
        for round in 0..ROUNDS {
            if round % REST == 0 {
                self.spread(&mut heights);
            }
            for (slot, to) in next.iter_mut().enumerate() {
                *to = self.drawn(slot, &heights);
            }
            std::mem::swap(&mut heights, &mut next);
        }
        let group = &self.group;
        for column in &mut self.order {
            column.sort_by(|a, b| {
                let (a, b) = (*a as usize, *b as usize);
                let groups = group[a].cmp(&group[b]);
                groups.then(heights[a].total_cmp(&heights[b]))
            });
        }
    }

    /// Where each slot stands in a column of the height 1, seen from its middle.
    fn heights(&self) -> Vec<f64> {
        let mut heights = vec![0.0; self.up.len()];
        for column in &self.order {
            for (at, slot) in column.iter().enumerate() {
                heights[*slot as usize] = (at as f64 + 0.5) / column.len() as f64 - 0.5;
            }
        }
        heights
    }

    /// Undoes that slots draw each other together: the middle of all links stays where it is, and so does their mean distance.
    fn spread(&self, heights: &mut [f64]) {
        let degrees = || (0..self.up.len()).map(|slot| self.degree(slot) as f64);
        let all: f64 = degrees().sum();
        let weighted = |of: fn(f64) -> f64, heights: &[f64]| {
            let terms = heights.iter().zip(degrees());
            terms
                .map(|(height, degree)| of(*height) * degree)
                .sum::<f64>()
                / all
        };
        let middle = weighted(|height| height, heights);
        for height in &mut *heights {
            *height -= middle;
        }
        let distance = weighted(|height| height * height, heights).sqrt();
        if distance > 0.0 {
            for height in heights {
                *height *= SPREAD / distance;
            }
        }
    }

    /// Halfway to the mean of its neighbours.
    fn drawn(&self, slot: usize, heights: &[f64]) -> f64 {
        let neighbours = self.up[slot].iter().chain(&self.down[slot]);
        let sum: f64 = neighbours.map(|one| heights[*one as usize]).sum();
        match self.degree(slot) {
            0 => heights[slot],
            degree => f64::midpoint(heights[slot], sum / degree as f64),
        }
    }

    pub(super) fn degree(&self, slot: usize) -> usize {
        self.up[slot].len() + self.down[slot].len()
    }
}
