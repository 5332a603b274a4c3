//! Types and traits: what a value of one is made of, and what can be done with it.

use TypeFact::{
    Buffer, Cell, Coerces, Collection, Handle, NotCopy, Number, Opaque, Owns, Plain, Sequence, Whole,
};

/// A row: what is assumed of the types, or traits, of a name.
pub(crate) struct Type {
    pub(crate) name: &'static str,
    pub(crate) facts: &'static [TypeFact],
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum TypeFact {
    /// A primitive type that is `Copy`.
    Number,
    /// It can be made with `new` and the like, and changed through `&mut self` only.
    Collection,
    /// A `usize` indexes it, and its argument is the type of its elements.
    Sequence,
    /// It changes without being `mut`: a clone would not see what happens to the other. A lifetime in it
    /// cannot be shortened.
    Cell,
    /// A clone leads to the same value.
    Handle,
    /// It owns all that it is made of, and refers to nothing. A clone is as good as the value.
    Whole,
    /// It owns values of its arguments, and nothing else: it is `Whole` if they are.
    Owns,
    /// It asks nothing of its arguments: it can be named wherever they can.
    Plain,
    /// A value of another type may be coerced to it.
    Coerces,
    /// It is not `Copy`.
    NotCopy,
    /// There is a borrowed form of it, which clippy prefers in signatures: `[T]` of `Vec<T>`.
    Buffer,
    /// A trait that lets nobody copy or clone what is behind `impl`.
    Opaque,
}

impl Type {
    pub(crate) fn has(&self, fact: TypeFact) -> bool {
        self.facts.contains(&fact)
    }
}

/// A type without a row.
pub(super) static UNKNOWN: Type = t("", &[]);

/// Sorted by name.
pub(crate) static TYPES: &[Type] = &[
    t("Arc", &[Handle, Plain, Coerces, NotCopy]),
    t("AsyncFn", &[Opaque]),
    t("AsyncFnMut", &[Opaque]),
    t("AsyncFnOnce", &[Opaque]),
    t("AtomicBool", &[Cell, NotCopy]),
    t("AtomicI16", &[Cell, NotCopy]),
    t("AtomicI32", &[Cell, NotCopy]),
    t("AtomicI64", &[Cell, NotCopy]),
    t("AtomicI8", &[Cell, NotCopy]),
    t("AtomicIsize", &[Cell, NotCopy]),
    t("AtomicPtr", &[Cell, NotCopy]),
    t("AtomicU16", &[Cell, NotCopy]),
    t("AtomicU32", &[Cell, NotCopy]),
    t("AtomicU64", &[Cell, NotCopy]),
    t("AtomicU8", &[Cell, NotCopy]),
    t("AtomicUsize", &[Cell, NotCopy]),
    t("BTreeMap", &[Collection, Owns, Plain, NotCopy]),
    t("BTreeSet", &[Collection, Owns, Plain, NotCopy]),
    t("BinaryHeap", &[Collection, Owns, Plain, NotCopy]),
    t("Box", &[Owns, Plain, Coerces, NotCopy]),
    t("CString", &[Whole, NotCopy]),
    t("Cell", &[Cell]),
    t("Cow", &[Buffer]),
    t("Duration", &[Whole]),
    t("Fn", &[Opaque]),
    t("FnMut", &[Opaque]),
    t("FnOnce", &[Opaque]),
    t("HashMap", &[Collection, Owns, Plain, NotCopy]),
    t("HashSet", &[Collection, Owns, Plain, NotCopy]),
    t("Instant", &[Whole]),
    t("LazyCell", &[Cell, NotCopy]),
    t("LazyLock", &[Cell, NotCopy]),
    t("LinkedList", &[Collection, Owns, Plain, NotCopy]),
    t("Mutex", &[Cell, Plain, NotCopy]),
    t("OnceCell", &[Cell, Plain, NotCopy]),
    t("OnceLock", &[Cell, Plain, NotCopy]),
    t("Option", &[Owns, Plain]),
    t("OsString", &[Collection, Whole, Plain, NotCopy, Buffer]),
    t("PathBuf", &[Collection, Whole, Plain, NotCopy, Buffer]),
    t("Pin", &[Plain, Coerces]),
    t("Rc", &[Handle, Plain, Coerces, NotCopy]),
    t("RefCell", &[Cell, Plain, NotCopy]),
    t("RefUnwindSafe", &[Opaque]),
    t("Result", &[Owns, Plain]),
    t("Reverse", &[Owns, Plain]),
    t("RwLock", &[Cell, Plain, NotCopy]),
    t("Send", &[Opaque]),
    t("String", &[Collection, Whole, Plain, NotCopy, Buffer]),
    t("Sync", &[Opaque]),
    t("SystemTime", &[Whole]),
    t("Unpin", &[Opaque]),
    t("UnsafeCell", &[Cell, NotCopy]),
    t("UnwindSafe", &[Opaque]),
    t("Vec", &[Collection, Sequence, Owns, Plain, NotCopy, Buffer]),
    t("VecDeque", &[Collection, Sequence, Owns, Plain, NotCopy]),
    t("Weak", &[Handle, Plain, Coerces, NotCopy]),
    t("Wrapping", &[Owns, Plain]),
    t("bool", &[Number]),
    t("char", &[Number]),
    t("f32", &[Number]),
    t("f64", &[Number]),
    t("i128", &[Number]),
    t("i16", &[Number]),
    t("i32", &[Number]),
    t("i64", &[Number]),
    t("i8", &[Number]),
    t("isize", &[Number]),
    t("str", &[Whole, NotCopy]),
    t("u128", &[Number]),
    t("u16", &[Number]),
    t("u32", &[Number]),
    t("u64", &[Number]),
    t("u8", &[Number]),
    t("usize", &[Number]),
];

const fn t(name: &'static str, facts: &'static [TypeFact]) -> Type {
    Type { name, facts }
}
