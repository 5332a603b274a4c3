// A generator of numbers, which asks somebody whether a number is free; who is asked may take one himself.

use std::collections::HashMap;

use nonlocal::nonlocal;

type IsFree<'a> = &'a dyn Fn(i64) -> bool;

#[nonlocal]
fn make_ids(first: i64) -> (impl Fn(&str, IsFree) -> i64, impl Fn(&str) -> Option<i64>) {
    let mut following = first;
    let mut given: HashMap<String, i64> = HashMap::new();
    fn fresh(name: &str, is_free: IsFree) -> i64 {
        nonlocal!(following, given);
        while !is_free(following) {
            following += 1;
        }
        given.insert(name.to_owned(), following);
        following += 1;
        given[name]
    }
    fn number(name: &str) -> Option<i64> {
        given.get(name).copied()
    }
    (fresh, number)
}

fn shown(number: Option<i64>) -> String {
    number.map_or("None".to_owned(), |number| number.to_string())
}

fn main() {
    let (fresh, number) = make_ids(1);
    println!("{} {}", fresh("a", &|_| true), fresh("b", &|n| n % 5 == 0));
    let nosy = |n| {
        if number("helper").is_none() {
            fresh("helper", &|_| true);
        }
        number("helper").is_some_and(|helper| n > helper)
    };
    println!("{} {} {}", fresh("c", &nosy), shown(number("helper")), fresh("a", &|_| true));
    let all: Vec<String> =
        ["a", "b", "c", "helper", "nobody"].into_iter().map(|name| shown(number(name))).collect();
    println!("[{}]", all.join(", "));
}
