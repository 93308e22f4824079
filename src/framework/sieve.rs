//! A small test by which most of what is not in a set is passed over.

/// Some bits of each key of a set, small enough to stay at hand where the set itself does not.
#[derive(Debug)]
pub(super) struct Sieve {
    words: Vec<u64>,
    /// What is left of a key without this many bits is the number of its own bit.
    shift: u32,
}

impl Sieve {
    /// For each key sixteen bits and more let through about one in sixteen of those that are not in the set.
    const BITS: usize = 16;

    /// Odd and of no pattern.
    const SPREAD: u64 = 0x9e37_79b9_7f4a_7c15;

    pub(super) fn new(keys: impl ExactSizeIterator<Item = u64>) -> Self {
        let bits = (keys.len() * Self::BITS).next_power_of_two().max(64);
        let mut sieve = Self {
            words: vec![0; bits / 64],
            shift: 64 - bits.trailing_zeros(),
        };
        for key in keys {
            let (word, bit) = sieve.place(key);
            sieve.words[word] |= bit;
        }
        sieve
    }

    /// False of no key of the set.
    pub(super) fn may_have(&self, key: u64) -> bool {
        let (word, bit) = self.place(key);
        self.words[word] & bit != 0
    }

    /// The last letter of an id changes only the last bits of its key: they are carried to the first.
    fn place(&self, key: u64) -> (usize, u64) {
        let number = key.wrapping_mul(Self::SPREAD) >> self.shift;
        let word = usize::try_from(number / 64).expect("a place in memory");
        (word, 1 << (number % 64))
    }
}

#[cfg(test)]
mod tests {
    use super::Sieve;

    #[test]
    fn what_is_in_the_set_is_let_through_and_most_else_is_not() {
        let sieve = Sieve::new((0..1000u16).map(u64::from));
        assert!((0..1000).all(|key| sieve.may_have(key)));
        let others = (1000..11_000).filter(|key| sieve.may_have(*key));
        assert!(others.count() < 1000);
    }

    #[test]
    fn of_nothing_nothing_is_let_through() {
        assert!(!Sieve::new([].into_iter()).may_have(u64::MAX));
    }
}
