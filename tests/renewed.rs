//! A variable of a function around gets a value that is made of itself: nothing can be moved out of it, so it is taken, or cloned
//! where somebody would see that it is gone.

use std::collections::HashMap;
use std::rc::Rc;

use nonlocal::nonlocal;

fn text(of: &str) -> String {
    of.to_owned()
}

fn longer(mut numbers: Vec<i32>) -> Vec<i32> {
    numbers.push(9);
    numbers
}

#[derive(Clone, Debug, PartialEq)]
struct Config(i32);

fn next(Config(number): Config) -> Config {
    Config(number + 1)
}

#[derive(Clone, Copy, Debug, PartialEq)]
struct Num(i32);

impl std::ops::Add for Num {
    type Output = Num;

    fn add(self, other: Num) -> Num {
        Num(self.0 + other.0)
    }
}

macro_rules! in_all_forms {
    ($($name:ident: $ty:ty, $x:ident = $init:expr => $change:expr => $expected:expr;)*) => {$(
        mod $name {
            use super::*;

            #[nonlocal]
            fn owned() -> impl FnMut() -> $ty {
                let mut $x = $init;
                fn step() -> $ty {
                    nonlocal!($x);
                    $change;
                    $x.clone()
                }
                step
            }

            #[nonlocal]
            fn shared() -> (impl Fn() -> $ty, impl Fn() -> $ty) {
                let mut $x = $init;
                fn step() -> $ty {
                    nonlocal!($x);
                    $change;
                    $x.clone()
                }
                fn get() -> $ty {
                    $x.clone()
                }
                (step, get)
            }

            #[nonlocal(sync)]
            fn synced() -> (impl Fn() -> $ty, impl Fn() -> $ty) {
                let mut $x = $init;
                fn step() -> $ty {
                    nonlocal!($x);
                    $change;
                    $x.clone()
                }
                fn get() -> $ty {
                    $x.clone()
                }
                (step, get)
            }

            #[nonlocal]
            fn lifted() -> $ty {
                let mut $x = $init;
                fn step(more: bool) -> $ty {
                    nonlocal!($x);
                    $change;
                    if more {
                        step(false);
                    }
                    $x.clone()
                }
                step(true)
            }

            #[test]
            #[allow(clippy::float_cmp, reason = "small numbers")]
            fn twice() {
                let ((mut first, (step, get)), (synced, read)) = ((owned(), shared()), synced());
                first();
                step();
                synced();
                for made in [first(), step(), get(), synced(), read(), lifted()] {
                    assert_eq!(made, $expected);
                }
            }
        }
    )*};
}

in_all_forms! {
    added: String, x = text("a") => x = x + "b" => "abb";
    added_to_a_literal: String, x = "a".to_string() => x = x + "b" + "c" => "abcbc";
    added_to_itself: String, x = text("a") => x = x.clone() + &x => "aaaa";
    mapped: Vec<i32>, x = vec![1, 2] => x = x.into_iter().map(|v| v + 1).collect() => [3, 4];
    filtered: Vec<i32>, x = longer(vec![1, 2]) => x = x.into_iter().filter(|v| *v > 1).map(|v| v + 1).collect() => [4, 11];
    chained: HashMap<i32, i32>, x = HashMap::new() => x = x.into_iter().chain([(1, 2)]).collect() => HashMap::from([(1, 2)]);
    passed: Vec<i32>, x = vec![1] => x = longer(x) => [1, 9, 9];
    passed_without_a_default: Config, x = Config(1) => x = next(x) => Config(3);
    copied: Num, x = Num(1) => x = x + Num(1) => Num(3);
    optional: Option<String>, x = Some(text("a")) => x = x.map(|v| v + "b") => Some("abb".to_string());
    in_an_option: Option<String>, x = Some(text("a")) => x = Some(x.unwrap_or_default() + "z") => Some("azz".to_string());
    element: Vec<String>, x = vec![text("a")] => x = [x, vec![text("b")]].concat() => ["a", "b", "b"];
    chosen: String, x = text("a") => x = if x.len() > 2 { x } else { x + "c" } => "acc";
    in_a_block: Vec<i32>, x = Vec::new() => x = { x.push(1); x } => [1, 1];
    number: f64, x = 2.5_f64 => x = x.max(3.0) + 1.0 => 5.0;
}

/// Who comes back while the value is made finds the variable as it was.
#[nonlocal]
fn seen_by_a_callback() -> (impl Fn(&dyn Fn() -> String) -> String, impl Fn() -> String + Clone) {
    let mut name = text("a");
    fn append(ask: &dyn Fn() -> String) -> String {
        nonlocal!(name);
        name = name + &ask();
        name.clone()
    }
    fn get() -> String {
        name.clone()
    }
    (append, get)
}

/// And so does a nested function.
#[nonlocal]
fn seen_by_a_function() -> impl FnMut() -> String {
    let mut name = text("a");
    fn length() -> usize {
        name.len()
    }
    fn append() -> String {
        nonlocal!(name);
        name = name + &length().to_string();
        name.clone()
    }
    append
}

#[test]
fn nobody_sees_that_it_is_gone() {
    let (append, get) = seen_by_a_callback();
    let (first, second) = (append(&|| get()), append(&|| get() + "!"));
    assert_eq!((first.as_str(), second.as_str()), ("aa", "aaaa!"));
    let mut append = seen_by_a_function();
    assert_eq!((append(), append()), ("a1".to_string(), "a12".to_string()));
}

fn doubled(numbers: Vec<i32>) -> Option<Vec<i32>> {
    if numbers.len() > 2 { None } else { Some([numbers.clone(), numbers].concat()) }
}

/// Where the value is not made, the variable keeps what it has.
#[nonlocal]
fn not_made() -> (impl Fn() -> Option<usize>, impl Fn() -> Vec<i32>) {
    let mut numbers = vec![1, 2];
    fn double() -> Option<usize> {
        nonlocal!(numbers);
        numbers = doubled(numbers)?;
        Some(numbers.len())
    }
    fn get() -> Vec<i32> {
        numbers.clone()
    }
    (double, get)
}

#[test]
fn kept_where_the_value_is_not_made() {
    let (double, get) = not_made();
    assert_eq!((double(), double(), get()), (Some(4), None, vec![1, 2, 1, 2]));
}

type Step = Rc<dyn Fn(i32) -> i32>;

/// A closure around it is another thing than the one that it calls.
#[nonlocal]
fn composed() -> (impl FnMut(Step), impl Fn(i32) -> i32) {
    let mut all: Step = Rc::new(|n| n);
    fn then(step: Step) {
        nonlocal!(all);
        let before = all.clone();
        all = Rc::new(move |n| step(before(n)));
    }
    fn run(n: i32) -> i32 {
        all(n)
    }
    (then, run)
}

#[test]
fn closures_are_composed() {
    let (mut then, run) = composed();
    then(Rc::new(|n| n + 1));
    then(Rc::new(|n| n * 10));
    assert_eq!(run(2), 30);
}

/// A variable that is lent to the factory.
#[nonlocal]
fn lent(items: &mut Vec<i32>) -> impl FnMut(i32) -> usize {
    fn keep(most: i32) -> usize {
        nonlocal!(items);
        *items = std::mem::take(items).into_iter().filter(|item| *item < most).collect();
        items.len()
    }
    keep
}

#[test]
fn a_reference_stays_the_same() {
    let mut items = vec![1, 2, 3];
    assert_eq!(lent(&mut items)(3), 2);
    assert_eq!(items, [1, 2]);
}

/// A variable is moved in the statement before it gets a new value.
#[nonlocal]
fn words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut current = String::new();
    fn flush() {
        nonlocal!(words, current);
        if !current.is_empty() {
            words.push(current);
        }
        current = String::new();
    }
    for letter in text.chars() {
        if letter == ' ' {
            flush();
        } else {
            current.push(letter);
        }
    }
    flush();
    words
}

#[allow(clippy::type_complexity, reason = "two closures")]
/// It is kept where the statement before leaves, and seen by who is called meanwhile.
#[nonlocal]
fn totals(stop: bool) -> (impl Fn() -> Option<usize>, impl Fn() -> (Vec<usize>, Vec<usize>)) {
    let mut numbers = vec![1, 2];
    let mut seen = Vec::new();
    fn note() -> usize {
        nonlocal!(seen);
        seen.push(numbers.len());
        numbers.len()
    }
    fn sum(numbers: Vec<usize>, more: usize) -> Option<usize> {
        if stop { None } else { Some(numbers.into_iter().sum::<usize>() + more) }
    }
    fn total() -> Option<usize> {
        nonlocal!(numbers);
        let sum = sum(numbers, note())?;
        numbers = vec![note()];
        Some(sum)
    }
    fn get() -> (Vec<usize>, Vec<usize>) {
        (numbers.clone(), seen.clone())
    }
    (total, get)
}

#[allow(clippy::type_complexity, reason = "two closures")]
/// It is kept, too, where the new value is not there.
#[nonlocal]
fn sentences(more: bool) -> (impl Fn() -> Option<usize>, impl Fn() -> (Vec<String>, String)) {
    let mut all = Vec::new();
    let mut current = text("a");
    fn parse() -> Option<String> {
        if more { Some(text("b")) } else { None }
    }
    fn next() -> Option<usize> {
        nonlocal!(all, current);
        all.push(current);
        current = parse()?;
        Some(all.len())
    }
    fn get() -> (Vec<String>, String) {
        (all.clone(), current.clone())
    }
    (next, get)
}

#[test]
fn moved_before_it_gets_a_new_value() {
    for (more, made, current) in [(false, None, "a"), (true, Some(1), "b")] {
        let (next, get) = sentences(more);
        assert_eq!((next(), get()), (made, (vec![text("a")], text(current))));
    }

    assert_eq!(words("ab  c"), ["ab", "c"]);
    let (total, get) = totals(true);
    assert_eq!((total(), get()), (None, (vec![1, 2], vec![2])));
    let (total, get) = totals(false);
    assert_eq!((total(), get()), (Some(5), (vec![2], vec![2, 2])));
}

/// Several variables at once, as in Python.
mod several {
    use nonlocal::nonlocal;

    #[nonlocal]
    fn called() -> String {
        let (mut a, mut b) = (String::from("a"), String::from("b"));
        fn swap() {
            nonlocal!(a, b);
            (a, b) = (b, a);
        }
        swap();
        swap();
        swap();
        a + &b
    }

    #[nonlocal]
    fn make_window(ask: impl Fn() -> String + 'static) -> (impl Fn(&str), impl Fn(), impl Fn() -> String) {
        let mut previous = String::new();
        let mut current = String::new();
        let mut boxed: Option<Box<u8>> = None;
        fn push(text: &str) {
            nonlocal!(previous, current);
            (previous, current) = (current, text.to_owned());
        }
        fn turn() {
            nonlocal!(previous, current, boxed);
            (previous, current, boxed) = (current, previous, Some(Box::new(1)));
            (previous, current) = (current, ask());
        }
        fn shown() -> String {
            format!("{previous} {current} {boxed:?}")
        }
        (push, turn, shown)
    }

    #[test]
    fn places_get_values_of_each_other() {
        assert_eq!(called(), "ba");
        let (push, turn, shown) = make_window(|| "asked".to_owned());
        push("a");
        push("b");
        push("c");
        assert_eq!(shown(), "b c None");
        turn();
        assert_eq!(shown(), "b asked Some(1)");
    }
}

/// What cannot be cloned is put into what is made of it.
mod linked {
    use nonlocal::nonlocal;

    struct Node {
        value: i32,
        next: Option<Box<Node>>,
    }

    #[nonlocal]
    fn make_stack() -> (impl Fn(i32), impl Fn() -> Option<i32>) {
        let mut head: Option<Box<Node>> = None;
        fn push(value: i32) {
            nonlocal!(head);
            head = Some(Box::new(Node { value, next: head }));
        }
        fn pop() -> Option<i32> {
            nonlocal!(head);
            let node = head.take()?;
            head = node.next;
            Some(node.value)
        }
        (push, pop)
    }

    #[test]
    fn a_list_grows_at_its_head() {
        let (push, pop) = make_stack();
        push(1);
        push(2);
        assert_eq!((pop(), pop(), pop()), (Some(2), Some(1), None));
    }
}
