// What `+=` adds to is read before the question is asked, and whoever answers may change it.

use std::cell::RefCell;
use std::rc::Rc;

use nonlocal::nonlocal;

type Questions = Rc<RefCell<Vec<Rc<dyn Fn() -> i64>>>>;

struct State {
    hits: i64,
}

#[nonlocal]
fn make_score(questions: Questions) -> (impl Fn() -> i64, impl Fn() -> i64 + Clone, impl Fn() -> String) {
    let mut total = 1;
    let mut rows = vec![1.5, 2.5];
    let mut text = String::from("a");
    let mut state = State { hits: 0 };
    fn ask() -> i64 {
        nonlocal!(total, rows, text, state);
        let question = questions.borrow()[0].clone();
        total += question();
        rows[0] += question() as f64 / 2.0;
        text += &question().to_string();
        state.hits += question();
        total *= question();
        total
    }
    fn change() -> i64 {
        nonlocal!(total, rows, text, state);
        total += 100;
        rows[0] += 100.0;
        rows.push(total as f64 + 0.5);
        text += "!";
        state.hits += 1;
        state.hits
    }
    fn show() -> String {
        format!("{total} {rows:?} {text} {}", state.hits)
    }
    (ask, change, show)
}

fn main() {
    let questions = Questions::default();
    let (ask, change, show) = make_score(questions.clone());
    questions.borrow_mut().push(Rc::new(|| 2));
    println!("{} {}", ask(), show());
    let first = change.clone();
    questions.borrow_mut()[0] = Rc::new(move || first());
    println!("{} {}", ask(), show());
    questions.borrow_mut()[0] = Rc::new(move || change() + change());
    println!("{} {}", ask(), show());
}
