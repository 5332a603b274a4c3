//! A program that is made of the samples, and compiles if what the rows say is true of them.

use std::fmt::Write as _;
use std::process::Command;

use crate::knowledge::{Fact, METHODS, Method, Receiver, TYPES, TypeFact};
use crate::samples::{self, SINCE};

const HEAD: &str = "
#![allow(warnings)]
use std::borrow::{Borrow as _, BorrowMut as _, Cow};
use std::cell::{Cell, OnceCell, RefCell};
use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet, BinaryHeap, HashMap, HashSet, LinkedList, VecDeque};
use std::collections::{binary_heap, btree_map, hash_map, hash_set};
use std::ffi::{OsStr, OsString};
use std::fmt::Write as _;
use std::io::{BufRead as _, Read as _, Write as _};
use std::iter::Peekable;
use std::ops::{Deref as _, Range, RangeFull};
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::Mutex;
use std::{io, iter, option, path, slice, vec};

type Entry = hash_map::Entry<'static, u8, u8>;
type Parted<'a> = (&'a mut [u8], &'a mut u8, &'a mut [u8]);
type Scanning = fn(&mut u8, u8) -> Option<u8>;
type SliceIter = slice::Iter<'static, u8>;
type Mapped<'f> = iter::Map<Range<u8>, &'f mut dyn FnMut(u8) -> u8>;

/// What an adapter gives can be iterated.
fn adapts<I: IntoIterator>(_: &I) {}
";

/// `receiver, argument.. => result` of a method of the name.
struct Sample {
    name: &'static str,
    parameters: Vec<&'static str>,
    result: &'static str,
}

impl Sample {
    fn new(name: &'static str, signature: &'static str) -> Self {
        let (parameters, result) = signature.split_once(" => ").unwrap_or((signature, "()"));
        Sample { name, parameters: split(parameters), result }
    }

    fn receiver(&self) -> &'static str {
        self.parameters[0]
    }

    /// The type that has the method.
    fn owner(&self) -> &'static str {
        let receiver = self.receiver();
        receiver.strip_prefix("&mut ").or_else(|| receiver.strip_prefix('&')).unwrap_or(receiver)
    }

    /// The parameters, where the receiver is borrowed for `'a`.
    fn parameters(&self) -> Vec<String> {
        let mut parameters: Vec<String> = self.parameters.iter().map(ToString::to_string).collect();
        if let Some(borrowed) = parameters[0].strip_prefix('&') {
            parameters[0] = format!("&'a {borrowed}");
        }
        parameters
    }

    fn takes_closures(&self) -> bool {
        self.parameters.iter().any(|parameter| is_function(parameter))
    }
}

fn is_function(parameter: &str) -> bool {
    parameter.contains("dyn Fn") || parameter.starts_with("fn(")
}

/// Splits at commas that are in no brackets.
fn split(parameters: &'static str) -> Vec<&'static str> {
    let (mut all, mut start, mut depth) = (Vec::new(), 0, 0);
    let mut before = ' ';
    for (at, character) in parameters.char_indices() {
        match character {
            '<' | '(' | '[' => depth += 1,
            '>' if before == '-' => {}
            '>' | ')' | ']' => depth -= 1,
            ',' if depth == 0 => {
                all.push(parameters[start..at].trim());
                start = at + 1;
            }
            _ => {}
        }
        before = character;
    }
    all.push(parameters[start..].trim());
    all
}

/// Compiles the program, and checks of each row what the form of the samples tells.
pub(crate) fn check() {
    let mut program = HEAD.to_owned();
    let version = minor_version();
    for row in METHODS {
        let samples = samples(row);
        assert!(!samples.is_empty(), "`{}` has no sample", row.name);
        for sample in &samples {
            check_form(row, sample);
            let since = SINCE.iter().find(|(name, _)| *name == row.name).map_or(0, |(_, since)| *since);
            if version >= since {
                function(row, sample, &mut program);
            }
        }
    }
    for (names, _) in samples::all() {
        for name in names.split(' ') {
            assert!(METHODS.iter().any(|row| row.name == name), "a sample for `{name}`, which has no row");
        }
    }
    compile(&program);
}

fn samples(row: &Method) -> Vec<Sample> {
    let mut samples = Vec::new();
    for (names, signatures) in samples::all() {
        if names.split(' ').any(|name| name == row.name) {
            samples.extend(signatures.iter().map(|signature| Sample::new(row.name, signature)));
        }
    }
    samples
}

/// What the row says, and the signature shows. That the standard library has this signature is left to rustc.
fn check_form(row: &Method, sample: &Sample) {
    let name = row.name;
    let receiver = sample.receiver();
    let by_value = !receiver.starts_with('&');
    let by_change = receiver.starts_with("&mut ");
    let borrows = sample.result.contains("'a");
    match row.receiver {
        Receiver::Unknown => {}
        Receiver::Reads => assert!(!by_change, "`{name}` changes a `{receiver}`"),
        Receiver::Changes => assert!(by_change, "`{name}` does not change a `{receiver}`"),
        Receiver::Grows => {
            assert!(by_change, "`{name}` does not change a `{receiver}`");
            assert!(!is_copy(sample.owner()), "`{receiver}` may be `Copy`");
        }
        Receiver::Takes => assert!(by_value, "`{name}` does not take a `{receiver}`"),
        Receiver::Number => assert!(by_value, "`{name}` does not take a `{receiver}` by value"),
    }
    if row.has(Fact::Moves) {
        assert!(by_value, "`{name}` does not take a `{receiver}`");
    }
    if row.has(Fact::Keeps) {
        assert!(!sample.takes_closures(), "`{name}` may call its argument");
    }
    if row.has(Fact::Begins) && sample.parameters.len() > 2 {
        assert!(!is_function(sample.parameters[1]), "`{name}` begins with a function");
    }
    if row.has(Fact::Own) {
        assert!(!borrows, "what `{name}` gives refers to `{receiver}`");
    }
    if row.has(Fact::Lends) {
        assert!(borrows, "what `{name}` gives does not refer to `{receiver}`");
    }
    if row.has(Fact::Done) {
        // A closure that is borrowed for the call only: rustc sees that it is not in the result.
        let kept = sample.parameters.iter().any(|parameter| parameter.starts_with("fn("));
        assert!(!kept, "the closure of `{name}` has to be `&mut dyn FnMut`");
    }
}

/// Types of the samples that are `Copy`, or may be.
fn is_copy(ty: &str) -> bool {
    ty.starts_with(['&', '['])
        || ty.starts_with("Option")
        || TYPES.iter().any(|row| row.name == ty && row.has(TypeFact::Number))
}

/// A function that calls the method, with a closure that lives for the call only, and says what the result
/// refers to; in it the method as a pointer to a function, which says exactly how the receiver is passed.
fn function(row: &Method, sample: &Sample, program: &mut String) {
    let Sample { name, result, .. } = sample;
    let parameters = sample.parameters();
    let owner = sample.owner();
    let mut list = String::new();
    let mut passed = String::new();
    for (number, parameter) in parameters.iter().enumerate() {
        _ = write!(list, "a{number}: {parameter}, ");
        _ = write!(passed, "a{number}, ");
    }
    let pointer = sample.parameters.iter().map(|parameter| lasting(parameter)).collect::<Vec<_>>().join(", ");
    let result_type = if row.has(Fact::Result) { format!("::<{result}>") } else { String::new() };
    let adapts = if row.has(Fact::Adapts) { "adapts(&result);" } else { "" };
    _ = writeln!(
        program,
        "const _: () = {{ fn sample<'a>({list}) -> {result} {{
            let _: fn({pointer}) -> {} = <{}>::{name}{result_type};
            let result = <{owner}>::{name}{result_type}({passed});
            {adapts}
            result
        }} }};",
        result.replace("'a", "'static"),
        owner.replace("'_", "'static"),
    );
}

/// The type with references that last: an argument of a generic type is of one type.
fn lasting(ty: &str) -> String {
    let lasting = ty.replace("'_", "'static");
    match lasting.strip_prefix('&') {
        Some(referred) if !referred.starts_with('\'') => format!("&'static {referred}"),
        _ => lasting,
    }
}

fn rustc() -> Command {
    Command::new(std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into()))
}

fn minor_version() -> u32 {
    let version = rustc().arg("--version").output().expect("rustc");
    let version = String::from_utf8_lossy(&version.stdout).into_owned();
    version.split('.').nth(1).and_then(|minor| minor.parse().ok()).unwrap_or(u32::MAX)
}

fn compile(program: &str) {
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR"));
    let source = folder.join("assumptions.rs");
    std::fs::write(&source, program).expect("the program can be written");
    let output = rustc()
        .args(["--edition=2024", "--crate-type=lib", "--emit=metadata", "--out-dir"])
        .args([folder, &source])
        .output()
        .expect("rustc");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}
