//! The call graph: which functions a function names or contains, and which it reaches through them.

use super::bits::Bits;
use crate::resolve::FnId;

/// For each function, what it needs.
#[derive(Default, Debug)]
pub(crate) struct Graph {
    /// The functions nested in it, and those it names.
    needs: Vec<Bits>,
    /// What it needs, directly or not; itself only if it needs itself.
    reaches: Vec<Bits>,
}

impl Graph {
    /// The graph of these edges. Functions that come late are mostly needed by early ones, so going backwards
    /// is soon done.
    pub(super) fn new(needs: Vec<Bits>) -> Self {
        let mut reaches = needs.clone();
        let mut changed = true;
        while changed {
            changed = false;
            for index in (0..needs.len()).rev() {
                let mut all = std::mem::take(&mut reaches[index]);
                for needed in needs[index].indices() {
                    if needed != index {
                        changed |= all.union(&reaches[needed]);
                    }
                }
                reaches[index] = all;
            }
        }
        Graph { needs, reaches }
    }

    /// The functions nested in it, and those it names, in order.
    pub(crate) fn needs(&self, function: FnId) -> Vec<FnId> {
        ids(&self.needs[function.0])
    }

    /// All that it needs, directly or not, itself only if it needs itself.
    pub(crate) fn reached(&self, function: FnId) -> Vec<FnId> {
        ids(&self.reaches[function.0])
    }

    pub(crate) fn reaches(&self, from: FnId, to: FnId) -> bool {
        self.reaches[from.0].contains(to.0)
    }

    /// The functions from `from` on, the nearest first, itself included.
    pub(crate) fn outwards(&self, from: FnId) -> Vec<FnId> {
        let mut all = vec![from];
        let mut position = 0;
        while let Some(&next) = all.get(position) {
            for needed in self.needs(next) {
                if !all.contains(&needed) {
                    all.push(needed);
                }
            }
            position += 1;
        }
        all
    }

    /// The functions that would have to contain themselves, where those that are items are named, and the
    /// others are expanded in place. An item is written where it stands, with what it contains.
    pub(super) fn endless(
        &self,
        is_item: &dyn Fn(FnId) -> bool,
        stands_in: &dyn Fn(FnId) -> FnId,
    ) -> Vec<FnId> {
        let mut needs = Vec::new();
        for (index, needed) in self.needs.iter().enumerate() {
            let mut kept = Bits::default();
            for needed in needed.indices() {
                if !is_item(FnId(needed)) || stands_in(FnId(needed)) == FnId(index) {
                    kept.insert(needed);
                }
            }
            needs.push(kept);
        }
        let within = Graph::new(needs);
        let mut endless = Vec::new();
        for index in 0..self.needs.len() {
            if within.reaches[index].contains(index) && !is_item(FnId(index)) {
                endless.push(FnId(index));
            }
        }
        endless
    }
}

fn ids(bits: &Bits) -> Vec<FnId> {
    let mut ids = Vec::new();
    for index in bits.indices() {
        ids.push(FnId(index));
    }
    ids
}
