//! What is moved away at the end needs no default, for nobody has a handle of it.

use super::both;
use nonlocal::nonlocal;

#[derive(Debug, PartialEq)]
struct Token(i32);

#[nonlocal]
fn token() -> (Token, i32) {
    let mut token = Token(1);
    fn add(n: i32) {
        nonlocal!(token);
        token.0 += n;
    }
    both(|| add(1), || add(2));
    (token, 3)
}

#[nonlocal]
fn early(wanted: bool) -> Result<Token, Vec<i32>> {
    let mut token = Token(1);
    let mut all = ::std::vec![1];
    fn add(n: i32) {
        nonlocal!(token, all);
        token.0 += n;
        all.push(n);
    }
    both(|| add(1), || add(2));
    if wanted {
        return Ok(token);
    }
    Err(all)
}

/// The boxes still have their closures.
#[nonlocal]
fn while_a_table_lives() -> Vec<i32> {
    let mut stack = vec![];
    fn push(n: i32) {
        nonlocal!(stack);
        stack.push(n);
    }
    let table: Vec<Box<dyn Fn()>> = vec![Box::new(|| push(1)), Box::new(|| push(2))];
    for action in &table {
        action();
    }
    stack
}

#[nonlocal]
fn borrowed(all: &mut Vec<i32>) -> &mut Vec<i32> {
    fn push(n: i32) {
        nonlocal!(all);
        all.push(n);
    }
    both(|| push(1), || push(2));
    all
}

struct Steps {
    at: i32,
}

impl Steps {
    #[nonlocal]
    fn twice(&mut self) -> &mut Self {
        fn step(n: i32) {
            nonlocal!(self);
            self.at += n;
        }
        both(|| step(1), || step(10));
        self
    }

    #[nonlocal]
    fn after(mut self) -> Self {
        fn step(n: i32) {
            nonlocal!(self);
            self.at += n;
        }
        both(|| step(100), || step(1000));
        self
    }

    #[nonlocal]
    fn visit(&mut self, depth: i32) {
        fn go(depth: i32) {
            nonlocal!(self);
            self.at += 1;
            if depth > 0 {
                both(|| go(depth - 1), || go(depth - 2));
            }
        }
        go(depth);
    }

    #[nonlocal]
    fn asked(&mut self) -> i32 {
        fn step(n: i32) {
            nonlocal!(self);
            self.at += n;
        }
        let steps: [&dyn Fn(); 2] = [&|| step(1), &|| step(2)];
        for step in steps {
            step();
        }
        self.at
    }

    #[nonlocal(sync)]
    fn on_threads(&mut self) -> i32 {
        fn step(n: i32) {
            nonlocal!(self);
            self.at += n;
        }
        let one = || step(1);
        std::thread::scope(|scope| {
            scope.spawn(|| step(10));
            scope.spawn(|| step(100));
        });
        one();
        self.at
    }
}

#[test]
fn it_is_whole() {
    assert_eq!(token(), (Token(5), 3));
    assert_eq!((early(true), early(false)), (Ok(Token(5)), Err(vec![1, 1, 2, 1])));
    assert_eq!(while_a_table_lives(), [1, 2]);
    assert_eq!(borrowed(&mut vec![9]), &[9, 1, 2, 1]);
    let mut steps = Steps { at: 0 };
    assert_eq!(steps.twice().twice().at, 24);
    assert_eq!(steps.after().at, 1224);
    let mut steps = Steps { at: 0 };
    steps.visit(2);
    assert_eq!((steps.at, steps.asked(), steps.on_threads()), (10, 13, 124));
}

/// What an option asks for is not worth a variable that the factory needs back.
#[test]
fn options_leave_what_is_needed_back() {
    fn twice(mut action: impl FnMut()) {
        action();
        action();
    }

    #[nonlocal(sync)]
    fn synced() -> Vec<i32> {
        let mut steps = Step { at: 0, all: vec![] };
        fn add(n: i32) {
            nonlocal!(steps);
            steps.at += n;
            steps.all.push(steps.at);
        }
        twice(|| add(1));
        steps.all
    }

    #[nonlocal(shared)]
    fn shared() -> i32 {
        let mut count = 0;
        fn add(n: i32) {
            nonlocal!(count);
            count += n;
        }
        std::thread::scope(|scope| {
            scope.spawn(|| add(1));
        });
        count
    }

    struct Step {
        at: i32,
        all: Vec<i32>,
    }

    assert_eq!((synced(), shared()), (vec![1, 2], 1));
}

/// What is dropped behind the end, and calls its closure then, would see a variable that is gone: that is said.
#[test]
fn what_is_called_when_it_is_dropped() {
    struct Finally<F: Fn()>(F);

    impl<F: Fn()> Drop for Finally<F> {
        fn drop(&mut self) {
            (self.0)();
        }
    }

    #[nonlocal]
    fn run() -> Vec<i32> {
        let mut log = vec![];
        fn note(n: i32) {
            nonlocal!(log);
            log.push(n);
        }
        let first = Finally(|| note(1));
        let _second = Finally(|| note(2));
        drop(first);
        log
    }

    let panic = std::panic::catch_unwind(run).unwrap_err();
    let said = panic.downcast_ref::<String>().map(String::as_str).unwrap_or_default();
    assert!(said.contains("`log`"), "{said}");
}
