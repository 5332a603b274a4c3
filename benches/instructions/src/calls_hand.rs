//! The same by hand: what the nested functions need are their parameters.

use std::collections::BTreeMap;

pub fn depth_first(graph: &[Vec<usize>]) -> Vec<usize> {
    fn visit(graph: &[Vec<usize>], order: &mut Vec<usize>, seen: &mut [bool], node: usize) {
        if seen[node] {
            return;
        }
        seen[node] = true;
        for &next in &graph[node] {
            visit(graph, order, seen, next);
        }
        order.push(node);
    }
    let mut order = Vec::new();
    let mut seen = vec![false; graph.len()];
    for node in 0..graph.len() {
        visit(graph, &mut order, &mut seen, node);
    }
    order
}

pub fn queens(n: usize) -> u64 {
    fn place(n: usize, found: &mut u64, placed: &mut Vec<usize>, row: usize) {
        if row == n {
            *found += 1;
            return;
        }
        for column in 0..n {
            if placed.iter().enumerate().all(|(r, &c)| column != c && column.abs_diff(c) != row - r) {
                placed.push(column);
                place(n, found, placed, row + 1);
                placed.pop();
            }
        }
    }
    let mut found = 0;
    place(n, &mut found, &mut Vec::new(), 0);
    found
}

pub fn evaluate(text: &str) -> Option<u64> {
    fn peek(text: &str, position: usize) -> Option<u8> {
        text.as_bytes().get(position).copied()
    }
    fn expression(text: &str, position: &mut usize) -> Option<u64> {
        let mut value = term(text, position)?;
        while peek(text, *position) == Some(b'+') {
            *position += 1;
            value += term(text, position)?;
        }
        Some(value)
    }
    fn term(text: &str, position: &mut usize) -> Option<u64> {
        let mut value = atom(text, position)?;
        while peek(text, *position) == Some(b'*') {
            *position += 1;
            value *= atom(text, position)?;
        }
        Some(value)
    }
    fn atom(text: &str, position: &mut usize) -> Option<u64> {
        if peek(text, *position) == Some(b'(') {
            *position += 1;
            let value = expression(text, position)?;
            *position += 1;
            return Some(value);
        }
        let mut value = 0;
        while let Some(digit @ b'0'..=b'9') = peek(text, *position) {
            *position += 1;
            value = value * 10 + u64::from(digit - b'0');
        }
        Some(value)
    }
    expression(text, &mut 0)
}

pub fn fibonacci(n: u64) -> u64 {
    fn fib(known: &mut BTreeMap<u64, u64>, n: u64) -> u64 {
        if n < 2 {
            return n;
        }
        if let Some(&value) = known.get(&n) {
            return value;
        }
        let value = fib(known, n - 1) + fib(known, n - 2);
        known.insert(n, value);
        value
    }
    fib(&mut BTreeMap::new(), n)
}

pub fn counter(turns: u64, step: u64) -> u64 {
    #[inline(never)]
    fn next(count: &mut u64, step: u64) -> u64 {
        *count = count.wrapping_add(step);
        *count
    }
    let mut count = 0_u64;
    let mut sum = 0_u64;
    for turn in 0..turns {
        sum = sum.wrapping_add(next(&mut count, step));
        count ^= turn;
    }
    sum
}
