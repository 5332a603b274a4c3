//! The kernels of `kernels.py`. `python NAME TURNS` prints the result and the seconds it took; `python` the names.

use std::collections::HashMap;
use std::hint::black_box;
use std::time::Instant;

use nonlocal::nonlocal;

type Kernel = fn(u64) -> u64;

const KERNELS: &[(&str, Kernel)] = &[
    ("counter", counter),
    ("adders", adders),
    ("closures_in_a_loop", closures_in_a_loop),
    ("account", account),
    ("topological_sort", topological_sort),
    ("queens", queens),
    ("parser", parser),
    ("fibonacci", fibonacci),
    ("greetings", greetings),
];

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [name, turns] = arguments.as_slice() else {
        return KERNELS.iter().for_each(|(name, _)| println!("{name}"));
    };
    let (_, kernel) = KERNELS.iter().find(|(known, _)| known == name).expect("a kernel");
    let turns = turns.parse().expect("a number of turns");
    let start = Instant::now();
    let result = kernel(turns);
    println!("{result} {}", start.elapsed().as_secs_f64());
}

#[nonlocal]
fn make_counter(start: u64) -> impl FnMut() -> u64 {
    let mut count = start;
    fn counter() -> u64 {
        nonlocal!(count);
        count += 1;
        count
    }
    counter
}

fn counter(turns: u64) -> u64 {
    let mut count = make_counter(black_box(0));
    let mut total = 0;
    for _ in 0..turns {
        total ^= black_box(&mut count)();
    }
    total
}

#[nonlocal]
fn make_adder(n: u64) -> impl Fn(u64) -> u64 {
    fn add(x: u64) -> u64 {
        x + n
    }
    add
}

fn adders(turns: u64) -> u64 {
    let mut total = 0;
    for turn in 0..turns {
        let add = make_adder(black_box(turn));
        total ^= add(black_box(turn));
    }
    total
}

#[nonlocal]
fn make_all(count: u64) -> Vec<impl Fn(u64) -> u64> {
    let mut functions = Vec::new();
    for i in 0..count {
        fn show(x: u64) -> u64 {
            x * i
        }
        functions.push(show);
    }
    functions
}

fn closures_in_a_loop(turns: u64) -> u64 {
    let mut total = 0;
    for turn in 0..turns {
        for show in black_box(make_all(10)) {
            total ^= show(turn);
        }
    }
    total
}

#[nonlocal]
fn make_account(mut balance: u64) -> (impl Fn(u64), impl Fn(u64) -> bool, impl Fn() -> u64) {
    fn deposit(amount: u64) {
        nonlocal!(balance);
        balance += amount;
    }
    fn withdraw(amount: u64) -> bool {
        nonlocal!(balance);
        if amount > balance {
            return false;
        }
        balance -= amount;
        true
    }
    fn show() -> u64 {
        balance
    }
    (deposit, withdraw, show)
}

fn account(turns: u64) -> u64 {
    let (deposit, withdraw, show) = make_account(100);
    let mut refused = 0;
    for turn in 0..turns {
        deposit(black_box(turn % 7));
        if !withdraw(black_box(4)) {
            refused += 1;
        }
    }
    show() + refused
}

#[nonlocal]
fn order_of(graph: &[Vec<usize>]) -> Vec<usize> {
    let mut seen: Vec<bool> = vec![false; graph.len()];
    let mut order: Vec<usize> = Vec::new();
    fn visit(node: usize) {
        nonlocal!(seen, order);
        if seen[node] {
            return;
        }
        seen[node] = true;
        for &after in &graph[node] {
            visit(after);
        }
        order.push(node);
    }
    for node in 0..graph.len() {
        visit(node);
    }
    order
}

fn topological_sort(turns: u64) -> u64 {
    let after = |i: usize| [2 * i + 1, 2 * i + 2, i + 5].into_iter().filter(|&n| n < 40).collect();
    let graph: Vec<Vec<usize>> = (0..40).map(after).collect();
    let mut total = 0;
    for _ in 0..turns {
        let order = order_of(black_box(&graph));
        total ^= order[7] + order[20];
    }
    total as u64
}

#[nonlocal]
fn count_queens(size: usize) -> u64 {
    let mut columns: Vec<usize> = Vec::new();
    let mut found: u64 = 0;
    fn free(column: usize) -> bool {
        let row = columns.len();
        for other in 0..row {
            let distance = row - other;
            if columns[other] == column || columns[other].abs_diff(column) == distance {
                return false;
            }
        }
        true
    }
    fn place() {
        nonlocal!(columns, found);
        if columns.len() == size {
            found += 1;
            return;
        }
        for column in 0..size {
            if free(column) {
                columns.push(column);
                place();
                columns.pop();
            }
        }
    }
    place();
    found
}

fn queens(turns: u64) -> u64 {
    (0..turns).map(|_| count_queens(black_box(6))).sum()
}

#[nonlocal]
fn calculate(text: &[u8]) -> u64 {
    let mut at: usize = 0;
    fn number() -> u64 {
        nonlocal!(at);
        let mut value = 0;
        while at < text.len() && text[at].is_ascii_digit() {
            value = value * 10 + u64::from(text[at] - b'0');
            at += 1;
        }
        value
    }
    fn factor() -> u64 {
        nonlocal!(at);
        if at < text.len() && text[at] == b'(' {
            at += 1;
            let value = expression();
            at += 1;
            return value;
        }
        number()
    }
    fn term() -> u64 {
        nonlocal!(at);
        let mut value = factor();
        while at < text.len() && text[at] == b'*' {
            at += 1;
            value *= factor();
        }
        value
    }
    fn expression() -> u64 {
        nonlocal!(at);
        let mut value = term();
        while at < text.len() && text[at] == b'+' {
            at += 1;
            value += term();
        }
        value
    }
    expression()
}

fn parser(turns: u64) -> u64 {
    (0..turns).map(|_| calculate(black_box(b"2*(3+4*(5+6))+7*8*(9+10)"))).sum()
}

#[nonlocal]
fn fib_up_to(n: u64) -> u64 {
    let mut memo: HashMap<u64, u64> = HashMap::new();
    fn fib(n: u64) -> u64 {
        nonlocal!(memo);
        if n < 2 {
            return n;
        }
        if let Some(&value) = memo.get(&n) {
            return value;
        }
        let value = fib(n - 1) + fib(n - 2);
        memo.insert(n, value);
        value
    }
    fib(n)
}

fn fibonacci(turns: u64) -> u64 {
    (0..turns).map(|_| fib_up_to(black_box(40))).sum::<u64>() % 1_000_003
}

#[nonlocal]
fn make_greeter(greeting: String) -> impl FnMut(&str) -> String {
    let mut said = 0;
    fn greet(name: &str) -> String {
        nonlocal!(said);
        said += 1;
        format!("{greeting}, {name} ({said})")
    }
    greet
}

fn greetings(turns: u64) -> u64 {
    let mut greet = make_greeter("hello".to_owned());
    (0..turns).map(|_| greet(black_box("Ada")).len() as u64).sum()
}
