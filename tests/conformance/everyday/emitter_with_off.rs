use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use nonlocal::nonlocal;

type Handler = Rc<dyn Fn(i64)>;
type Off = Box<dyn Fn() -> bool>;

struct Emitter {
    on: Box<dyn Fn(&'static str, Handler) -> Off>,
    once: Box<dyn Fn(&'static str, Handler)>,
    emit: Rc<dyn Fn(&'static str, i64) -> usize>,
    problems: Box<dyn Fn() -> Vec<String>>,
}

#[nonlocal]
fn emitter() -> Emitter {
    let mut listeners: HashMap<&'static str, Vec<(u32, Handler)>> = HashMap::new();
    let mut next_id = 0;
    let mut depth = 0;
    let mut errors: Vec<String> = Vec::new();

    fn on(event: &'static str, handler: Handler) -> Off {
        nonlocal!(listeners, next_id);
        next_id += 1;
        let my_id = next_id;
        listeners.entry(event).or_default().push((my_id, handler));

        fn off() -> bool {
            nonlocal!(listeners);
            let Some(list) = listeners.get_mut(event) else { return false };
            let before = list.len();
            list.retain(|&(id, _)| id != my_id);
            list.len() + 1 == before
        }
        Box::new(off)
    }

    fn emit(event: &'static str, value: i64) -> usize {
        nonlocal!(depth, errors);
        if depth >= 3 {
            errors.push(format!("too deep: {event} {value}"));
            return 0;
        }
        depth += 1;
        let mut called = 0;
        let current = listeners.get(event).cloned().unwrap_or_default();
        for (_, handler) in current {
            handler(value);
            called += 1;
        }
        depth -= 1;
        called
    }

    fn once(event: &'static str, handler: Handler) {
        let offs: Rc<RefCell<Vec<Off>>> = Rc::default();
        fn wrapper(value: i64) {
            let off = offs.borrow_mut().pop();
            if let Some(off) = off {
                off();
            }
            handler(value);
        }
        let off = on(event, Rc::new(wrapper));
        offs.borrow_mut().push(off);
    }

    fn problems() -> Vec<String> {
        errors.clone()
    }

    Emitter { on: Box::new(on), once: Box::new(once), emit: Rc::new(emit), problems: Box::new(problems) }
}

fn main() {
    let Emitter { on, once, emit, problems } = emitter();
    let seen: Rc<RefCell<Vec<String>>> = Rc::default();
    let push = |prefix: &'static str| -> Handler {
        let seen = Rc::clone(&seen);
        Rc::new(move |v| seen.borrow_mut().push(format!("{prefix}{v}")))
    };
    let py = |b: bool| if b { "True" } else { "False" };

    let off = on("data", push("a"));
    once("data", push("once"));
    let (note, more) = (push("c"), Rc::clone(&emit));
    on(
        "data",
        Rc::new(move |v| {
            note(v);
            more("more", v + 1);
        }),
    );
    let more = Rc::clone(&emit);
    on(
        "more",
        Rc::new(move |v| {
            more("more", v * 10);
        }),
    );
    println!("{} {}", emit("data", 1), emit("data", 2));
    println!("{} {}", py(off()), py(off()));
    println!("{} {}", emit("data", 3), emit("none", 0));
    println!("{}", seen.borrow().join(" "));
    println!("{}", problems().join("\n"));
}
