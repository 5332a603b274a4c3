//! Captures and their storage: owned, frozen, cloned.

use nonlocal::nonlocal;

#[nonlocal]
fn make_counter(start: i64) -> impl FnMut() -> i64 {
    let mut count = start;
    fn counter() -> i64 {
        nonlocal!(count);
        count += 1;
        count
    }
    counter
}

#[test]
fn a_closure_remembers_and_changes() {
    let mut a = make_counter(0);
    let mut b = make_counter(10);
    assert_eq!((a(), a(), b(), a()), (1, 2, 11, 3));
}

#[nonlocal]
fn make_adder(n: i64) -> impl Fn(i64) -> i64 {
    fn add(x: i64) -> i64 {
        x + n
    }
    add
}

#[test]
fn reading_needs_nothing() {
    let add = make_adder(3);
    assert_eq!((add(1), add(2)), (4, 5));
}

#[test]
fn each_turn_of_a_loop_has_its_own_variable() {
    #[nonlocal]
    fn make() -> Vec<Box<dyn Fn() -> i32>> {
        let mut all: Vec<Box<dyn Fn() -> i32>> = Vec::new();
        for i in 0..3 {
            fn show() -> i32 {
                i * 10
            }
            all.push(Box::new(show));
        }
        all
    }
    assert_eq!(make().iter().map(|f| f()).collect::<Vec<_>>(), [0, 10, 20]);
}

#[test]
fn a_value_is_made_where_it_is_first_used() {
    #[nonlocal]
    fn make() -> impl Fn() -> i32 {
        fn show() -> i32 {
            x
        }
        let mut x = 1;
        x += 1;
        x *= 10;
        show
    }
    assert_eq!(make()(), 20);
}

#[test]
fn two_readers_get_clones() {
    #[nonlocal]
    fn make(text: String) -> (impl Fn() -> usize, impl Fn() -> String) {
        fn length() -> usize {
            text.len()
        }
        fn shout() -> String {
            text.to_uppercase()
        }
        (length, shout)
    }
    let (length, shout) = make("abc".into());
    assert_eq!((length(), shout()), (3, "ABC".to_owned()));
}

#[test]
fn inferred_return_types() {
    #[nonlocal]
    fn one(n: i64) -> _ {
        let mut n = n;
        fn next() -> i64 {
            nonlocal!(n);
            n += 1;
            n
        }
        next
    }
    #[nonlocal]
    fn two(n: i64) -> _ {
        fn plus(x: i64) -> i64 {
            x + n
        }
        fn minus(x: i64) -> i64 {
            x - n
        }
        (plus, minus)
    }
    let mut next = one(1);
    assert_eq!(next() + next(), 5);
    let (plus, minus) = two(3);
    assert_eq!((plus(1), minus(1)), (4, -2));
}

#[test]
fn a_return_at_the_end_is_a_tail() {
    #[nonlocal]
    #[allow(clippy::needless_return, reason = "Python's habit")]
    fn make(n: i64) -> _ {
        fn plus(x: i64) -> i64 {
            x + n
        }
        return plus;
    }
    assert_eq!(make(3)(4), 7);
}

#[test]
fn elided_lifetimes_link() {
    #[nonlocal]
    fn make(skip: usize) -> Box<dyn Fn(&str) -> &str> {
        fn rest(text: &str) -> &str {
            &text[skip..]
        }
        Box::new(rest)
    }
    #[nonlocal]
    fn named(skip: usize) -> _ {
        fn rest<'a>(text: &'a str, _other: &str) -> &'a str {
            &text[skip..]
        }
        rest
    }
    assert_eq!(make(2)("abcd"), "cd");
    assert_eq!(named(1)("abcd", "x"), "bcd");
}

#[test]
fn nested_levels() {
    #[nonlocal]
    fn make(x: i64) -> impl Fn() -> Box<dyn Fn() -> i64> {
        fn outer() -> Box<dyn Fn() -> i64> {
            fn inner() -> i64 {
                x
            }
            Box::new(inner)
        }
        outer
    }
    let outer = make(7);
    assert_eq!(outer()() + outer()(), 14);
}

#[test]
fn shadowing_between_definition_and_use() {
    #[nonlocal]
    fn make() -> impl Fn() -> String {
        let x = 1;
        fn show() -> String {
            format!("{x}")
        }
        let x = "other";
        assert_eq!(x.len(), 5);
        show
    }
    assert_eq!(make()(), "1");
}

struct Config {
    limit: i64,
}

impl Config {
    #[nonlocal]
    fn checker(&self) -> impl Fn(i64) -> bool + '_ {
        fn check(x: i64) -> bool {
            x < self.limit
        }
        check
    }
}

#[test]
fn methods() {
    let config = Config { limit: 5 };
    let check = config.checker();
    assert!(check(4) && !check(5));
}

struct Wrapper<T>(T);

impl<T: PartialEq> Wrapper<T> {
    /// The closure's signature names what only the `impl` declares.
    #[nonlocal]
    fn finder(&self) -> impl Fn(&[T]) -> Option<&T> + '_ {
        fn find(all: &[T]) -> Option<&T> {
            all.iter().find(|x| **x == self.0)
        }
        find
    }
}

#[test]
fn signatures_with_the_generics_of_an_impl() {
    let wrapper = Wrapper(2);
    let find = wrapper.finder();
    assert_eq!((find(&[1, 2]), find(&[1])), (Some(&2), None));
}

#[nonlocal]
fn cells(n: std::rc::Rc<std::cell::Cell<i32>>) -> (impl Fn(), impl Fn() -> i32) {
    fn set() {
        n.set(n.get() + 1);
    }
    fn get() -> i32 {
        n.get()
    }
    (set, get)
}

#[test]
fn handles_are_shared_by_their_clones() {
    let (set, get) = cells(std::rc::Rc::default());
    set();
    set();
    assert_eq!(get(), 2);
}

#[nonlocal]
fn once(text: String) -> impl FnOnce() -> String {
    fn take() -> String {
        text
    }
    take
}

#[test]
fn a_consumed_capture_makes_a_function_for_one_call() {
    assert_eq!(once("gone".to_owned())(), "gone");
}

#[nonlocal]
fn compose(first: impl Fn(i64) -> i64, second: impl Fn(i64) -> i64) -> impl Fn(i64) -> i64 {
    fn both(x: i64) -> i64 {
        second(first(x))
    }
    both
}

#[nonlocal]
fn twice(mut step: impl FnMut() -> i64) -> impl FnMut() -> i64 {
    fn both() -> i64 {
        nonlocal!(step);
        step() + step()
    }
    both
}

#[test]
fn captured_callables() {
    assert_eq!(compose(|x| x + 1, |x| x * 10)(2), 30);
    let mut calls = 0;
    let mut both = twice(|| {
        calls += 1;
        calls
    });
    assert_eq!((both(), both()), (3, 7));
}

#[nonlocal]
fn make_stack<T: Clone, const N: usize>(first: &[T; N]) -> impl FnMut(Option<T>) -> Option<T> {
    let mut items = first.to_vec();
    fn push_or_pop(item: Option<T>) -> Option<T> {
        nonlocal!(items);
        let Some(item) = item else { return items.pop() };
        items.push(item);
        None
    }
    push_or_pop
}

#[test]
fn generic_factories() {
    let mut stack = make_stack(&["a"]);
    assert_eq!((stack(Some("b")), stack(None), stack(None), stack(None)), (None, Some("b"), Some("a"), None));
}

struct Point {
    x: i64,
    y: i64,
}

#[nonlocal]
fn make_area(scale: i64) -> impl Fn(&Point, (i64, i64)) -> i64 {
    fn area(&Point { x, y: height }: &Point, (dx, dy): (i64, i64)) -> i64 {
        (x + dx) * (height + dy) * scale
    }
    area
}

#[test]
fn patterns_in_parameters() {
    assert_eq!(make_area(2)(&Point { x: 1, y: 2 }, (1, 1)), 12);
}

#[nonlocal]
fn make_parser(limit: i32) -> impl Fn(&str) -> Result<i32, std::num::ParseIntError> {
    fn parse(text: &str) -> Result<i32, std::num::ParseIntError> {
        let number: i32 = text.parse()?;
        if number > limit {
            return Ok(limit);
        }
        Ok(number)
    }
    parse
}

#[test]
fn early_returns() {
    let parse = make_parser(5);
    assert_eq!((parse("3"), parse("9")), (Ok(3), Ok(5)));
    assert!(parse("x").is_err());
}

#[nonlocal]
fn pick(up: bool, step: i64) -> Box<dyn FnMut() -> i64> {
    let mut n = 0;
    fn increase() -> i64 {
        nonlocal!(n);
        n += step;
        n
    }
    fn decrease() -> i64 {
        nonlocal!(n);
        n -= step;
        n
    }
    if up { Box::new(increase) } else { Box::new(decrease) }
}

#[test]
fn branches_own_the_same_variable() {
    let (mut up, mut down) = (pick(true, 2), pick(false, 3));
    assert_eq!((up(), up(), down(), down()), (2, 4, -3, -6));
}

#[test]
fn handed_to_functions_and_threads() {
    #[nonlocal]
    fn run(words: &[&str], longest: usize) -> (Vec<usize>, i64) {
        let mut total = 0;
        fn short(word: &&&str) -> bool {
            word.len() <= longest
        }
        fn count() -> i64 {
            nonlocal!(total);
            for i in 0..10 {
                total += i;
            }
            total
        }
        let lengths = words.iter().filter(short).map(|word| word.len()).collect();
        (lengths, std::thread::spawn(count).join().expect("a result"))
    }
    assert_eq!(run(&["a", "bcd", "ef"], 2), (vec![1, 2], 45));
}

#[nonlocal]
fn make_unused(x: i64) -> impl Fn() -> i64 {
    #[allow(dead_code, reason = "it is not used, and uses a function that captures")]
    fn unused(y: i64) -> Box<dyn Fn() -> i64> {
        fn inner() -> i64 {
            y
        }
        Box::new(inner)
    }
    fn show() -> i64 {
        x
    }
    show
}

#[test]
fn what_nobody_uses_stays_as_it_is() {
    assert_eq!(make_unused(3)(), 3);
}
