//! Families of factories of any size, to measure how the time of their expansion grows.

use std::fmt::Write;
use std::time::{Duration, Instant};

use proc_macro2::{TokenStream, TokenTree};

/// A family of factories, by size.
pub(crate) struct Shape {
    pub(crate) name: &'static str,
    /// From small to large.
    pub(crate) sizes: &'static [usize],
    pub(crate) source: fn(usize) -> String,
}

const STATEMENTS: &[usize] = &[10, 100, 1000, 10_000];
const FUNCTIONS: &[usize] = &[1, 10, 30, 100, 300];
const DEPTHS: &[usize] = &[1, 3, 10, 30];

pub(crate) const SHAPES: &[Shape] = &[
    Shape { name: "statements", sizes: STATEMENTS, source: statements },
    Shape { name: "statements, shared", sizes: STATEMENTS, source: shared_statements },
    Shape { name: "statements of a nested function", sizes: STATEMENTS, source: nested_statements },
    Shape { name: "variables", sizes: STATEMENTS, source: variables },
    Shape { name: "blocks in a row", sizes: STATEMENTS, source: blocks },
    Shape { name: "functions, called", sizes: FUNCTIONS, source: called },
    Shape { name: "functions that call the next", sizes: FUNCTIONS, source: chain },
    Shape { name: "functions that call each other", sizes: FUNCTIONS, source: |count| ring(count, 1) },
    // Each is passed the variables of all the others.
    Shape { name: "the same, with a variable each", sizes: FUNCTIONS, source: |count| ring(count, count) },
    Shape { name: "functions in functions", sizes: DEPTHS, source: nested },
    Shape { name: "generic, functions that call the next", sizes: FUNCTIONS, source: generic_chain },
    Shape { name: "generic, functions that call each other", sizes: FUNCTIONS, source: generic_ring },
    Shape { name: "generic, functions that hide a generic", sizes: FUNCTIONS, source: hiding_ring },
    Shape { name: "generic, functions that call themselves", sizes: FUNCTIONS, source: generic_tied },
    Shape { name: "functions as values", sizes: FUNCTIONS, source: values },
    Shape { name: "functions that share", sizes: FUNCTIONS, source: shared },
    Shape { name: "functions with a variable each", sizes: FUNCTIONS, source: own_variables },
    Shape { name: "variables, shared", sizes: FUNCTIONS, source: shared_variables },
    Shape { name: "move closures that share", sizes: STATEMENTS, source: sharing_lambdas },
];

/// The number of tokens read and written, and the least time of some runs: what else the machine does only
/// adds to it.
pub(crate) fn expansion(source: &str, runs: usize) -> (usize, Duration) {
    let item: TokenStream = source.parse().expect("tokens");
    let expand = || {
        let (args, item) = (TokenStream::new(), item.clone());
        let start = Instant::now();
        let expansion = nonlocal_core::nonlocal(args, item);
        (start.elapsed(), expansion)
    };
    let started = Instant::now();
    let (mut least, expanded) = expand();
    let text = expanded.to_string();
    assert!(!text.contains("compile_error"), "{}", text.chars().take(3000).collect::<String>());
    for _ in 1..runs {
        if started.elapsed() > Duration::from_secs(1) {
            break;
        }
        least = least.min(expand().0);
    }
    (count(item) + count(expanded), least)
}

fn count(tokens: TokenStream) -> usize {
    let each = |token| match token {
        TokenTree::Group(group) => 2 + count(group.stream()),
        _ => 1,
    };
    tokens.into_iter().map(each).sum()
}

/// `start`, `count` times what `line` writes for each number, and `end`.
fn repeated(start: &str, count: usize, line: impl Fn(&mut String, usize), end: &str) -> String {
    let mut source = start.to_owned();
    for i in 0..count {
        line(&mut source, i);
    }
    source + end
}

macro_rules! line {
    ($source:expr, $($format:tt)*) => {
        writeln!($source, $($format)*).expect("a string takes everything")
    };
}

/// A function is called between other statements that use its variable.
fn statements(count: usize) -> String {
    let start =
        "fn f(n: u64) -> u64 { let mut total: u64 = 0; fn add(by: u64) { nonlocal!(total); total += by; }";
    let line = |source: &mut String, i| match i % 4 {
        0 => line!(source, "add(n + {i});"),
        1 => line!(source, "total = total * 3 + {i};"),
        2 => line!(source, "if total > {i} {{ add(1); }}"),
        _ => line!(source, "println!(\"{{total}} {{}}\", n + {i});"),
    };
    repeated(start, count, line, "total }")
}

/// A function is called between other statements, and closures share its variable: each statement takes it
/// for itself.
fn shared_statements(count: usize) -> String {
    let start = "fn f(n: u64) -> (impl Fn(u64), impl Fn() -> u64) { let mut total: Vec<u64> = Vec::new();
        fn add(by: u64) { nonlocal!(total); total.push(by); } fn sum() -> u64 { total.iter().sum() }
        let more = add; more(n);";
    let line = |source: &mut String, i| match i % 4 {
        0 => line!(source, "more(n + {i});"),
        1 => line!(source, "total.push({i});"),
        2 => line!(source, "if total.len() > {i} {{ more(1); }}"),
        _ => line!(source, "println!(\"{{}} {{}}\", total.len(), n + {i});"),
    };
    repeated(start, count, line, "(more, sum) }")
}

/// A closure with many statements.
fn nested_statements(count: usize) -> String {
    let start = "fn f(n: u64) -> impl FnMut(u64) -> u64 { let mut total: u64 = n;
        fn add(by: u64) -> u64 { nonlocal!(total);";
    let line = |source: &mut String, i| match i % 3 {
        0 => line!(source, "let x{i} = total + by;"),
        1 => line!(source, "total = total * 3 + x{};", i - 1),
        _ => line!(source, "if by > {i} {{ total -= x{}; }}", i - 2),
    };
    repeated(start, count, line, "total } add }")
}

/// Many variables, all of them captured.
fn variables(count: usize) -> String {
    let line = |source: &mut String, i| {
        line!(source, "let x{i}: u64 = n + {i};");
    };
    let start = repeated("fn f(n: u64) -> u64 {", count, line, "fn sum() -> u64 { let mut all = 0;");
    repeated(
        &start,
        count,
        |source, i| {
            line!(source, "all += x{i};");
        },
        "all } sum() }",
    )
}

/// Blocks with a variable of their own, which shadows the one outside.
fn blocks(count: usize) -> String {
    let start = "fn f(n: u64) -> u64 { let x: u64 = n; fn show(by: u64) -> u64 { x + by }";
    let line = |source: &mut String, i| {
        line!(source, "{{ let x: u64 = {i}; if x > 3 {{ println!(\"{{}}\", show(x)); }} }}");
    };
    repeated(start, count, line, "x }")
}

/// Functions that capture one variable, each called once.
fn called(count: usize) -> String {
    let start = "fn f(mut n: u64) -> u64 {";
    let line = |source: &mut String, i| {
        line!(source, "fn g{i}(by: u64) {{ nonlocal!(n); n += by * {i}; }} g{i}({i});");
    };
    repeated(start, count, line, "n }")
}

/// Each function calls the one that follows.
fn chain(count: usize) -> String {
    let start = "fn f(mut n: u64) -> u64 {";
    let line = |source: &mut String, i: usize| {
        line!(source, "fn g{i}(by: u64) {{ if by > {i} {{ g{}(by + 1); }} }}", i + 1);
    };
    let source = repeated(start, count, line, "");
    source + &format!("fn g{count}(by: u64) {{ nonlocal!(n); n += by; }} g0(7); n }}")
}

/// Functions that call the next and the one before, and read one of some variables.
fn ring(count: usize, variables: usize) -> String {
    let line = |source: &mut String, i| {
        line!(source, "let x{i}: u64 = n + {i};");
    };
    let source = repeated("fn f(n: u64) -> u64 {", variables, line, "");
    let line = |source: &mut String, i: usize| {
        let (before, after, read) = ((i + count - 1) % count, (i + 1) % count, i % variables);
        line!(
            source,
            "fn g{i}(by: u64) -> u64 {{
                if by > 9 {{ g{before}(by - x{read}) }} else {{ g{after}(by + 1) }}
            }}"
        );
    };
    repeated(&source, count, line, "g0(n) }")
}

/// Functions in functions, each of which calls the one in it.
fn nested(depth: usize) -> String {
    let line = |source: &mut String, i| {
        line!(source, "let x{i}: u64 = n + {i}; fn g{i}() -> u64 {{ let y{i} = x{i};");
    };
    let source = repeated("fn f(n: u64) -> u64 {", depth, line, "0");
    repeated(
        &source,
        depth,
        |source, i| {
            line!(source, "}} g{}() + n", depth - 1 - i);
        },
        "}",
    )
}

/// Functions of a generic factory, each of which calls the one that follows, in two places. What the last one
/// reads tells what the factory's generics are; nothing tells the first ones.
fn generic_chain(count: usize) -> String {
    let start = "fn f<T: Clone + Ord, K>(items: Vec<T>, n: u64) -> u64 where K: From<T> {";
    let line = |source: &mut String, i: usize| {
        line!(
            source,
            "fn g{i}(by: u64) -> u64 {{ if by > {i} {{ g{0}(by + n) }} else {{ g{0}(by) }} }}",
            i + 1
        );
    };
    let source = repeated(start, count, line, "");
    source
        + &format!(
            "fn g{count}(by: u64) -> u64 {{ for item in items.iter().cloned() {{ K::from(item); }} by }}
            g0(7) }}"
        )
}

/// Functions of a generic factory that call the next and the one before.
fn generic_ring(count: usize) -> String {
    generic_ring_of(count, "", "K")
}

/// Functions that call each other, with a generic of their own, which hides one of the factory's.
fn hiding_ring(count: usize) -> String {
    generic_ring_of(count, "<T>", "T")
}

fn generic_ring_of(count: usize, generics: &str, ty: &str) -> String {
    let start = "fn f<T: Clone + Ord, K: Ord>(items: Vec<T>, key: K, n: u64) -> u64 {";
    let line = |source: &mut String, i: usize| {
        let (before, after) = ((i + count - 1) % count, (i + 1) % count);
        line!(
            source,
            "fn g{i}{generics}(by: u64, of: Option<{ty}>) -> u64 {{
                if by > items.len() as u64 {{ g{before}(by - n, of) }} else {{ g{after}(by + 1, of) }}
            }}"
        );
    };
    repeated(start, count, line, "g0(n, Some(key)) }")
}

/// Functions of a generic factory that call themselves, over a variable whose type only rustc knows.
fn generic_tied(count: usize) -> String {
    let start = "fn f<T: Clone + Ord>(items: Vec<T>, n: u64) -> u64 { let mut all = items.iter().peekable();";
    let line = |source: &mut String, i: usize| {
        line!(
            source,
            "fn g{i}(by: u64, last: Option<T>) -> u64 {{ nonlocal!(all);
                match all.next() {{ Some(item) => g{i}(by + {i}, Some(item.clone())), None => by }}
            }}
            g{i}(n, None);"
        );
    };
    repeated(start, count, line, "n }")
}

/// Functions that read one variable, each boxed.
fn values(count: usize) -> String {
    let start = "fn f(n: u64, name: String) -> Vec<Box<dyn Fn(u64) -> u64>> {
        let mut all: Vec<Box<dyn Fn(u64) -> u64>> = vec![];";
    let line = |source: &mut String, i| {
        line!(
            source,
            "fn g{i}(by: u64) -> u64 {{ n + by * {i} + name.len() as u64 }} all.push(Box::new(g{i}));"
        );
    };
    repeated(start, count, line, "all }")
}

/// Functions that change one variable, each boxed.
fn shared(count: usize) -> String {
    let start = "fn f(n: u64) -> Vec<Box<dyn Fn(u64)>> {
        let mut log: Vec<u64> = vec![n]; let mut all: Vec<Box<dyn Fn(u64)>> = vec![];";
    let line = |source: &mut String, i| {
        line!(source, "fn g{i}(by: u64) {{ nonlocal!(log); log.push(by * {i}); }} all.push(Box::new(g{i}));");
    };
    repeated(start, count, line, "all }")
}

/// Functions that change a variable of their own, each boxed.
fn own_variables(count: usize) -> String {
    let start = "fn f(n: u64) -> Vec<Box<dyn FnMut(u64)>> { let mut all: Vec<Box<dyn FnMut(u64)>> = vec![];";
    let line = |source: &mut String, i| {
        line!(
            source,
            "let mut x{i}: u64 = n; fn g{i}(by: u64) {{ nonlocal!(x{i}); x{i} += by; }}
            all.push(Box::new(g{i}));"
        );
    };
    repeated(start, count, line, "all }")
}

/// Variables in cells that are made before a statement each: two closures share every one.
fn shared_variables(count: usize) -> String {
    let start = "fn f(n: u64) -> Vec<Box<dyn Fn(u64)>> { let mut all: Vec<Box<dyn Fn(u64)>> = vec![];";
    let line = |source: &mut String, i| {
        line!(
            source,
            "let mut x{i}: Vec<u64> = vec![n]; fn g{i}(by: u64) {{ nonlocal!(x{i}); x{i}.push(by); }}
            all.push(Box::new(g{i})); x{i}.push(n); all.push(Box::new(g{i}));"
        );
    };
    repeated(start, count, line, "all }")
}

/// Closures of the user's own with a handle each.
fn sharing_lambdas(count: usize) -> String {
    let start = "fn f(n: u64) -> Vec<Box<dyn Fn(u64)>> { let mut log: Vec<u64> = vec![n];
        fn add(by: u64) { nonlocal!(log); log.push(by); } let mut all: Vec<Box<dyn Fn(u64)>> = vec![Box::new(add)];";
    let line = |source: &mut String, i| {
        line!(source, "all.push(Box::new(move |by| println!(\"{{}}\", log.len() + {i})));");
    };
    repeated(start, count, line, "all }")
}
