//! Names, each with a number: a table whose code is compiled once, where each kind of map is compiled anew.

/// Names, each once, and numbered in the order in which they came.
#[derive(Default)]
pub(crate) struct NameSet {
    names: Vec<String>,
    /// The numbers, each in the list that the hash of its name tells. There are at least as many as names.
    lists: Vec<Vec<usize>>,
}

impl NameSet {
    /// Adds a name; returns whether it is new.
    pub(crate) fn insert(&mut self, name: &str) -> bool {
        let new = !self.contains(name);
        if new {
            if self.names.len() == self.lists.len() {
                self.spread();
            }
            let list = self.list_of(name);
            self.lists[list].push(self.names.len());
            self.names.push(name.to_owned());
        }
        new
    }

    pub(crate) fn contains(&self, name: &str) -> bool {
        self.find(name).is_some()
    }

    /// The number of a name.
    pub(crate) fn find(&self, name: &str) -> Option<usize> {
        if self.lists.is_empty() {
            return None;
        }
        for number in &self.lists[self.list_of(name)] {
            if self.names[*number] == name {
                return Some(*number);
            }
        }
        None
    }

    /// The names, in the order of their numbers.
    pub(crate) fn all(&self) -> &[String] {
        &self.names
    }

    /// Puts the numbers into twice as many lists.
    fn spread(&mut self) {
        let count = (2 * self.lists.len()).max(16);
        self.lists.clear();
        for _ in 0..count {
            self.lists.push(Vec::new());
        }
        for number in 0..self.names.len() {
            let list = self.list_of(&self.names[number]);
            self.lists[list].push(number);
        }
    }

    /// The list for a name: FNV-1a, in as many bits as there are lists.
    fn list_of(&self, name: &str) -> usize {
        let mut hash: usize = 0x811c_9dc5;
        for byte in name.bytes() {
            hash = (hash ^ usize::from(byte)).wrapping_mul(0x0100_0193);
        }
        hash & (self.lists.len() - 1)
    }
}
