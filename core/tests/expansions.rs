//! What each form becomes: the expansion beside its source, as a careful person would have written it.

use proc_macro2::TokenStream;

fn expand(source: &str) -> String {
    let expanded = nonlocal_core::nonlocal(TokenStream::new(), source.parse().expect("tokens"));
    format!("{}\n// becomes\n\n{}", pretty(source), pretty(&expanded.to_string()))
}

fn expand_block(source: &str) -> String {
    let expanded = nonlocal_core::factory(source.parse().expect("tokens"));
    // The name of the exported macro ends in a hash.
    let text = expanded.to_string();
    let name = text.split_whitespace().find(|word| word.starts_with("__nonlocal_"));
    let text = name.map_or(text.clone(), |name| text.replace(name, "__nonlocal_NAME"));
    format!("{source}\n\n// becomes\n\n{}", pretty(&text))
}

fn pretty(source: &str) -> String {
    match syn::parse_file(source) {
        Ok(file) => prettyplease::unparse(&file),
        Err(error) => panic!("{error} in {source}"),
    }
}

fn expand_with(args: &str, source: &str) -> String {
    let expanded = nonlocal_core::nonlocal(args.parse().expect("tokens"), source.parse().expect("tokens"));
    format!("#[nonlocal({args})]\n{}\n// becomes\n\n{}", pretty(source), pretty(&expanded.to_string()))
}

macro_rules! snapshots {
    ($($name:ident: $source:expr;)*) => {
        $(#[test]
        fn $name() {
            insta::assert_snapshot!(stringify!($name), expand($source));
        })*
    };
}

snapshots! {
    owned: "fn make_counter(start: i64) -> impl FnMut() -> i64 {
        let mut count = start;
        fn counter() -> i64 { nonlocal!(count); count += 1; count }
        counter
    }";
    read_only: "fn make_adder(n: i64) -> impl Fn(i64) -> i64 {
        fn add(x: i64) -> i64 { x + n }
        add
    }";
    frozen: "fn f() -> impl Fn() -> usize {
        let mut names = Vec::new();
        names.push(1);
        fn length() -> usize { names.len() }
        length
    }";
    cloned: "fn f(text: String) -> (impl Fn() -> usize, impl Fn() -> String) {
        fn length() -> usize { text.len() }
        fn shout() -> String { text.to_uppercase() }
        (length, shout)
    }";
    read_after_capture: "fn f(mut text: String) -> impl Fn() -> usize {
        text.push('a');
        fn length() -> usize { text.len() }
        let first = length;
        println!(\"{text} {}\", text.len());
        first
    }";
    branches_move: "fn f(text: String, loud: bool) -> Box<dyn Fn() -> String> {
        fn quiet() -> String { text.to_lowercase() }
        fn shout() -> String { text.to_uppercase() }
        if loud { Box::new(shout) } else { Box::new(quiet) }
    }";
    loops: "fn f() -> Vec<Box<dyn Fn() -> i32>> {
        let mut all: Vec<Box<dyn Fn() -> i32>> = Vec::new();
        let base = 10;
        for i in 0..3 {
            fn show() -> i32 { base + i }
            all.push(Box::new(show));
        }
        all
    }";
    inferred: "fn f(n: i64) -> _ {
        let mut count = n;
        fn up(by: i64) -> i64 { nonlocal!(count); count += by; count }
        fn base<'a>(text: &'a str) -> &'a str { &text[n as usize..] }
        (up, base)
    }";
    linked_lifetimes: "fn f(skip: usize) -> Box<dyn Fn(&str) -> &str> {
        fn rest(text: &str) -> &str { &text[skip..] }
        Box::new(rest)
    }";
    nested_levels: "fn f(x: i64) -> impl Fn() -> Box<dyn Fn() -> i64> {
        fn outer() -> Box<dyn Fn() -> i64> {
            fn inner() -> i64 { x }
            Box::new(inner)
        }
        outer
    }";
    shadowed: "fn f() -> impl Fn() -> String {
        let x = 1;
        fn show() -> String { format!(\"{x:>3}\") }
        let x = 2;
        drop(x);
        show
    }";
    asynchronous: "fn f(base: u32) -> impl AsyncFn(u32) -> u32 {
        async fn add(x: u32) -> u32 { base + x }
        add
    }";
    attributes: "/// Documentation.
    #[must_use]
    fn f(x: i64) -> impl Fn() {
        /// Shows.
        #[inline]
        #[allow(clippy::print_stdout)]
        fn show() { println!(\"{x}\"); }
        show
    }";
    method: "fn checker(&self) -> impl Fn(i64) -> bool + '_ {
        fn check(x: i64) -> bool { x < self.limit }
        check
    }";
    plain_beside_capturing: "fn f(x: i64) -> impl Fn() -> i64 {
        fn twice(x: i64) -> i64 { x * 2 }
        fn show() -> i64 { twice(x) }
        show
    }";
    state_held_in_a_variable: "fn f() -> i64 {
        let mut count = 0;
        fn counter() -> i64 { nonlocal!(count); count += 1; count }
        let mut next = counter;
        next() + next()
    }";
    opaque_result: "fn f(n: u8) -> u8 {
        fn below() -> impl Iterator<Item = u8> { 0..n }
        let all = below;
        all().sum()
    }";
    tied: "fn fibonacci(n: u64) -> u64 {
        let mut memo = HashMap::new();
        fn fib(n: u64) -> u64 {
            nonlocal!(memo);
            if n < 2 { return n; }
            let value = fib(n - 1) + fib(n - 2);
            memo.insert(n, value);
            value
        }
        fib(n)
    }";
    tied_together: "fn check(n: u64) -> bool {
        let mut log = Vec::new();
        fn is_even(n: u64) -> bool { nonlocal!(log); log.push(n); n == 0 || is_odd(n - 1) }
        fn is_odd(n: u64) -> bool { n != 0 && is_even(n - 1) }
        is_even(n)
    }";
    tied_with_self: "fn all(&self) -> Vec<T> {
        let mut out = Vec::new();
        fn visit(node: &Self) {
            nonlocal!(out);
            if out.len() < self.limit { out.push(node.value.clone()); }
            for child in &node.children { visit(child); }
        }
        visit(self);
        out
    }";
    tied_generic: "fn total(items: &[i64]) -> i64 {
        let mut seen = vec![];
        fn each(f: impl Fn(i64) -> i64) { nonlocal!(seen); for item in items { seen.push(f(*item)); } }
        each(|x| x);
        seen.iter().sum()
    }";
    tied_with_one_lifetime: "fn order(first: &str) -> usize {
        let mut seen = Vec::new();
        fn visit(node: &str) { nonlocal!(seen); if !seen.contains(&node) { seen.push(node); visit(node); } }
        visit(first);
        seen.len()
    }";
    format_reads_first: "fn show() -> String {
        let mut n: i64 = 0;
        fn next() -> i64 { nonlocal!(n); n += 1; n }
        format!(\"{n} {}\", next())
    }";
    lambda_with_a_handle: "fn f() -> i64 {
        let mut n: i64 = 1;
        fn make() -> Box<dyn Fn() -> i64> { Box::new(move || n) }
        fn change() { nonlocal!(n); n += 1; }
        let get = make();
        change();
        get()
    }";
    lifted: "fn topological_sort(graph: &Graph) -> Vec<String> {
        let mut order: Vec<String> = Vec::new();
        let mut seen = HashSet::<String>::new();
        fn visit(node: &str) {
            nonlocal!(order, seen);
            if !seen.insert(node.to_owned()) {
                return;
            }
            for next in &graph.edges[node] {
                visit(next);
            }
            order.push(node.to_owned());
        }
        for node in graph.nodes() {
            visit(node);
        }
        order
    }";
    lifted_and_returned: "fn f() -> impl FnMut(i64) -> i64 {
        let mut count: i64 = 0;
        fn counter(by: i64) -> i64 { nonlocal!(count); count += by; count }
        counter(count + 1);
        counter
    }";
    lifted_generic: "fn f<'a, T: Display, U>(items: &'a [T], sep: &str, unused: U) -> String {
        let mut out = String::new();
        fn show(at: usize) {
            nonlocal!(out);
            if at < items.len() {
                out += &format!(\"{}{sep}\", items[at]);
                show(at + 1);
            }
        }
        show(0);
        out
    }";
    lifted_lifetimes: "fn f(text: &str) -> Vec<String> {
        let mut words: Vec<&str> = Vec::new();
        fn longer(a: &str) -> &str { if words.len() > 1 { words[0] } else { a } }
        fn word(at: usize) { nonlocal!(words); words.push(&text[at..]); }
        word(1);
        longer(text).to_owned()
    }";
    lifted_reborrow: "fn f(out: &mut Vec<u8>, n: u8) {
        fn fill(i: u8) { nonlocal!(out); if i < n { out.push(i); fill(i + 1); } }
        fn full() -> bool { out.len() > 3 }
        fill(0);
        if full() { out.clear(); }
    }";
    lifted_product: "fn f(name: String) -> String {
        fn greeter(greeting: String) -> impl Fn() -> String {
            fn greet() -> String { format!(\"{greeting}, {name}\") }
            greet
        }
        let hello = greeter(String::from(\"hello\"));
        hello()
    }";
    called_in_place: "fn f() -> usize {
        let mut lines = Vec::new();
        fn log(line: &str) { nonlocal!(lines); lines.push(line.to_owned()); }
        log(\"a\");
        log(lines[0].as_str());
        lines.len()
    }";
    shared: "fn make_account(mut balance: i64) -> (impl Fn(i64) -> i64, impl Fn() -> i64) {
        fn deposit(amount: i64) -> i64 { nonlocal!(balance); balance += amount; balance }
        fn show() -> i64 { balance }
        (deposit, show)
    }";
    shared_variables: "fn f(n: usize) -> Vec<Box<dyn Fn() -> usize>> {
        let mut all: Vec<Box<dyn Fn() -> usize>> = Vec::new();
        let mut clicks = Vec::new();
        let mut total = 0;
        fn click() -> usize { nonlocal!(clicks, total); total += 1; clicks.push(total); total }
        fn shown() -> usize { clicks.len() }
        for i in 0..n {
            all.push(Box::new(click));
        }
        all.push(Box::new(shown));
        all
    }";
    shared_and_lifted: "fn f() -> (impl Fn(i64) -> i64, impl Fn() -> i64) {
        let mut total: i64 = 0;
        fn record(x: i64) -> i64 { nonlocal!(total); total += x; if x > 3 { record(x - 3) } else { total } }
        fn average() -> i64 { total / 2 }
        record(1);
        (record, average)
    }";
    shared_with_the_factory: "fn f() -> (impl Fn(i64), Box<dyn FnMut()>) {
        let mut items = Vec::new();
        let mut total: i64 = 0;
        fn add(item: i64) { nonlocal!(items, total); items.push(item); total = items.len() as i64; }
        let first = add;
        items.push(1);
        if items.len() > 1 && total > 0 { total += 1; }
        let last = items.last().copied();
        items = vec![total];
        println!(\"{items:?} {last:?}\");
        (first, Box::new(move || items.clear()))
    }";
    unused: "fn f(x: i64) -> i64 {
        fn show() -> i64 { x }
        x
    }";
}

#[test]
fn defaults() {
    let source = "pub fn make_counter(start: i64 = 0, step: i64 = 1) -> impl FnMut() -> i64 {
    let mut count = start;
    fn counter() -> i64 { nonlocal!(count); count += step; count }
    counter
}";
    insta::assert_snapshot!("defaults", expand_block(source));
}

#[test]
fn call_with_keywords() {
    let call = |source: &str| nonlocal_core::call(source.parse().expect("tokens")).to_string();
    let in_order = call("make_counter [start = default, step = default] (10)");
    let reordered = call("make_counter [start = default, step = default] (step = next(), start = next())");
    insta::assert_snapshot!("call_with_keywords", format!("{in_order}\n{reordered}"));
}

#[test]
fn named_closure() {
    let source = "pub fn make_counter(start: i64, step: i64) -> Counter {
        let mut count = start;
        /// Counts on.
        fn counter(times: i64) -> i64 { nonlocal!(count); count += step * times; count }
        counter
    }";
    insta::assert_snapshot!(expand_with("type = Counter, derive(Clone, Debug)", source));
}

#[test]
fn closure_object() {
    let source = "fn make_account<'a>(owner: &'a str, mut balance: i64) -> Account<'a> {
        fn deposit(amount: i64) -> i64 { change(amount) }
        fn owned_by() -> &str { owner }
        fn change(amount: i64) -> i64 { nonlocal!(balance); balance += amount; balance }
        Account { deposit, owner: owned_by }
    }";
    insta::assert_snapshot!(expand_with("type = Account", source));
}

#[test]
fn shared_by_threads() {
    let source = "fn make_tickets() -> (impl Fn() -> u64 + Send, impl Fn(fn(u64)) + Send) {
        let mut next: u64 = 0;
        let mut log = Vec::new();
        fn take() -> u64 { nonlocal!(next, log); next += 1; log = vec![next]; next }
        fn show(with: fn(u64)) { with(next) }
        (take, show)
    }";
    insta::assert_snapshot!(expand_with("sync", source));
}

#[test]
fn references_kept_in_another_variable() {
    insta::assert_snapshot!(expand(
        "fn shown(nodes: Vec<Node>) -> usize {
            let mut path: Vec<&str> = Vec::new();
            fn walk(i: usize) {
                nonlocal!(path);
                path.push(&nodes[i].name);
                for kid in &nodes[i].kids { walk(*kid); }
            }
            walk(0);
            path.len()
        }"
    ));
}

#[test]
fn closure_bound_before_it_is_called() {
    insta::assert_snapshot!(expand(
        "fn best(scores: &[i64]) -> Option<i64> {
            let mut best: Option<i64> = None;
            let is_better = |n: i64| best.is_none_or(|best| n > best);
            fn offer(n: i64) {
                nonlocal!(best);
                if is_better(n) { best = Some(n); }
            }
            for score in scores { offer(*score); }
            best
        }"
    ));
}

#[test]
fn given_away_behind_futures() {
    insta::assert_snapshot!(expand(
        "async fn gathered() -> (Vec<u32>, u32) {
            let mut results = Vec::new();
            let mut calls = 0;
            async fn fetch(n: u32) {
                nonlocal!(results, calls);
                calls += 1;
                results.push(get(n).await);
            }
            tokio::join!(fetch(1), fetch(2));
            (results, calls)
        }"
    ));
}
