use nonlocal::nonlocal;
use std::cell::RefCell;
use std::rc::Rc;

type Callback = Box<dyn Fn(i32)>;
type Resolve = Rc<dyn Fn(i32)>;
type Then = Rc<dyn Fn(Box<dyn Fn(i32) -> i32>) -> ThenBox>;
struct ThenBox(Then);

#[nonlocal]
fn make_loop() -> (impl Fn() -> (Resolve, Then), impl Fn(Box<dyn Fn()>), impl Fn() -> usize) {
    let mut tasks: Vec<Box<dyn Fn()>> = vec![];
    fn later(f: Box<dyn Fn()>) {
        nonlocal!(tasks);
        tasks.push(f);
    }
    fn promise() -> (Resolve, Then) {
        let mut done = false;
        let mut value = 0;
        let mut waiting: Vec<Callback> = vec![];
        fn settle() {
            nonlocal!(waiting, value);
            let callbacks = std::mem::take(&mut waiting);
            for cb in callbacks {
                let v = value;
                later(Box::new(move || cb(v)));
            }
        }
        fn resolve(v: i32) {
            nonlocal!(done, value);
            if done {
                return;
            }
            done = true;
            value = v;
            settle();
        }
        fn then(f: Box<dyn Fn(i32) -> i32>) -> ThenBox {
            nonlocal!(waiting, done);
            let (next_resolve, next_then) = promise();
            waiting.push(Box::new(move |v| next_resolve(f(v))));
            if done {
                settle();
            }
            ThenBox(next_then)
        }
        (Rc::new(resolve), Rc::new(then))
    }
    fn run() -> usize {
        nonlocal!(tasks);
        let mut n = 0;
        while !tasks.is_empty() {
            let task = tasks.remove(0);
            task();
            n += 1;
        }
        n
    }
    (promise, later, run)
}

#[nonlocal]
fn note(tag: &'static str, out: Rc<RefCell<Vec<String>>>) -> Box<dyn Fn(i32) -> i32> {
    fn f(v: i32) -> i32 {
        out.borrow_mut().push(format!("{tag}{v}"));
        v + 1
    }
    Box::new(f)
}

fn main() {
    let (promise, later, run) = make_loop();
    let out = Rc::new(RefCell::new(vec![]));
    let (resolve, then) = promise();
    (then(note("a", out.clone())).0)(note("b", out.clone()));
    let r = resolve.clone();
    later(Box::new(move || r(10)));
    later(Box::new(move || resolve(99)));
    let o = out.clone();
    later(Box::new(move || {
        then(note("c", o.clone()));
    }));
    let n = run();
    println!("{n} {}", format!("{:?}", out.borrow()).replace('"', "'"));
}
