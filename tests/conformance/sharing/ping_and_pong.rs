// Two functions hand each other to a scheduler, and share the ball.

use std::cell::RefCell;
use std::rc::Rc;

use nonlocal::nonlocal;

type Turn = Rc<dyn Fn(i64)>;

#[nonlocal]
fn make_table(play: Rc<dyn Fn(i64, Turn)>) -> (impl Fn(i64), impl Fn() -> String) {
    let mut hits: Vec<String> = Vec::new();
    let mut balls = 0;
    fn ping(left: i64) {
        nonlocal!(hits, balls);
        hits.push(format!("ping {left}"));
        balls += 1;
        if left > 0 {
            play(left - 1, Rc::new(pong));
        }
    }
    fn pong(left: i64) {
        nonlocal!(hits);
        hits.push(format!("pong {left} of {balls}"));
        if left > 0 {
            play(left - 1, Rc::new(ping));
        }
    }
    fn score() -> String {
        format!("{balls} of {}: {}", hits.len(), hits.join(", "))
    }
    (ping, score)
}

fn main() {
    let waiting: Rc<RefCell<Vec<(i64, Turn)>>> = Rc::default();
    let queue = Rc::clone(&waiting);
    let (ping, score) = make_table(Rc::new(move |left, turn| queue.borrow_mut().push((left, turn))));
    ping(4);
    while !waiting.borrow().is_empty() {
        let (left, turn) = waiting.borrow_mut().remove(0);
        turn(left);
    }
    println!("{}", score());
    let (ping, score) = make_table(Rc::new(|left, turn| turn(left)));
    ping(3);
    println!("{}", score());
}
