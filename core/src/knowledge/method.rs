//! What a row about methods says.

/// A row: what is assumed of the methods of a name.
pub(crate) struct Method {
    pub(crate) name: &'static str,
    pub(crate) receiver: Receiver,
    pub(crate) facts: &'static [Fact],
}

/// What a method does to its receiver.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Receiver {
    /// It may change it, or take it.
    Unknown,
    /// It changes nothing: `&self`, or `self` of what is copied.
    Reads,
    /// It changes it: `&mut self`.
    Changes,
    /// It changes it, and the receiver is of a type that is not `Copy`.
    Grows,
    /// It takes it: `self`.
    Takes,
    /// It reads it, if it is a number; otherwise nobody knows.
    Number,
}

/// What else is assumed of a method.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Fact {
    /// It calls none of its arguments.
    Keeps,
    /// It puts its arguments into the receiver.
    Stores,
    /// It puts them behind what is in a list.
    Appends,
    /// Of a list, it runs no code of the elements.
    Quiet,
    /// It finds what stands at the end of a list.
    Last,
    /// It gives an iterator, and has read nothing of the receiver yet.
    Later,
    /// It is done with closures when it returns: with those that it is given, and with those of an iterator
    /// before it.
    Done,
    /// What it gives has the closures that it is given, and is an iterator, or else it is done with them.
    Adapts,
    /// It gives an iterator.
    Iterates,
    /// Its first argument is a value to begin with, which is in the result.
    Begins,
    /// What its closures give is used up in the chain.
    UsesUp,
    /// Its result does not refer to the receiver. Together with `Adapts`: unless the receiver is an iterator.
    Own,
    /// Its result may refer to what the receiver refers to.
    Refers,
    /// Together with `Refers`: to more than one thing, as a tuple does, or to a reference.
    Several,
    /// Its result refers to the receiver, or to what that refers to, and is bound by a `let` for that.
    PassesOn,
    /// Its result refers to the receiver itself.
    Lends,
    /// What it gives, or the items of it, is what its closures give.
    Gives,
    /// The items that it gives have been in the receiver, and do not refer to it.
    Empties,
    /// Its type argument is the type of its result.
    Result,
    /// Of a text it makes a `String`.
    Text,
    /// It takes the receiver, which may be `Copy`.
    Moves,
}

impl Method {
    /// Whether nothing is known of the methods of that name.
    pub(crate) fn is_unknown(&self) -> bool {
        self.name.is_empty()
    }

    pub(crate) fn has(&self, fact: Fact) -> bool {
        self.facts.contains(&fact)
    }
}
