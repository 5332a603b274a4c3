//! `weak!(x)`: what a handler uses, and does not keep alive.

#![deny(warnings)]
#![allow(clippy::items_after_statements, clippy::needless_pass_by_value)]

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};
use std::sync::{Arc, Mutex};

use nonlocal::nonlocal;

/// A button that owns its handlers.
#[derive(Default)]
struct Button {
    label: Cell<i64>,
    handlers: RefCell<Vec<Box<dyn Fn() -> bool>>>,
}

impl Button {
    fn on_click(&self, handler: impl Fn() -> bool + 'static) {
        self.handlers.borrow_mut().push(Box::new(handler));
    }

    fn click(&self) -> bool {
        self.handlers.borrow().iter().all(|handler| handler())
    }

    #[nonlocal]
    fn connect(self: &Rc<Self>, by: i64) {
        fn clicked() -> bool {
            let Some(this) = weak!(self) else { return false };
            this.label.set(this.label.get() + by);
            true
        }
        self.on_click(clicked);
    }
}

#[nonlocal]
fn window() -> Rc<Button> {
    let mut clicks: i64 = 0;
    let button = Rc::new(Button::default());
    fn clicked() -> bool {
        nonlocal!(clicks);
        let Some(button) = weak!(button) else { return false };
        clicks += 1;
        button.label.set(clicks);
        true
    }
    button.on_click(clicked);
    button
}

#[test]
fn what_is_stored_in_what_it_uses_does_not_leak() {
    let button = window();
    assert!(button.click() && button.click());
    assert_eq!((button.label.get(), Rc::strong_count(&button)), (2, 1));
    button.connect(10);
    assert!(button.click());
    assert_eq!((button.label.get(), Rc::strong_count(&button)), (13, 1));
}

#[nonlocal]
fn parameter(button: Rc<Button>) -> (impl Fn() -> Option<i64>, Rc<Button>) {
    fn label() -> Option<i64> {
        Some(weak!(button)?.label.get())
    }
    (label, button)
}

#[test]
fn what_is_gone_is_none() {
    let (label, button) = parameter(Rc::default());
    assert_eq!(label(), Some(0));
    drop(button);
    assert_eq!(label(), None);
}

#[nonlocal]
fn called(button: Rc<Button>) -> (i64, usize) {
    fn add(by: i64) -> i64 {
        let button = weak!(button).expect("it is there");
        button.label.set(button.label.get() + by);
        button.label.get()
    }
    (add(1) + add(2), Rc::strong_count(&button))
}

#[nonlocal]
fn through_a_helper() -> Rc<Button> {
    let button = Rc::new(Button::default());
    fn show(label: i64) -> bool {
        match weak!(button) {
            Some(button) => {
                button.label.set(label);
                true
            }
            None => false,
        }
    }
    fn clicked() -> bool {
        show(7)
    }
    button.on_click(clicked);
    button
}

#[nonlocal]
fn in_a_loop() -> Vec<Rc<Button>> {
    let mut all = Vec::new();
    for label in 0..3 {
        let button = Rc::new(Button::default());
        fn clicked() -> bool {
            let Some(button) = weak!(button) else { return false };
            button.label.set(label);
            true
        }
        button.on_click(clicked);
        all.push(button);
    }
    for button in &all {
        fn again() -> bool {
            weak!(button).is_some()
        }
        button.on_click(again);
    }
    all
}

#[nonlocal]
fn deeper() -> Rc<Button> {
    let button = Rc::new(Button::default());
    fn install() {
        fn clicked() -> bool {
            weak!(button).is_some_and(|button| button.label.replace(5) >= 0)
        }
        if let Some(button) = weak!(button) {
            button.on_click(clicked);
        }
    }
    install();
    button
}

#[test]
fn wherever_it_stands() {
    assert_eq!(called(Rc::default()), (1 + 3, 1));
    let button = through_a_helper();
    assert_eq!((button.click(), button.label.get(), Rc::strong_count(&button)), (true, 7, 1));
    for (label, button) in in_a_loop().iter().enumerate() {
        assert!(button.click());
        assert_eq!((usize::try_from(button.label.get()), Rc::strong_count(button)), (Ok(label), 1));
    }
    let button = deeper();
    assert_eq!((button.click(), button.label.get(), Rc::strong_count(&button)), (true, 5, 1));
}

#[nonlocal(sync)]
fn synced(total: Arc<Mutex<i64>>) -> (impl Fn(i64) -> bool + Send + Sync, Arc<Mutex<i64>>) {
    let mut calls = 0;
    fn add(by: i64) -> bool {
        nonlocal!(calls);
        calls += 1;
        let Some(total) = weak!(total) else { return false };
        *total.lock().expect("no panic") += by * calls;
        true
    }
    (add, total)
}

#[test]
fn on_threads() {
    let (add, total) = synced(Arc::new(Mutex::new(0)));
    std::thread::scope(|scope| {
        scope.spawn(|| assert!(add(10)));
    });
    assert_eq!((*total.lock().expect("no panic"), Arc::strong_count(&total)), (10, 1));
    drop(total);
    assert!(!add(1));
}

/// An object of a toolkit, with methods of its own.
struct Widget(Rc<Cell<i64>>);
struct WidgetRef(Weak<Cell<i64>>);

impl Widget {
    fn downgrade(&self) -> WidgetRef {
        WidgetRef(Rc::downgrade(&self.0))
    }
}

impl WidgetRef {
    fn upgrade(&self) -> Option<Widget> {
        self.0.upgrade().map(Widget)
    }
}

#[nonlocal]
fn toolkit(widget: Widget) -> (impl Fn() -> i64, Widget) {
    fn value() -> i64 {
        weak!(widget).map_or(-1, |widget| widget.0.get())
    }
    (value, widget)
}

#[test]
fn objects_with_methods_of_their_own() {
    let (value, widget) = toolkit(Widget(Rc::new(Cell::new(3))));
    assert_eq!(value(), 3);
    drop(widget);
    assert_eq!(value(), -1);
}
