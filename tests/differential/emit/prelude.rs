#![allow(unused, clippy::all)]

use std::cell::Cell;
use std::collections::{BTreeMap, HashMap};
use std::fmt::{Display, Write as _};
use std::rc::Rc;

thread_local! {
    static FUEL: Cell<i64> = const { Cell::new(0) };
    static LINES: Cell<i64> = const { Cell::new(0) };
    static PROGRAM: Cell<i64> = const { Cell::new(0) };
}

/// All numbers stay small.
fn w(x: i64) -> i64 {
    x.rem_euclid(1_000_003)
}

fn at(v: &[i64], i: i64) -> i64 {
    if v.is_empty() { 0 } else { v[i.rem_euclid(v.len() as i64) as usize] }
}

fn totalled(x: i64, v: &[i64], y: i64) -> i64 {
    w(x + v.iter().sum::<i64>() * 3 + y)
}

fn tagged(name: &str, x: i64) -> String {
    format!("{name}{x}")
}

fn len(v: &[i64]) -> i64 {
    v.len() as i64
}

/// Whether a recursive call may go on.
fn tick() -> bool {
    FUEL.set(FUEL.get() - 1);
    FUEL.get() > 0
}

fn refuel() {
    FUEL.set(12);
    LINES.set(150);
}

/// Prints a number, with its place in the program.
fn t(place: i64, x: i64) {
    LINES.set(LINES.get() - 1);
    if LINES.get() > 0 {
        println!("{} {place} {x}", PROGRAM.get());
    }
}

/// Prints a text.
fn ts(place: i64, x: String) {
    LINES.set(LINES.get() - 1);
    if LINES.get() > 0 {
        println!("{} {place} {x}", PROGRAM.get());
    }
}

/// A number that depends on something generic.
fn seen<T: Display>(x: &T) -> i64 {
    x.to_string().len() as i64
}

fn ap(x: i64, f: &dyn Fn(i64) -> i64) -> i64 {
    w(f(x) * 3 + f(x + 1))
}

fn apm(x: i64, f: &mut dyn FnMut(i64) -> i64) -> i64 {
    w(f(x) * 3 + f(x + 1))
}

fn api(x: i64, mut f: impl FnMut(i64) -> i64) -> i64 {
    w(f(x) * 3 + f(x + 1))
}

fn guard(number: i64, program: fn()) {
    PROGRAM.set(number);
    if let Err(error) = std::panic::catch_unwind(program) {
        let text = error.downcast_ref::<String>().cloned();
        let text = text.or_else(|| error.downcast_ref::<&str>().map(|text| text.to_string()));
        println!("{number} PANIC {}", text.unwrap_or_default().lines().next().unwrap_or_default());
    }
    println!("{number} end");
}
