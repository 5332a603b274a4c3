//! What the editor is asked about: each `/*name*/` is a cursor. `by_hand` has the same code without the macros.

use nonlocal::{factory, nonlocal};

#[nonlocal/*the attribute*/]
pub fn make_counter(start: i64) -> impl FnMut() -> i64 {
    let mut count = start;
    let names: Vec<String> = Vec::new();
    fn counter() -> i64 {
        nonlocal!(count);
        count/*count*/ += 1;
        names.l/*in a nested function*/;
        count
    }
    counter
}

factory! {
    pub fn greet(name: &str, mark/*a parameter*/: &str = "!") -> String {
        let text = format!("{name}{mark}");
        text.l/*in a factory*/
    }

    pub fn unfinished(words: Vec<String>, mark: &str = "!") -> usize {
        let text = words.join(mark);
        fn longest(limit: usize = 3) -> usize {
            nonlocal!(words);
            words.l/*in an unfinished nested function*/
            let more = limit;
            more
        }
        text.l/*in an unfinished body*/
        let found = longest();
        found
    }
}

#[nonlocal]
pub fn undeclared() -> impl FnMut() -> i64 {
    let mut total: Vec<i64> = Vec::new();
    fn add() -> i64 {
        total.push(1);
        total.l/*beside an error*/;
        0
    }
    add
}

#[nonlocal]
pub fn shared() -> (impl Fn(i64), impl Fn() -> usize) {
    let mut log: Vec<String> = Vec::new();
    fn note(line: i64) {
        nonlocal!(log);
        log.push(line.to_string());
    }
    fn length() -> usize {
        log.l/*of what is shared*/;
        0
    }
    (note, length)
}

#[nonlocal]
pub fn numbers() -> (impl Fn(), impl Fn() -> i64) {
    let mut hits: i64 = 0;
    fn hit() {
        nonlocal!(hits);
        hits/*shared*/ += 1;
    }
    fn get() -> i64 {
        hits
    }
    (hit, get)
}

#[nonlocal]
pub fn steps(first: i64) -> (impl FnMut(i64) -> i64, Vec<Box<dyn FnMut(i64) -> i64>>) {
    let mut total = first;
    fn step/*a nested function*/(by: i64) -> i64 {
        nonlocal!(total);
        total += by;
        total
    }
    step(1);
    fn twice() -> i64 {
        step(2) + step/*called in another*/(2)
    }
    twice();
    let boxed: Vec<Box<dyn FnMut(i64) -> i64>> = vec![Box::new(step/*a value*/)];
    (step, boxed)
}

#[nonlocal(type = Tally)]
pub fn tally() -> Tally {
    let mut n: i64 = 0;
    fn next() -> i64 {
        nonlocal!(n);
        n += 1;
        n
    }
    next
}

pub fn calls() -> i64 {
    let mut tally = tally();
    greet!/*a call macro*/("a");
    let asked = greet!("a", mark/*a keyword*/ = "?");
    drop(asked);
    let first = tally.call/*a method*/();
    tally./*of a named closure*/call() + first
}

pub mod by_hand {
    pub fn make_counter(start: i64) -> impl FnMut() -> i64 {
        let mut count = start;
        let names: Vec<String> = Vec::new();
        move || {
            count += 1;
            names.l/*in a nested function, by hand*/;
            count
        }
    }

    pub fn greet(name: &str, mark: &str) -> String {
        let text = format!("{name}{mark}");
        text.l/*in a factory, by hand*/
    }

    pub fn unfinished(words: Vec<String>, mark: &str) -> usize {
        let text = words.join(mark);
        let longest = |limit: usize| -> usize {
            words.l/*in an unfinished nested function, by hand*/
            let more = limit;
            more
        };
        text.l/*in an unfinished body, by hand*/
        let found = longest(3);
        found
    }

    pub fn undeclared() -> impl FnMut() -> i64 {
        let mut total: Vec<i64> = Vec::new();
        move || {
            total.push(1);
            total.l/*beside an error, by hand*/;
            0
        }
    }

    pub fn shared() -> impl Fn() -> usize {
        let log: Vec<String> = Vec::new();
        move || {
            log.l/*of what is shared, by hand*/;
            0
        }
    }
}
