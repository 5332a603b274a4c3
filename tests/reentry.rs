//! Coming back into a closure while it runs, or while one runs that shares a variable with it: every way, in both forms.
//! And a closure that panics.

use std::any::Any;
use std::cell::RefCell;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::rc::Rc;

type Callback<'a> = &'a dyn Fn();
type Handler = Box<dyn Fn()>;
type Shared = Rc<dyn Fn()>;

/// Something that does what it is told when it is dropped.
struct OnDrop(Handler);

impl Drop for OnDrop {
    fn drop(&mut self) {
        (self.0)();
    }
}

fn message(run: impl FnOnce()) -> String {
    let error: Box<dyn Any + Send> = catch_unwind(AssertUnwindSafe(run)).expect_err("a panic");
    let text = error.downcast_ref::<String>().cloned();
    text.or_else(|| error.downcast_ref::<&str>().map(|text| (*text).to_owned())).unwrap_or_default()
}

/// The message names the variable, the place that needs it and the one that has it, and says what to write.
fn called_back(text: &str, variable: &str) {
    let place = "tests/reentry.rs:";
    assert!(text.starts_with(place) && text.contains(&format!(" needs `{variable}`, but ")), "{text}");
    assert!(
        text.ends_with(&format!("`let now = {variable}.clone();` or `std::mem::take(&mut {variable})`")),
        "{text}"
    );
    // Without debug assertions nobody notes who has it.
    assert!(!cfg!(debug_assertions) || text.contains(&format!("but {place}")), "{text}");
}

macro_rules! both_forms {
    ($($form:ident #[$factory:meta] $after_a_panic:expr;)*) => {$(
        mod $form {
            use super::*;
            use nonlocal::nonlocal;

            #[$factory]
            fn make_counter() -> (impl Fn(Callback) -> i64 + Clone, impl Fn() -> i64 + Clone) {
                let mut count = 0;
                fn next(before: Callback) -> i64 {
                    nonlocal!(count);
                    before();
                    count += 1;
                    count
                }
                fn get() -> i64 {
                    count
                }
                (next, get)
            }

            #[test]
            fn by_itself() {
                let (next, get) = make_counter();
                let inner = std::cell::Cell::new(0);
                assert_eq!((next(&|| inner.set(next(&|| ()))), inner.get(), get()), (2, 1, 2));
            }

            #[test]
            fn by_a_sibling() {
                let (next, get) = make_counter();
                let seen = std::cell::Cell::new(-1);
                assert_eq!((next(&|| seen.set(get())), seen.get()), (1, 0));
            }

            #[$factory]
            fn make_list() -> (impl Fn(&dyn Fn(i64) -> bool), impl Fn() -> usize + Clone) {
                let mut items = vec![1, 2, 3];
                fn keep(wanted: &dyn Fn(i64) -> bool) {
                    nonlocal!(items);
                    items.retain(|item| wanted(*item));
                }
                fn count() -> usize {
                    items.len()
                }
                (keep, count)
            }

            #[$factory]
            fn make_list_with_the_advice() -> (impl Fn(&dyn Fn(i64) -> bool), impl Fn() -> usize + Clone) {
                let mut items = vec![1, 2, 3];
                fn keep(wanted: &dyn Fn(i64) -> bool) {
                    nonlocal!(items);
                    let mut now = items.clone();
                    now.retain(|item| wanted(*item));
                    items = now;
                }
                fn count() -> usize {
                    items.len()
                }
                (keep, count)
            }

            #[test]
            fn with_the_advice_nothing_has_it() {
                let (keep, count) = make_list_with_the_advice();
                keep(&|item| count() == 3 && item > 1);
                assert_eq!(count(), 2);
            }

            #[test]
            fn while_an_evaluation_has_it() {
                let (keep, count) = make_list();
                keep(&|item| item > 1);
                assert_eq!(count(), 2);
                called_back(&message(|| keep(&|_| count() > 0)), "items");
            }

            #[test]
            fn after_a_panic_in_an_evaluation() {
                let (keep, count) = make_list();
                assert_eq!(message(|| keep(&|_| panic!("of its own"))), "of its own");
                if $after_a_panic {
                    assert_eq!(count(), 3);
                } else {
                    let text = message(|| { count(); });
                    let end = " cannot have `items`: a closure that shares this has panicked while it ran";
                    assert!(text.starts_with("tests/reentry.rs:") && text.ends_with(end), "{text}");
                }
            }

            #[$factory]
            fn make_bus() -> (impl Fn(Handler), impl Fn() + Clone) {
                let mut handlers: Vec<Handler> = Vec::new();
                fn subscribe(handler: Handler) {
                    nonlocal!(handlers);
                    handlers.push(handler);
                }
                fn publish() {
                    for handler in &handlers {
                        handler();
                    }
                }
                (subscribe, publish)
            }

            #[test]
            fn by_a_callback_that_is_stored() {
                let (subscribe, publish) = make_bus();
                let subscribe = Rc::new(subscribe);
                let inner = Rc::clone(&subscribe);
                (*subscribe)(Box::new(move || (*inner)(Box::new(|| ()))));
                called_back(&message(publish), "handlers");
            }

            #[$factory]
            fn make_bus_with_the_advice() -> (impl Fn(Shared), impl Fn() -> usize + Clone) {
                let mut handlers: Vec<Shared> = Vec::new();
                fn subscribe(handler: Shared) {
                    nonlocal!(handlers);
                    handlers.push(handler);
                }
                fn publish() -> usize {
                    let now = handlers.clone();
                    for handler in &now {
                        handler();
                    }
                    handlers.len()
                }
                (subscribe, publish)
            }

            #[test]
            fn with_the_advice_a_stored_callback_stores_another() {
                let (subscribe, publish) = make_bus_with_the_advice();
                let subscribe = Rc::new(subscribe);
                let inner = Rc::clone(&subscribe);
                (*subscribe)(Rc::new(move || (*inner)(Rc::new(|| ()))));
                assert_eq!((publish(), publish()), (2, 3));
            }

            #[$factory]
            fn make_cache() -> (impl Fn(OnDrop), impl Fn(), impl Fn() -> usize + Clone) {
                let mut values: Vec<OnDrop> = Vec::new();
                fn keep(value: OnDrop) {
                    nonlocal!(values);
                    values.push(value);
                }
                fn clear() {
                    nonlocal!(values);
                    values.clear();
                }
                fn count() -> usize {
                    values.len()
                }
                (keep, clear, count)
            }

            #[test]
            fn by_what_is_dropped() {
                let (keep, clear, count) = make_cache();
                let inner = count.clone();
                keep(OnDrop(Box::new(move || { inner(); })));
                called_back(&message(clear), "values");
            }

            #[$factory]
            fn make_cache_with_the_advice() -> (impl Fn(OnDrop), impl Fn(), impl Fn() -> usize + Clone) {
                let mut values: Vec<OnDrop> = Vec::new();
                fn keep(value: OnDrop) {
                    nonlocal!(values);
                    values.push(value);
                }
                fn clear() {
                    nonlocal!(values);
                    let now = std::mem::take(&mut values);
                    drop(now);
                }
                fn count() -> usize {
                    values.len()
                }
                (keep, clear, count)
            }

            #[test]
            fn with_the_advice_what_is_dropped_comes_back() {
                let (keep, clear, count) = make_cache_with_the_advice();
                let inner = count.clone();
                let seen = Rc::new(RefCell::new(Vec::new()));
                let noted = Rc::clone(&seen);
                keep(OnDrop(Box::new(move || noted.borrow_mut().push(inner()))));
                clear();
                assert_eq!((&*seen.borrow(), count()), (&vec![0], 0));
            }

            #[$factory]
            fn make_slot(told: impl Fn() + Clone + 'static) -> (impl Fn(OnDrop) + Clone, impl Fn(), impl Fn() -> bool + Clone) {
                let mut slot: Option<OnDrop> = None;
                fn put(new: OnDrop) {
                    nonlocal!(slot);
                    told();
                    slot = Some(new);
                }
                fn empty() {
                    nonlocal!(slot);
                    told();
                    slot = None;
                }
                fn is_full() -> bool {
                    slot.is_some()
                }
                (put, empty, is_full)
            }

            #[test]
            fn what_is_replaced_is_dropped_when_nobody_has_the_variable() {
                let (put, empty, is_full) = make_slot(|| ());
                let seen = Rc::new(RefCell::new(Vec::new()));
                for _ in 0..2 {
                    let (look, noted) = (is_full.clone(), Rc::clone(&seen));
                    put(OnDrop(Box::new(move || noted.borrow_mut().push(look()))));
                }
                empty();
                assert_eq!(*seen.borrow(), [true, false]);
            }

            #[test]
            fn after_a_panic() {
                let (next, get) = make_counter();
                assert_eq!(message(|| { next(&|| panic!("of its own")); }), "of its own");
                assert_eq!((get(), next(&|| ())), (0, 1));
            }

            #[test]
            fn while_a_panic_unwinds() {
                let (next, get) = make_counter();
                let seen = Rc::new(RefCell::new(Vec::new()));
                let (inside, noted) = (get.clone(), Rc::clone(&seen));
                let text = message(|| {
                    next(&|| {
                        let (inside, noted) = (inside.clone(), Rc::clone(&noted));
                        let _look = OnDrop(Box::new(move || noted.borrow_mut().push(inside())));
                        panic!("of its own");
                    });
                });
                assert_eq!((text.as_str(), &*seen.borrow()), ("of its own", &vec![0]));
            }
        }
    )*};
}

both_forms! {
    shared #[nonlocal] true;
    synced #[nonlocal(sync)] false;
}

mod dropped {
    use nonlocal::nonlocal;
    use std::cell::RefCell;
    use std::rc::Rc;

    type Told = Rc<RefCell<Option<Rc<dyn Fn(i64)>>>>;

    struct Item(i64, Told);

    impl Drop for Item {
        fn drop(&mut self) {
            let told = self.1.borrow().clone();
            if let Some(told) = told {
                told(self.0);
            }
        }
    }

    type List =
        (Box<dyn Fn(i64)>, Box<dyn Fn() -> usize>, Rc<dyn Fn(i64)>, Box<dyn Fn() -> Vec<(i64, usize)>>);

    #[nonlocal]
    fn list(told: Told) -> List {
        let mut items: Vec<Item> = Vec::new();
        let mut log = Vec::new();
        fn add(value: i64) {
            nonlocal!(items);
            items.push(Item(value, told.clone()));
        }
        fn pop() -> usize {
            nonlocal!(items);
            let _last = items.pop();
            items.len()
        }
        fn note(value: i64) {
            nonlocal!(log);
            log.push((value, items.len()));
        }
        fn noted() -> Vec<(i64, usize)> {
            log.clone()
        }
        (Box::new(add), Box::new(pop), Rc::new(note), Box::new(noted))
    }

    /// What is taken out of a list may call back when it is dropped.
    #[test]
    fn what_is_taken_out_calls_back() {
        let told = Told::default();
        let (add, pop, note, noted) = list(told.clone());
        add(1);
        add(2);
        *told.borrow_mut() = Some(note);
        assert_eq!((pop(), noted()), (1, vec![(2, 1)]));
        told.borrow_mut().take();
    }
}

mod handled {
    use nonlocal::nonlocal;
    use std::cell::RefCell;
    use std::rc::Rc;
    use std::sync::{Arc, Mutex};

    type Again<F> = Arc<Mutex<Option<F>>>;

    #[derive(Clone)]
    struct Handler(Again<Box<dyn Fn(i64) -> i64 + Send>>);

    impl Handler {
        fn handle(&self, x: i64) -> i64 {
            let again = self.0.lock().unwrap().take();
            again.map_or(x, |again| again(x - 1) + 1)
        }
    }

    #[nonlocal(sync)]
    fn synced(handler: Handler) -> impl Fn(i64) -> i64 + Clone + Send + 'static {
        let mut calls = 0;
        fn call(x: i64) -> i64 {
            nonlocal!(calls);
            calls += 1;
            handler.handle(x) * 10 + calls
        }
        call
    }

    type Kept = Rc<RefCell<Option<Box<dyn Fn(i64) -> i64>>>>;

    #[derive(Clone)]
    struct Local(Kept);

    impl Local {
        fn handle(&self, x: i64) -> i64 {
            let again = self.0.borrow_mut().take();
            again.map_or(x, |again| again(x - 1) + 1)
        }
    }

    #[nonlocal]
    fn local(handler: Local) -> impl Fn(i64) -> i64 + Clone + 'static {
        let mut calls = 0;
        fn call(x: i64) -> i64 {
            nonlocal!(calls);
            calls += 1;
            handler.handle(x) * 10 + calls
        }
        call
    }

    /// A method of what the closure has beside its state calls a clone of the closure.
    #[test]
    fn what_stands_beside_the_state_calls_back() {
        let again: Again<Box<dyn Fn(i64) -> i64 + Send>> = Again::default();
        let call = synced(Handler(again.clone()));
        let same = call.clone();
        *again.lock().unwrap() = Some(Box::new(same));
        assert_eq!(call(5), 432);

        let again = Kept::default();
        let call = local(Local(again.clone()));
        let same = call.clone();
        *again.borrow_mut() = Some(Box::new(same));
        assert_eq!(call(5), 432);
    }
}
