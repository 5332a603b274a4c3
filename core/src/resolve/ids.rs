//! The indices by which the tables of the resolved tree refer to each other, and the tables.

use std::marker::PhantomData;
use std::ops::{Index, IndexMut, Range};

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident;)*) => {
        $(
            $(#[$doc])*
            #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
            pub(crate) struct $name(pub(crate) usize);

            impl From<usize> for $name {
                fn from(index: usize) -> Self {
                    $name(index)
                }
            }

            impl From<&$name> for usize {
                fn from(id: &$name) -> usize {
                    id.0
                }
            }

            impl From<$name> for usize {
                fn from(id: $name) -> usize {
                    id.0
                }
            }
        )*
    };
}

ids! {
    /// A node of the arena: a moment of the walk, too.
    NodeId;
    /// The factory, or a function nested in it.
    FnId;
    /// A local variable.
    BindingId;
    /// An occurrence of a name.
    UseId;
    /// A call of a nested function by its name.
    CallId;
    /// A block, with the patterns whose variables belong to it.
    BlockId;
    /// A statement in which a closure may be made.
    StatementId;
    /// An expression that is evaluated as a whole.
    EvaluationId;
    /// A closure or block of the user's own.
    LambdaId;
    /// A macro call that formats.
    FormatId;
    /// What may run again and again: a loop, a closure, the arguments of an unknown macro.
    RepeatId;
    /// A key that calls nested functions.
    KeyId;
    /// A name.
    Symbol;
}

impl NodeId {
    /// Behind everything.
    pub(crate) const END: NodeId = NodeId(usize::MAX);
}

impl FnId {
    /// The factory itself.
    pub(crate) const ROOT: FnId = FnId(0);
}

/// A table whose rows have ids of their own type.
#[derive(Debug)]
pub(crate) struct Table<I, T> {
    rows: Vec<T>,
    ids: PhantomData<I>,
}

impl<I: From<usize> + Into<usize>, T> Table<I, T> {
    pub(crate) fn new() -> Self {
        Table { rows: Vec::new(), ids: PhantomData }
    }

    pub(crate) fn push(&mut self, row: T) -> I {
        self.rows.push(row);
        I::from(self.rows.len() - 1)
    }

    pub(crate) fn len(&self) -> usize {
        self.rows.len()
    }

    /// The id that the next row gets.
    pub(crate) fn next(&self) -> I {
        I::from(self.rows.len())
    }

    pub(crate) fn iter(&self) -> std::slice::Iter<'_, T> {
        self.rows.iter()
    }

    pub(crate) fn rows(&self) -> &[T] {
        &self.rows
    }

    pub(crate) fn get_mut(&mut self, index: usize) -> Option<&mut T> {
        self.rows.get_mut(index)
    }

    /// The rows of several ids in a row.
    pub(crate) fn range(&self, ids: &Range<usize>) -> &[T] {
        &self.rows[ids.start..ids.end]
    }
}

impl<I, J: Into<usize>, T> Index<J> for Table<I, T> {
    type Output = T;

    fn index(&self, id: J) -> &T {
        &self.rows[id.into()]
    }
}

impl<I, J: Into<usize>, T> IndexMut<J> for Table<I, T> {
    fn index_mut(&mut self, id: J) -> &mut T {
        &mut self.rows[id.into()]
    }
}

impl<'a, I, T> IntoIterator for &'a Table<I, T> {
    type Item = &'a T;
    type IntoIter = std::slice::Iter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.rows.iter()
    }
}
