// A handler that is called once, and takes itself out of the table while it is dispatched.

use std::collections::BTreeMap;
use std::rc::Rc;

use nonlocal::nonlocal;

type Handler = Rc<dyn Fn(i64, &str)>;

#[nonlocal(shared)]
fn make_table() -> (impl Fn(Handler) -> i64, impl Fn(i64) -> bool + Clone, impl Fn(&str) -> usize) {
    let mut handlers: BTreeMap<i64, Handler> = BTreeMap::new();
    let mut next_id = 0;
    fn add(handler: Handler) -> i64 {
        nonlocal!(handlers, next_id);
        next_id += 1;
        handlers.insert(next_id, handler);
        next_id
    }
    fn remove(number: i64) -> bool {
        nonlocal!(handlers);
        handlers.remove(&number).is_some()
    }
    fn dispatch(event: &str) -> usize {
        let now = handlers.clone();
        for (number, handler) in now {
            if handlers.contains_key(&number) {
                handler(number, event);
            }
        }
        handlers.len()
    }
    (add, remove, dispatch)
}

fn main() {
    let (add, remove, dispatch) = make_table();
    let take = remove.clone();
    let once: Handler = Rc::new(move |number, event| {
        println!("{number} gets {event}, and is removed: {}", if take(number) { "True" } else { "False" });
    });
    let chatty: Handler = Rc::new(|number, event| println!("{number} gets {event}"));
    let jealous: Handler = Rc::new(move |number, _| {
        println!("{number} removes the next: {}", if remove(number + 1) { "True" } else { "False" });
    });
    for handler in [&once, &chatty, &jealous, &chatty, &once] {
        add(Rc::clone(handler));
    }
    println!("{}", dispatch("a"));
    println!("{}", dispatch("b"));
    println!("{} {}", add(once), dispatch("c"));
}
