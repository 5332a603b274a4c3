//! `factory! { .. }`: call macros of functions without defaults, and other items, which are passed through.

use nonlocal::factory;

factory! {
    use std::collections::{BTreeMap, HashSet};

    /// What is added to a line.
    const UNIT: i64 = 10;

    #[derive(Clone, Debug, Default, PartialEq)]
    struct Point<const N: usize = { 1 + 1 }> {
        sides: Vec<[i64; N]>,
    }

    impl Point<{ 1 + 1 }> {
        fn sides(&self) -> usize {
            self.sides.len()
        }
    }

    fn make_line(slope: i64, offset: i64) -> impl Fn(i64) -> i64 {
        fn line(x: i64) -> i64 {
            slope * x + offset * UNIT
        }
        line
    }

    macro_rules! three {
        () => {
            3
        };
    }

    static LIMIT: usize = if UNIT > 1 { 2 } else { 1 };

    type Names = BTreeMap<String, HashSet<i64>>;

    fn distinct(point: &Point<2>, names: &Names) -> usize {
        let mut seen = HashSet::new();
        for side in &point.sides {
            seen.insert(*side);
        }
        seen.len() + names.len() + LIMIT + three!()
    }

    /// Nothing to give.
    const fn nothing() -> i64 {
        UNIT
    }

    fn generic<T: Clone>(value: T, times: usize) -> Vec<T> {
        vec![value; times]
    }
}

#[test]
fn keywords_without_defaults() {
    assert_eq!(make_line!(offset = 2, slope = 3)(1), 23);
    assert_eq!(make_line!(3, offset = 2)(1), 23);
    assert_eq!(make_line(3, 2)(1), 23);
    assert_eq!(nothing!() + nothing(), 20);
    assert_eq!(generic!(times = 2, value = "a"), ["a", "a"]);
}

#[test]
fn arguments_are_evaluated_in_the_order_in_which_they_are_written() {
    let mut order = Vec::new();
    let mut note = |name: &'static str, value: i64| {
        order.push(name);
        value
    };
    assert_eq!(make_line!(offset = note("offset", 2), slope = note("slope", 3))(1), 23);
    assert_eq!(order, ["offset", "slope"]);
}

#[test]
fn other_items() {
    let point: Point = Point { sides: vec![[1, 2], [1, 2], [3, 4]] };
    assert_eq!(point.sides(), 3);
    assert_eq!(distinct!(names = &Names::new(), point = &point), 7);
}

#[test]
fn in_a_body() {
    factory! {
        use std::cmp::max;
        fn larger(a: i64, b: i64) -> i64 { max(a, b) }
    }
    assert_eq!(larger!(b = 2, a = 1), 2);
}

struct Scale(i64);

impl Scale {
    factory! {
        fn make(&self) -> impl Fn(i64) -> i64 {
            let factor = self.0;
            fn scaled(x: i64) -> i64 { x * factor }
            scaled
        }

        fn new(factor: i64) -> Self { Scale(factor) }
    }
}

#[test]
fn methods_have_no_macro() {
    assert_eq!(Scale::new(3).make()(2), 6);
}

/// A parameter is no item: another function of its name does not hide it.
#[nonlocal::nonlocal]
fn undo() -> (impl Fn(i32), impl Fn() -> usize) {
    let mut done: Vec<Box<dyn Fn() -> i32>> = Vec::new();
    fn execute(act: Box<dyn Fn() -> i32>) {
        nonlocal!(done);
        let act = act;
        act();
        done.push(act);
    }
    fn append(by: i32) {
        fn act() -> i32 {
            by
        }
        execute(Box::new(act));
    }
    fn count() -> usize {
        done.len()
    }
    (append, count)
}

#[test]
fn a_parameter_is_hidden_by_no_item() {
    let (append, count) = undo();
    append(1);
    append(2);
    assert_eq!(count(), 2);
}
