//! What closures and their factory see of the variables that they share.

use nonlocal::nonlocal;

#[nonlocal]
fn make_account(
    mut balance: i64,
) -> (impl Fn(i64) -> i64, impl Fn(i64) -> Result<i64, i64>, impl Fn() -> i64) {
    fn deposit(amount: i64) -> i64 {
        nonlocal!(balance);
        balance += amount;
        balance
    }
    fn withdraw(amount: i64) -> Result<i64, i64> {
        nonlocal!(balance);
        if amount > balance {
            return Err(balance);
        }
        balance -= amount;
        Ok(balance)
    }
    fn show() -> i64 {
        balance
    }
    (deposit, withdraw, show)
}

#[test]
fn a_reader_sees_what_the_writers_do() {
    let (deposit, withdraw, show) = make_account(10);
    assert_eq!((deposit(5), withdraw(100), withdraw(12), show()), (15, Err(15), Ok(3), 3));
    let (_, _, other) = make_account(1);
    assert_eq!((other(), show()), (1, 3));
}

type Button = Box<dyn FnMut() -> usize>;

#[nonlocal]
fn make_buttons(n: usize) -> (Vec<Button>, impl Fn() -> Vec<usize>) {
    let mut clicks = Vec::new();
    let mut total = 0;
    let mut buttons: Vec<Button> = Vec::new();
    fn all() -> Vec<usize> {
        let mut shown = clicks.clone();
        shown.push(total);
        shown
    }
    for i in 0..n {
        let mut own = 0;
        fn click() -> usize {
            nonlocal!(clicks, total, own);
            own += 1;
            total += 1;
            clicks.push(i);
            own
        }
        buttons.push(Box::new(click));
    }
    (buttons, all)
}

#[test]
fn closures_of_a_loop_share_what_is_outside_of_it() {
    let (mut buttons, all) = make_buttons(3);
    assert_eq!((buttons[2](), buttons[0](), buttons[2]()), (1, 1, 2));
    assert_eq!(all(), [2, 0, 2, 3]);
}

#[nonlocal]
fn make_rows(n: i64) -> Vec<(impl Fn(), impl Fn() -> i64)> {
    let mut rows = Vec::new();
    for i in 0..n {
        let mut cell = i * 10;
        fn bump() {
            nonlocal!(cell);
            cell += 1;
        }
        fn get() -> i64 {
            cell
        }
        rows.push((bump, get));
    }
    rows
}

#[test]
fn a_variable_of_the_loop_is_shared_by_one_turn() {
    let rows = make_rows(2);
    (rows[0].0)();
    (rows[1].0)();
    (rows[1].0)();
    assert_eq!(((rows[0].1)(), (rows[1].1)()), (1, 12));
}

#[nonlocal]
fn make_makers() -> (impl Fn(i64) -> Box<dyn Fn() -> i64>, impl Fn() -> i64) {
    let mut made: i64 = 0;
    let mut sum: i64 = 0;
    fn make(step: i64) -> Box<dyn Fn() -> i64> {
        nonlocal!(made);
        made += 1;
        fn add() -> i64 {
            nonlocal!(sum);
            sum += step;
            sum + made * 100
        }
        Box::new(add)
    }
    fn count() -> i64 {
        made
    }
    (make, count)
}

#[test]
fn a_closure_makes_closures_over_the_same_variables() {
    let (make, count) = make_makers();
    let (one, ten) = (make(1), make(10));
    assert_eq!((one(), ten(), one(), count()), (201, 211, 212, 2));
}

#[nonlocal]
fn make_helpers() -> (impl Fn(i64) -> i64, impl Fn() -> i64) {
    let mut total: i64 = 0;
    let mut calls: i64 = 0;
    fn record(x: i64) -> i64 {
        nonlocal!(total, calls);
        calls += 1;
        total += x;
        if x > 3 { record(x - 3) } else { total }
    }
    fn add(x: i64) -> i64 {
        record(x) * 10 + calls
    }
    fn average() -> i64 {
        total / calls
    }
    (add, average)
}

#[test]
fn a_closure_passes_what_it_shares_on_to_what_it_calls() {
    let (add, average) = make_helpers();
    assert_eq!((add(7), average()), ((7 + 4 + 1) * 10 + 3, 4));
}

#[nonlocal]
fn make_primed() -> (impl Fn() -> i64, impl Fn() -> i64) {
    let mut count: i64 = 0;
    fn next() -> i64 {
        nonlocal!(count);
        count += 1;
        count
    }
    next();
    count *= 10;
    next();
    (next, next)
}

#[test]
fn what_comes_before_the_closures_needs_no_cell() {
    let (a, b) = make_primed();
    assert_eq!((a(), b()), (12, 13));
}

#[nonlocal]
fn make_reentrant() -> (impl Fn(&dyn Fn() -> i64) -> i64, impl Fn() -> i64) {
    let mut count: i64 = 0;
    fn run(callback: &dyn Fn() -> i64) -> i64 {
        nonlocal!(count);
        count += 1;
        callback() + count
    }
    fn get() -> i64 {
        count
    }
    (run, get)
}

#[test]
fn a_callback_may_come_back() {
    let (run, get) = make_reentrant();
    assert_eq!((run(&get), run(&|| run(&|| 1)), get()), (2, 7, 3));
}

#[nonlocal]
fn make_watched(n: i64) -> (Vec<i64>, impl Fn() -> i64, String) {
    let mut count: i64 = n;
    let mut steps = 0_u32;
    let mut seen: Vec<i64> = Vec::new();
    fn bump() -> i64 {
        nonlocal!(count, steps);
        count += 1;
        steps += 1;
        count
    }
    fn add(by: i64, twice: i64) -> i64 {
        nonlocal!(count);
        count += by * twice;
        count
    }
    let first = bump;
    let second = bump;
    seen.push(first());
    count += 10;
    seen.push(second());
    seen.push(count * 2 + i64::from(steps));
    count = second() + count;
    seen.push(bump());
    seen.push(add(count, bump()) + add(1, 1));
    (count, steps) = (count - 1, steps + 100);
    while count % 10 != 0 {
        bump();
        if count > 1000 {
            return (seen, first, format!("{count}"));
        }
    }
    let text = format!("{count:>5}/{steps} {steps}");
    (seen, first, text)
}

#[test]
fn the_factory_reads_and_changes_what_it_shares() {
    let (seen, bump, text) = make_watched(0);
    // Python: 1; 11 -> 12; 24 + 2; 13 + 13 = 26; 27; 27 + 27 * 28 = 784 (bump gave 28), then 785.
    assert_eq!(seen, python(0).0);
    assert_eq!((bump(), text), python(0).1);
}

/// The same by hand, as Python does it.
fn python(n: i64) -> (Vec<i64>, (i64, String)) {
    fn bump(count: &mut i64, steps: &mut u32) -> i64 {
        *count += 1;
        *steps += 1;
        *count
    }
    let (mut count, mut steps, mut seen) = (n, 0, vec![]);
    seen.push(bump(&mut count, &mut steps));
    count += 10;
    seen.push(bump(&mut count, &mut steps));
    seen.push(count * 2 + i64::from(steps));
    let second = bump(&mut count, &mut steps);
    count += second;
    seen.push(bump(&mut count, &mut steps));
    let by = count;
    let twice = bump(&mut count, &mut steps);
    count += by * twice;
    let first = count;
    count += 1;
    seen.push(first + count);
    (count, steps) = (count - 1, steps + 100);
    while count % 10 != 0 {
        bump(&mut count, &mut steps);
    }
    let text = format!("{count:>5}/{steps} {steps}");
    (seen, (count + 1, text))
}
