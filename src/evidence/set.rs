//! Sets of concepts or rules.

/// A set of indices.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Set(Vec<u64>);

impl Set {
    pub(super) fn of(indices: &[usize]) -> Self {
        let mut set = Self::default();
        indices.iter().for_each(|index| set.insert(*index));
        set
    }

    pub(super) fn clear(&mut self) {
        self.0.clear();
    }

    pub(super) fn insert(&mut self, index: usize) {
        let word = index / 64;
        if self.0.len() <= word {
            self.0.resize(word + 1, 0);
        }
        self.0[word] |= 1 << (index % 64);
    }

    pub(super) fn contains(&self, index: usize) -> bool {
        self.0.get(index / 64).is_some_and(|word| word >> (index % 64) & 1 == 1)
    }

    pub(super) fn add(&mut self, other: &Self) {
        if self.0.len() < other.0.len() {
            self.0.resize(other.0.len(), 0);
        }
        for (own, more) in self.0.iter_mut().zip(&other.0) {
            *own |= more;
        }
    }

    /// Becomes a copy of another; keeps its memory.
    pub(super) fn copy(&mut self, other: &Self) {
        self.0.clone_from(&other.0);
    }

    pub(super) fn meets(&self, other: &Self) -> bool {
        self.0.iter().zip(&other.0).any(|(a, b)| a & b != 0)
    }

    /// The indices, ascending.
    pub(super) fn iter(&self) -> impl Iterator<Item = usize> {
        self.0.iter().enumerate().flat_map(|(at, word)| {
            let mut rest = *word;
            std::iter::from_fn(move || {
                let bit = rest.trailing_zeros() as usize;
                rest &= rest.checked_sub(1)?;
                Some(at * 64 + bit)
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Set;

    #[test]
    fn sets_of_different_lengths_work_together() {
        let (small, large) = (Set::of(&[1, 63]), Set::of(&[1, 64, 200]));
        assert!(small.meets(&large) && !Set::of(&[2]).meets(&large));
        let mut both = small.clone();
        both.add(&large);
        assert_eq!(both.iter().collect::<Vec<_>>(), [1, 63, 64, 200]);
        assert!(both.contains(200) && !both.contains(199) && !both.contains(5000));
        both.copy(&small);
        assert_eq!(both, small);
        both.clear();
        assert_eq!(both.iter().count(), 0);
    }
}
