// twisted/twisted src/twisted/internet/test/test_inotify.py: test_ignoreFilePath / cbNotified, callIt
use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use nonlocal::nonlocal;

type Event = (u32, String, u32);

#[derive(Default)]
struct Deferred {
    args: RefCell<Option<Event>>,
    callbacks: RefCell<Vec<Box<dyn Fn(&Event)>>>,
}

impl Deferred {
    fn callback(&self, args: Event) {
        *self.args.borrow_mut() = Some(args.clone());
        for f in self.callbacks.borrow().iter() {
            f(&args);
        }
    }
    fn add_callback(&self, f: Box<dyn Fn(&Event)>) {
        if let Some(args) = &*self.args.borrow() {
            f(args);
        }
        self.callbacks.borrow_mut().push(f);
    }
}

type Watcher = Box<dyn Fn(u32, &str, u32)>;

#[derive(Default)]
struct Inotify {
    watches: HashMap<String, (u32, Vec<Watcher>)>,
}

impl Inotify {
    fn watch(&mut self, path: &str, mask: u32, callbacks: Vec<Watcher>) -> bool {
        self.watches.insert(path.to_string(), (mask, callbacks));
        true
    }
    fn ignore(&mut self, path: &str) {
        self.watches.remove(path);
    }
    fn removed(&self, path: &str) {
        if let Some((mask, callbacks)) = self.watches.get(path) {
            for f in callbacks {
                f(0, path, *mask);
            }
        }
    }
}

#[nonlocal]
fn check(expected: &'static str, expected2: &'static str) -> (Rc<Deferred>, impl Fn() -> Vec<String>) {
    let mut inotify = Inotify::default();
    let mut log: Vec<String> = Vec::new();
    let notified = Rc::new(Deferred::default());
    fn cb_notified((_ignored, filename, events): &Event) {
        nonlocal!(log);
        log.push(format!("{} {}", if filename == expected2 { "True" } else { "False" }, events & 4));
    }
    fn call_it(id: u32, path: &str, mask: u32) {
        notified.callback((id, path.to_string(), mask));
    }
    assert!(inotify.watch(expected, 4, vec![Box::new(call_it)]));
    notified.add_callback(Box::new(cb_notified));
    assert!(inotify.watch(expected2, 4, vec![Box::new(call_it)]));
    inotify.ignore(expected);
    inotify.removed(expected);
    inotify.removed(expected2);
    fn logged() -> Vec<String> {
        log.clone()
    }
    (notified, logged)
}

fn main() {
    let (notified, logged) = check("foo.bar2", "foo.bar3");
    notified.callback((1, "else".to_string(), 0));
    let quoted: Vec<String> = logged().iter().map(|line| format!("'{line}'")).collect();
    println!("[{}]", quoted.join(", "));
}
