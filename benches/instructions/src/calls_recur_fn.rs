//! The same with the crate `recur-fn`.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;

use recur_fn::{RecurFn, recur_fn};

pub fn depth_first(graph: &[Vec<usize>]) -> Vec<usize> {
    let order = RefCell::new(Vec::new());
    let seen = RefCell::new(vec![false; graph.len()]);
    let visit = recur_fn(|visit, node: usize| {
        if std::mem::replace(&mut seen.borrow_mut()[node], true) {
            return;
        }
        for &next in &graph[node] {
            visit(next);
        }
        order.borrow_mut().push(node);
    });
    for node in 0..graph.len() {
        visit.call(node);
    }
    order.into_inner()
}

pub fn queens(n: usize) -> u64 {
    let found = Cell::new(0);
    let placed = RefCell::new(Vec::<usize>::new());
    let place = recur_fn(|place, row: usize| {
        if row == n {
            found.set(found.get() + 1);
            return;
        }
        for column in 0..n {
            let free = placed
                .borrow()
                .iter()
                .enumerate()
                .all(|(r, &c)| column != c && column.abs_diff(c) != row - r);
            if free {
                placed.borrow_mut().push(column);
                place(row + 1);
                placed.borrow_mut().pop();
            }
        }
    });
    place.call(0);
    found.get()
}

pub fn fibonacci(n: u64) -> u64 {
    let known = RefCell::new(BTreeMap::new());
    let fib = recur_fn(|fib, n: u64| {
        if n < 2 {
            return n;
        }
        if let Some(&value) = known.borrow().get(&n) {
            return value;
        }
        let value = fib(n - 1) + fib(n - 2);
        known.borrow_mut().insert(n, value);
        value
    });
    fib.call(n)
}
