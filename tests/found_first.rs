//! What a compound assignment adds to is found before its right side is evaluated, as in Python.

use std::collections::BTreeMap;

use nonlocal::nonlocal;

#[nonlocal]
fn parsed(text: &str) -> Vec<i64> {
    let tokens: Vec<i64> = text.split(' ').map(|token| token.parse().expect("a number")).collect();
    let mut position = 0;
    let mut out = vec![0; 8];
    fn next() -> i64 {
        nonlocal!(position);
        position += 1;
        tokens[position - 1]
    }
    while position < tokens.len() {
        out[usize::try_from(next()).expect("an index")] += next();
    }
    out
}

#[test]
fn where_both_sides_are_calls() {
    assert_eq!(parsed("1 5 3 7 1 2"), [0, 7, 0, 7, 0, 0, 0, 0]);
}

#[nonlocal]
fn run(lines: &[&str]) -> BTreeMap<String, i64> {
    let mut variables: BTreeMap<String, i64> = BTreeMap::new();
    fn value(word: &str) -> i64 {
        match word.parse() {
            Ok(number) => number,
            Err(_) => variables.get(word).copied().unwrap_or(0),
        }
    }
    fn add(line: &str) {
        nonlocal!(variables);
        let words: Vec<&str> = line.split(' ').collect();
        *variables.entry(words[0].to_string()).or_insert(0) += value(words[1]);
    }
    for line in lines {
        add(line);
    }
    variables
}

#[test]
fn by_a_text_that_the_right_side_leaves_alone() {
    assert_eq!(run(&["x 5", "y x", "x y"]), BTreeMap::from([("x".to_owned(), 10), ("y".to_owned(), 5)]));
}

#[nonlocal]
fn indexed() -> Vec<i64> {
    let mut n: usize = 0;
    let mut items = vec![1, 2, 3];
    fn step() -> i64 {
        nonlocal!(n);
        n += 1;
        10
    }
    items[n] += step();
    items[n] *= step();
    items
}

#[test]
fn where_the_right_side_changes_the_index() {
    assert_eq!(indexed(), [11, 20, 3]);
}

macro_rules! in_cells {
    ($($form:ident #[$factory:meta];)*) => {$(
        mod $form {
            use nonlocal::nonlocal;

            #[$factory]
            fn make() -> (impl FnMut() -> Vec<i64>, impl Fn() -> usize) {
                let mut n: usize = 0;
                let mut items = vec![1, 2, 3];
                let mut rows = vec![vec![1, 2], vec![3, 4]];
                fn step() -> i64 {
                    nonlocal!(n);
                    n += 1;
                    10
                }
                fn go() -> Vec<i64> {
                    nonlocal!(items, rows, n);
                    items[n] += step();
                    n = 0;
                    rows[n][1] -= step();
                    vec![items[0], items[1], rows[0][1], rows[1][1]]
                }
                fn at() -> usize {
                    n
                }
                (go, at)
            }

            #[test]
            fn of_what_is_shared() {
                let (mut go, at) = make();
                assert_eq!((go(), at()), (vec![11, 2, -8, 4], 1));
            }

            #[$factory]
            fn make_pointer() -> (impl Fn(), impl Fn(i64) -> i64) {
                let mut way: fn(i64) -> i64 = |x| x + 1;
                fn turn() {
                    nonlocal!(way);
                    way = |x| x - 1;
                }
                fn go(x: i64) -> i64 {
                    way(x)
                }
                (turn, go)
            }

            #[test]
            fn a_shared_function_pointer_is_called() {
                let (turn, go) = make_pointer();
                let before = go(5);
                turn();
                assert_eq!((before, go(5)), (6, 4));
            }

            #[$factory]
            fn make_handler() -> (impl Fn(), impl Fn() -> Option<i64>) {
                let mut handler: Option<Box<dyn Fn() -> i64 + Send>> = None;
                fn set() {
                    nonlocal!(handler);
                    handler = Some(Box::new(|| 1));
                }
                fn call() -> Option<i64> {
                    handler.as_ref().map(|handler| handler())
                }
                (set, call)
            }

            #[test]
            fn what_is_assigned_is_coerced() {
                let (set, call) = make_handler();
                set();
                assert_eq!(call(), Some(1));
            }

            struct Point {
                x: i64,
                y: i64,
            }

            #[$factory]
            fn make_point() -> (impl FnMut() -> i64, impl Fn() -> i64) {
                let mut p = Point { x: 1, y: 2 };
                fn other() -> i64 {
                    nonlocal!(p);
                    p.y += 1;
                    p.y
                }
                fn go() -> i64 {
                    nonlocal!(p);
                    p.x += other();
                    p.x += {
                        let now = other();
                        now * 2
                    };
                    p.y -= other();
                    p.x * 100 + p.y
                }
                fn get() -> i64 {
                    p.x
                }
                (go, get)
            }

            #[test]
            fn a_field_is_none_of_the_others() {
                let (mut go, get) = make_point();
                assert_eq!((go(), get()), (1199, 12));
            }

            #[$factory]
            fn make_option() -> (impl FnMut() -> i64, impl Fn() -> bool) {
                let mut last: Option<i64> = Some(5);
                fn reset() -> i64 {
                    nonlocal!(last);
                    last.replace(0);
                    1
                }
                fn go() -> i64 {
                    i64::abs(last.unwrap_or_default() + reset())
                }
                fn is_set() -> bool {
                    last.is_some()
                }
                (go, is_set)
            }

            #[test]
            fn an_option_is_another_value_when_it_changes() {
                let (mut go, is_set) = make_option();
                assert_eq!((go(), go(), is_set()), (6, 1, true));
            }
        }
    )*};
}

in_cells! {
    shared #[nonlocal];
    synced #[nonlocal(sync)];
}

fn given_back<R>(f: impl FnOnce() -> R) -> R {
    f()
}

struct Tally {
    n: i64,
}

#[nonlocal]
fn changed_by_closures(given: Option<i64>, numbers: &[i64]) -> (i64, i64, i64, i64) {
    let (mut n, mut m, mut tally, mut list) = (1, 1, Tally { n: 1 }, vec![1, 2]);
    fn option() {
        nonlocal!(n);
        n += given.unwrap_or_else(|| {
            n += 10;
            n
        });
    }
    fn sum() {
        nonlocal!(m);
        m += numbers
            .iter()
            .map(|x| {
                m += 10;
                m * x
            })
            .sum::<i64>();
    }
    fn field() {
        nonlocal!(tally);
        tally.n += given_back(|| {
            tally.n += 11;
            tally.n
        });
    }
    fn element() {
        nonlocal!(list);
        list[0] += given_back(|| {
            list[0] += 10;
            list[0]
        });
    }
    option();
    sum();
    field();
    element();
    (n, m, tally.n, list[0])
}

#[test]
fn what_closures_change_was_found_before() {
    assert_eq!(changed_by_closures(None, &[1, 2]), (12, 54, 13, 12));
}

struct Span {
    total: i64,
}

#[nonlocal]
fn spans() -> Vec<i64> {
    let mut spans = vec![Span { total: 1 }, Span { total: 2 }];
    fn raised() -> i64 {
        nonlocal!(spans);
        spans[0].total += 10;
        spans[1].total += 10;
        5
    }
    fn count() -> i64 {
        i64::try_from(spans.len()).expect("few")
    }
    spans.last_mut().expect("two").total += raised();
    spans.first_mut().expect("two").total += count();
    spans.get_mut(1).expect("two").total -= count();
    spans.iter().map(|span| span.total).collect()
}

#[nonlocal]
fn appended() -> Vec<i64> {
    let mut spans = vec![Span { total: 1 }];
    fn open() -> i64 {
        nonlocal!(spans);
        spans.push(Span { total: 10 });
        5
    }
    spans.first_mut().expect("one").total += open();
    spans.get_mut(0).expect("one").total += open();
    spans.iter().map(|span| span.total).collect()
}

#[nonlocal]
fn grid() -> Vec<Vec<i64>> {
    let mut rows = vec![vec![1, 2], vec![3, 4]];
    fn at(row: usize, column: usize) -> &mut i64 {
        nonlocal!(rows);
        &mut rows[row][column]
    }
    fn sum() -> i64 {
        rows.iter().flatten().sum()
    }
    *at(1, 1) += *at(0, 0);
    *at(0, 0) += sum();
    rows
}

/// The element that is found before is the one that is found behind.
#[test]
fn where_nothing_moves() {
    assert_eq!(spans(), [13, 5]);
    assert_eq!(appended(), [11, 10, 10]);
    assert_eq!(grid(), [[12, 2], [3, 5]]);
}
