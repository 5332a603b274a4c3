//! Macros: how their arguments are read.

use Grammar::{
    AddrOfMut, Format, FormatArgs, Join, Log, Matches, Panic, Pin, Place, Reads, Select, Words, Write,
};

/// A row: how the arguments of the macros of a name are read.
pub(crate) struct Macro {
    pub(crate) name: &'static str,
    pub(crate) grammar: Grammar,
}

/// How the arguments of a macro are to be read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Grammar {
    /// Nothing in there is a name.
    Words,
    /// Nothing is in there. With arguments it is another macro of the name.
    Place,
    /// Expressions; from the given position on, a format string and what it formats.
    Format(usize),
    /// Expressions, then a format as in `Format`; but in edition 2018 a string that is the only argument is
    /// no format.
    Panic(usize),
    /// A format string and what it formats, to which the result refers.
    FormatArgs,
    /// Where to write, then a format string and what it formats.
    Write,
    /// Expressions, of which the first is borrowed mutably.
    AddrOfMut,
    /// `matches!(value, pattern)`.
    Matches,
    /// Expressions that are only read.
    Reads,
    /// A macro of logging crates, which reads its arguments, if a string is among them; otherwise somebody's
    /// own of the name.
    Log,
    /// Futures that are awaited together, each an expression that is evaluated once.
    Join,
    /// Futures that race, each with what is done with its result.
    Select,
    /// Futures, or variables that have some, which stay where they are.
    Pin,
    /// Any other macro.
    Unknown,
}

/// Sorted by name.
pub(crate) static MACROS: &[Macro] = &[
    m("addr_of_mut", AddrOfMut),
    m("anyhow", Log),
    m("assert", Panic(1)),
    m("assert_eq", Format(2)),
    m("assert_ne", Format(2)),
    m("bail", Log),
    m("cfg", Words),
    m("column", Place),
    m("compile_error", Words),
    m("concat", Words),
    m("dbg", Reads),
    m("debug", Log),
    m("debug_assert", Panic(1)),
    m("debug_assert_eq", Format(2)),
    m("debug_assert_ne", Format(2)),
    m("env", Words),
    m("eprint", Format(0)),
    m("eprintln", Format(0)),
    m("error", Log),
    m("file", Place),
    m("format", Format(0)),
    m("format_args", FormatArgs),
    m("include", Words),
    m("include_bytes", Words),
    m("include_str", Words),
    m("info", Log),
    m("join", Join),
    m("line", Place),
    m("log", Log),
    m("matches", Matches),
    m("module_path", Place),
    m("offset_of", Words),
    m("option_env", Words),
    m("panic", Panic(0)),
    m("pin", Pin),
    m("pin_mut", Pin),
    m("print", Format(0)),
    m("println", Format(0)),
    m("select", Select),
    m("stringify", Words),
    m("thread_local", Words),
    m("todo", Panic(0)),
    m("trace", Log),
    m("try_join", Join),
    m("unimplemented", Panic(0)),
    m("unreachable", Panic(0)),
    m("vec", Reads),
    m("warn", Log),
    m("write", Write),
    m("writeln", Write),
];

const fn m(name: &'static str, grammar: Grammar) -> Macro {
    Macro { name, grammar }
}
