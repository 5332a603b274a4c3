//! Sets of indices. They are joined at every branch of a body, and cost little to compile.

/// A set of indices into one of the tables.
#[derive(Clone, Default, Debug)]
pub(crate) struct Bits {
    words: Vec<u64>,
}

impl Bits {
    pub(crate) fn insert(&mut self, index: usize) {
        let word = index / 64;
        if word >= self.words.len() {
            self.words.resize(word + 1, 0);
        }
        self.words[word] |= 1 << (index % 64);
    }

    pub(crate) fn remove(&mut self, index: usize) {
        if let Some(word) = self.words.get_mut(index / 64) {
            *word &= !(1 << (index % 64));
        }
    }

    pub(crate) fn contains(&self, index: usize) -> bool {
        matches!(self.words.get(index / 64), Some(word) if word & (1 << (index % 64)) != 0)
    }

    pub(crate) fn is_empty(&self) -> bool {
        for word in &self.words {
            if *word != 0 {
                return false;
            }
        }
        true
    }

    /// Adds what is in `other`; returns whether anything was new.
    pub(crate) fn union(&mut self, other: &Bits) -> bool {
        if self.words.len() < other.words.len() {
            self.words.resize(other.words.len(), 0);
        }
        let mut grown = false;
        for (index, more) in other.words.iter().enumerate() {
            grown |= more & !self.words[index] != 0;
            self.words[index] |= more;
        }
        grown
    }

    /// The set less what is in `other`.
    pub(crate) fn without(&self, other: &Bits) -> Bits {
        let mut rest = self.clone();
        for (index, less) in other.words.iter().enumerate() {
            if let Some(word) = rest.words.get_mut(index) {
                *word &= !less;
            }
        }
        rest
    }

    /// The indices in the set, in order.
    pub(crate) fn indices(&self) -> Vec<usize> {
        let mut indices = Vec::new();
        for (position, word) in self.words.iter().enumerate() {
            let mut rest = *word;
            while rest != 0 {
                indices.push(position * 64 + rest.trailing_zeros() as usize);
                rest &= rest - 1;
            }
        }
        indices
    }
}

#[cfg(test)]
mod tests {
    use super::Bits;

    #[test]
    fn a_set_of_indices() {
        let mut set = Bits::default();
        assert!(set.is_empty());
        for index in [3, 64, 200] {
            set.insert(index);
        }
        set.remove(64);
        set.remove(1000);
        assert_eq!(set.indices(), [3, 200]);
        assert!(set.contains(200) && !set.contains(64) && !set.contains(1000));
        let mut other = Bits::default();
        other.insert(3);
        assert!(!set.union(&other));
        assert!(other.union(&set));
        assert_eq!(other.indices(), [3, 200]);
    }
}
