//! The same, where nobody has written the types of what is captured.

use std::collections::BTreeMap;

use nonlocal::nonlocal;

#[nonlocal]
pub fn depth_first(graph: &[Vec<usize>]) -> Vec<usize> {
    let mut order = Vec::new();
    let mut seen = vec![false; graph.len()];
    fn visit(node: usize) {
        nonlocal!(order, seen);
        if seen[node] {
            return;
        }
        seen[node] = true;
        for &next in &graph[node] {
            visit(next);
        }
        order.push(node);
    }
    for node in 0..graph.len() {
        visit(node);
    }
    order
}

#[nonlocal]
pub fn queens(n: usize) -> u64 {
    let mut found = 0;
    let mut placed = Vec::new();
    fn place(row: usize) {
        nonlocal!(found, placed);
        if row == n {
            found += 1;
            return;
        }
        for column in 0..n {
            if placed.iter().enumerate().all(|(r, &c)| column != c && column.abs_diff(c) != row - r) {
                placed.push(column);
                place(row + 1);
                placed.pop();
            }
        }
    }
    place(0);
    found
}

#[nonlocal]
pub fn evaluate(text: &str) -> Option<u64> {
    let mut position = 0;
    fn peek() -> Option<u8> {
        text.as_bytes().get(position).copied()
    }
    fn expression() -> Option<u64> {
        nonlocal!(position);
        let mut value = term()?;
        while peek() == Some(b'+') {
            position += 1;
            value += term()?;
        }
        Some(value)
    }
    fn term() -> Option<u64> {
        nonlocal!(position);
        let mut value = atom()?;
        while peek() == Some(b'*') {
            position += 1;
            value *= atom()?;
        }
        Some(value)
    }
    fn atom() -> Option<u64> {
        nonlocal!(position);
        if peek() == Some(b'(') {
            position += 1;
            let value = expression()?;
            position += 1;
            return Some(value);
        }
        let mut value = 0;
        while let Some(digit @ b'0'..=b'9') = peek() {
            position += 1;
            value = value * 10 + u64::from(digit - b'0');
        }
        Some(value)
    }
    expression()
}

#[nonlocal]
pub fn fibonacci(n: u64) -> u64 {
    let mut known = BTreeMap::new();
    fn fib(n: u64) -> u64 {
        nonlocal!(known);
        if n < 2 {
            return n;
        }
        if let Some(&value) = known.get(&n) {
            return value;
        }
        let value = fib(n - 1) + fib(n - 2);
        known.insert(n, value);
        value
    }
    fib(n)
}
