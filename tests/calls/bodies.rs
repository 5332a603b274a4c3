//! What stands in the body of a function that is called, and where it is called from.

use nonlocal::nonlocal;

fn failing(at: i64) -> Result<i64, String> {
    if at > 2 { Err(format!("{at} is too far")) } else { Ok(at) }
}

#[nonlocal]
fn question_marks(start: i64) -> Result<i64, String> {
    let mut sum: i64 = 0;
    fn step(at: i64) -> Result<(), String> {
        nonlocal!(sum);
        sum += failing(at)?;
        if at == 0 {
            return Ok(());
        }
        'search: loop {
            for i in 0.. {
                if i == at {
                    break 'search;
                }
            }
        }
        step(at - 1)
    }
    step(start)?;
    Ok(sum)
}

#[test]
fn early_returns_and_labels() {
    assert_eq!(question_marks(2), Ok(3));
    assert_eq!(question_marks(3), Err("3 is too far".to_owned()));
}

#[nonlocal]
fn levels(n: i64) -> i64 {
    let mut calls: i64 = 0;
    fn outer(depth: i64) -> i64 {
        let own: i64 = depth * 10;
        fn inner(x: i64) -> i64 {
            nonlocal!(calls);
            calls += 1;
            if x > 0 { inner(x - 1) + own + n } else { outer_calls() }
        }
        fn outer_calls() -> i64 {
            calls
        }
        if depth > 0 { inner(1) + outer(depth - 1) } else { inner(0) }
    }
    outer(2) * 100 + calls
}

#[test]
fn functions_in_functions() {
    // inner(1) = own + n + calls: 20 + 7 + 2, then 10 + 7 + 4, then calls: 5.
    assert_eq!(levels(7), (29 + 21 + 5) * 100 + 5);
}

#[nonlocal]
fn in_lambdas(items: &[i64]) -> (Vec<i64>, i64) {
    let mut total: i64 = 0;
    fn add(x: i64) -> i64 {
        nonlocal!(total);
        total += x;
        total
    }
    let sums = items.iter().map(|x| add(*x)).collect();
    total += 1000;
    (sums, total)
}

#[test]
fn calls_in_lambdas() {
    assert_eq!(in_lambdas(&[1, 2, 3]), (vec![1, 3, 6], 1006));
}

struct Tree {
    value: i64,
    children: Vec<Tree>,
}

struct Search {
    limit: i64,
    found: i64,
}

impl Search {
    #[nonlocal]
    fn run(&mut self, root: &Tree) -> i64 {
        let limit: i64 = self.limit;
        let mut found: i64 = 0;
        fn walk(tree: &Tree) {
            nonlocal!(found);
            if tree.value > limit {
                found += 1;
            }
            for child in &tree.children {
                walk(child);
            }
        }
        walk(root);
        self.found = found;
        found
    }

    #[nonlocal]
    fn scaled(&self, by: i64) -> i64 {
        fn times(x: i64) -> i64 {
            x * self.limit + by
        }
        times(1) + times(2)
    }

    #[nonlocal]
    fn typed_self(self: &Search, by: i64) -> i64 {
        fn down(x: i64) -> i64 {
            if x == 0 { by } else { self.limit + down(x - 1) }
        }
        down(3)
    }
}

#[test]
fn methods() {
    let leaf = |value| Tree { value, children: Vec::new() };
    let tree = Tree { value: 5, children: vec![leaf(1), Tree { value: 9, children: vec![leaf(7)] }] };
    let mut search = Search { limit: 4, found: 0 };
    assert_eq!((search.run(&tree), search.found), (3, 3));
    assert_eq!(search.scaled(10), 32);
    assert_eq!(search.typed_self(1), 13);
}

#[nonlocal]
fn shadowed() -> (i64, i64, i64) {
    let x: i64 = 1;
    fn first() -> i64 {
        x
    }
    let x: i64 = 2;
    fn second() -> i64 {
        x * 10 + first()
    }
    let own = {
        fn third(x: i64) -> i64 {
            x * 100 + second()
        }
        third(3)
    };
    (first(), second(), own)
}

#[test]
fn each_function_has_the_variable_it_means() {
    assert_eq!(shadowed(), (1, 21, 321));
}

#[nonlocal]
fn formats() -> String {
    let mut count: usize = 3;
    let mut text = String::new();
    fn line(name: &str) {
        nonlocal!(count, text);
        count += 1;
        text += &format!("{name}={count:>5}|{:<count$}|{0}", count);
        if text.len() < 30 {
            line("again");
        }
    }
    line("x");
    text
}

#[test]
fn names_in_format_strings() {
    assert_eq!(formats(), "x=    4|4   |4again=    5|5    |5");
}
