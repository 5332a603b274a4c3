// A callback that puts itself into a queue again until the system is closed.
use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;

use nonlocal::nonlocal;

type Job = (Box<dyn Fn(Rc<Token>)>, Rc<Token>);

struct Token {
    queue: RefCell<VecDeque<Job>>,
    turn: Cell<i32>,
    closes_at: i32,
}

impl Token {
    fn new(closes_at: i32) -> Rc<Self> {
        Rc::new(Token { queue: RefCell::default(), turn: Cell::new(0), closes_at })
    }

    fn run_soon(
        &self,
        function: impl Fn(Rc<Token>) + 'static,
        argument: Rc<Token>,
    ) -> Result<(), &'static str> {
        if self.turn.get() > 4 {
            return Err("finished");
        }
        self.queue.borrow_mut().push_back((Box::new(function), argument));
        Ok(())
    }

    fn next(&self) -> Option<Job> {
        self.queue.borrow_mut().pop_front()
    }

    fn run(&self) {
        while let Some((function, argument)) = self.next() {
            self.turn.set(self.turn.get() + 1);
            function(argument);
        }
    }
}

#[nonlocal]
fn attempts(closing: &[i32]) -> Vec<(bool, usize, usize)> {
    let mut saved = Vec::new();
    let mut record = Vec::new();
    let mut needs_retry = true;
    let mut shown = Vec::new();

    fn collect(token: Rc<Token>) {
        nonlocal!(saved, record);
        if token.turn.get() == token.closes_at {
            saved.clear();
            record.push("final");
            record.push("done");
        } else if token.run_soon(collect, token.clone()).is_err() {
            nonlocal!(needs_retry);
            needs_retry = true;
        }
    }

    fn start(token: Rc<Token>) {
        nonlocal!(saved);
        token.run_soon(collect, token.clone()).unwrap();
        saved.push(token.closes_at);
    }

    for &closes_at in closing {
        needs_retry = false;
        record.clear();
        saved.clear();
        let token = Token::new(closes_at);
        start(token.clone());
        token.run();
        shown.push((needs_retry, record.len(), saved.len()));
        if !needs_retry {
            break;
        }
    }
    shown
}

fn main() {
    for (needs_retry, record, saved) in attempts(&[9, 8, 3, 2]) {
        println!("{} {record} {saved}", if needs_retry { "True" } else { "False" });
    }
}
