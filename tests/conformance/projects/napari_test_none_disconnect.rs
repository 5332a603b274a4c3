// napari/napari src/napari/utils/events/_tests/test_event_emitter.py: test_none_disconnect / fun1, fun2
use nonlocal::nonlocal;

#[derive(Default)]
struct Emitter {
    callbacks: Vec<Box<dyn Fn(&str)>>,
}

impl Emitter {
    fn connect(&mut self, f: Box<dyn Fn(&str)>) {
        self.callbacks.push(f);
    }
    fn disconnect(&mut self) {
        self.callbacks.clear();
    }
    fn emit(&self, event: &str) {
        for f in &self.callbacks {
            f(event);
        }
    }
}

#[nonlocal]
fn check() {
    let mut counts: Vec<i64> = Vec::new();
    fn fun1() {
        nonlocal!(counts);
        counts.push(1);
    }
    fn fun2(_event: &str) {
        nonlocal!(counts);
        counts.push(2);
    }
    let mut e = Emitter::default();
    e.connect(Box::new(move |_| fun1()));
    e.emit("test");
    println!("{counts:?}");
    e.disconnect();
    e.emit("test");
    println!("{counts:?}");
    e.connect(Box::new(fun2));
    e.emit("test");
    println!("{counts:?}");
}

fn main() {
    check();
}
