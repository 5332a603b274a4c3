//! What a call sees, and what it leaves.

use nonlocal::nonlocal;

#[nonlocal]
fn counts_while_it_reads() -> Vec<i64> {
    let mut count: i64 = 0;
    let mut seen = Vec::new();
    fn bump(by: i64) -> i64 {
        nonlocal!(count);
        count += by;
        count
    }
    seen.push(bump(1));
    count *= 10;
    seen.push(bump(5));
    seen.push(count);
    count = 100;
    bump(1);
    seen.push(count);
    seen
}

#[test]
fn between_calls_the_factory_uses_the_same_variable() {
    assert_eq!(counts_while_it_reads(), [1, 15, 15, 101]);
}

#[nonlocal]
fn late_capture() -> (i64, i64) {
    let mut limit: i64 = 1;
    fn over(x: i64) -> i64 {
        x - limit
    }
    let before = over(10);
    limit = 5;
    (before, over(10))
}

#[test]
fn a_call_uses_the_variables_as_they_are_at_the_call() {
    assert_eq!(late_capture(), (9, 5));
}

// rust-lang/rfcs #1322: functions with implicit arguments.
#[nonlocal]
fn implicit_arguments(n: usize) -> Vec<u8> {
    let mut buffer: Vec<u8> = vec![0; n];
    fn set(i: usize, value: u8) {
        nonlocal!(buffer);
        buffer[i] = value;
    }
    fn get(i: usize) -> u8 {
        buffer[i]
    }
    set(0, 7);
    buffer[1] = 8;
    set(2, get(0) + get(1));
    buffer.push(9);
    set(3, get(3) + 1);
    buffer
}

#[test]
fn borrows_end_with_each_call() {
    assert_eq!(implicit_arguments(3), [7, 8, 15, 10]);
}

// rust-lang/rust #55218: recursive closures.
#[nonlocal]
fn recursion(base: u64) -> u64 {
    fn fact(x: u64) -> u64 {
        if x < 2 { base } else { x * fact(x - 1) }
    }
    fact(5)
}

#[test]
fn a_nested_function_calls_itself() {
    assert_eq!(recursion(1), 120);
    assert_eq!(recursion(2), 240);
}

#[nonlocal]
fn mutual(limit: u32) -> (bool, u32) {
    let mut steps = 0u32;
    fn even(n: u32) -> bool {
        nonlocal!(steps);
        steps += 1;
        if n == 0 || steps > limit { true } else { odd(n - 1) }
    }
    fn odd(n: u32) -> bool {
        if n == 0 { false } else { even(n - 1) }
    }
    let answer = even(10);
    (answer, steps)
}

#[test]
fn mutual_recursion() {
    assert_eq!(mutual(100), (true, 6));
    assert_eq!(mutual(2), (true, 3));
}

#[nonlocal]
fn calls_before_the_definition(x: i64) -> i64 {
    let doubled = twice();
    fn twice() -> i64 {
        helper() * 2
    }
    fn helper() -> i64 {
        x + 1
    }
    doubled
}

#[test]
fn calls_may_stand_before_the_definition() {
    assert_eq!(calls_before_the_definition(4), 10);
}

#[nonlocal]
fn primed() -> impl FnMut() -> i64 {
    let mut count: i64 = 0;
    fn counter() -> i64 {
        nonlocal!(count);
        count += 1;
        count
    }
    counter();
    counter();
    counter
}

#[test]
fn a_function_is_called_and_then_returned() {
    let mut counter = primed();
    assert_eq!((counter(), counter()), (3, 4));
}

#[nonlocal]
fn primed_untyped() -> impl FnMut() -> i64 {
    let mut count = 0;
    fn counter() -> i64 {
        nonlocal!(count);
        count += 1;
        count
    }
    counter();
    counter();
    counter
}

#[test]
fn the_same_where_the_type_is_not_known() {
    let mut counter = primed_untyped();
    assert_eq!((counter(), counter()), (3, 4));
}

#[nonlocal]
fn untyped(words: &[&str]) -> (Vec<String>, usize) {
    let mut lines = Vec::new();
    let mut total = 0;
    fn log(line: &str) -> usize {
        nonlocal!(lines, total);
        lines.push(line.to_owned());
        total += line.len();
        total
    }
    for word in words {
        log(word);
        lines.push(String::from("-"));
    }
    let last = log("end");
    (lines, last)
}

#[test]
fn a_capture_of_unknown_type_is_borrowed_for_the_call() {
    let (lines, total) = untyped(&["a", "bc"]);
    assert_eq!(lines, ["a", "-", "bc", "-", "end"]);
    assert_eq!(total, 6);
}

#[nonlocal]
fn arguments_first() -> Vec<i64> {
    let mut count: i64 = 1;
    let mut unknown = 1;
    fn add(by: i64) -> i64 {
        nonlocal!(count);
        count += by;
        count
    }
    fn add_unknown(by: i64, more: i64) -> i64 {
        nonlocal!(unknown);
        unknown += by * more;
        unknown
    }
    fn read(of: i64) -> i64 {
        count * 100 + of
    }
    vec![
        add(count),
        add(add(count + 1)),
        read({
            count += 1;
            7
        }),
        add_unknown(unknown, unknown + 1),
        add_unknown(2, add_unknown(unknown, 1)),
        unknown,
    ]
}

#[test]
fn arguments_are_evaluated_before_the_captures_are_passed() {
    assert_eq!(arguments_first(), [2, 10, 1107, 3, 18, 18]);
}
