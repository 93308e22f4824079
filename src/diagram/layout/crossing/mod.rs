//! The order within columns, so that few links cross.
//!
//! From several starts links draw slots together (`smooth`); in the best order of these, slots are moved one by one to where they
//! cross least (`sift`). How much is tried depends on the size alone, so the same input gives the same order on any machine.

mod count;
mod sift;
mod smooth;

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

/// Links in all starts together: a small framework costs nothing, a large one is not drawn many times.
const LINKS: usize = 20_000;
/// Starts at most: later ones seldom help.
const STARTS: usize = 3;

impl Layers {
    /// Puts the slots of each column in an order with few crossings.
    pub(super) fn untangle(&mut self) {
        let links: usize = self.up.iter().map(Vec::len).sum();
        if links == 0 {
            return;
        }
        let first = self.order.clone();
        let mut best = (usize::MAX, Vec::new());
        for start in 0..(LINKS / links).clamp(1, STARTS) {
            self.order.clone_from(&first);
            self.shuffle(start);
            self.smooth();
            let crossings = self.crossings();
            if crossings < best.0 {
                best = (crossings, self.order.clone());
            }
        }
        self.order = best.1;
        if best.0 > 0 {
            self.sift();
        }
    }

    /// Another order to begin with: the first as it is read, the others drawn.
    fn shuffle(&mut self, start: usize) {
        if start == 0 {
            return;
        }
        let mut draw = 0x9E37_79B9_7F4A_7C15_u64.wrapping_mul(start as u64 + 1);
        for column in &mut self.order {
            for at in (1..column.len()).rev() {
                draw = draw
                    .wrapping_mul(6_364_136_223_846_793_005)
                    .wrapping_add(1_442_695_040_888_963_407);
                let other = (draw >> 33) as usize % (at + 1);
                column.swap(at, other);
            }
        }
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
