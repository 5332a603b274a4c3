// ReactiveX/RxPY reactivex/operators/_join.py: join_ / join / subscribe / on_next_left / expire ..
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use nonlocal::nonlocal;

struct Observer<T> {
    on_next: Rc<dyn Fn(T)>,
    on_error: Rc<dyn Fn(String)>,
    on_completed: Rc<dyn Fn()>,
}

impl<T> Clone for Observer<T> {
    fn clone(&self) -> Self {
        Observer {
            on_next: self.on_next.clone(),
            on_error: self.on_error.clone(),
            on_completed: self.on_completed.clone(),
        }
    }
}

struct Stream<T> {
    subscribe: Rc<dyn Fn(Observer<T>) -> Rc<Group>>,
}

impl<T> Clone for Stream<T> {
    fn clone(&self) -> Self {
        Stream { subscribe: self.subscribe.clone() }
    }
}

#[derive(Clone, Default)]
struct Subject {
    observers: Rc<RefCell<Vec<Observer<i64>>>>,
}

impl Subject {
    fn stream(&self) -> Stream<i64> {
        let observers = self.observers.clone();
        Stream {
            subscribe: Rc::new(move |observer| {
                observers.borrow_mut().push(observer);
                Rc::new(Group::default())
            }),
        }
    }
    fn next(&self, x: i64) {
        let all = self.observers.borrow().clone();
        for o in all {
            (o.on_next)(x);
        }
    }
    fn complete(&self) {
        let all = self.observers.borrow().clone();
        for o in all {
            (o.on_completed)();
        }
    }
}

#[derive(Default)]
struct Group {
    last: Cell<u32>,
    ids: RefCell<Vec<u32>>,
}

impl Group {
    fn add(&self) -> u32 {
        self.last.set(self.last.get() + 1);
        self.ids.borrow_mut().push(self.last.get());
        self.last.get()
    }
    fn remove(&self, id: u32) {
        self.ids.borrow_mut().retain(|&other| other != id);
    }
}

type Duration = Rc<dyn Fn(i64) -> Result<Stream<i64>, String>>;

#[nonlocal]
fn join_(
    right: Stream<i64>,
    left_duration: Duration,
    right_duration: Duration,
) -> impl Fn(Stream<i64>) -> Stream<(i64, i64)> {
    fn join(source: Stream<i64>) -> Stream<(i64, i64)> {
        let left = source;
        fn subscribe(observer: Observer<(i64, i64)>) -> Rc<Group> {
            let group = Rc::new(Group::default());
            let mut left_done = false;
            let mut left_map: BTreeMap<u32, i64> = BTreeMap::new();
            let mut left_id = 0;
            let mut right_done = false;
            let mut right_map: BTreeMap<u32, i64> = BTreeMap::new();
            let mut right_id = 0;
            fn on_next_left(value: i64) {
                nonlocal!(left_id, left_map);
                let current_id = left_id;
                left_id += 1;
                left_map.insert(current_id, value);
                let md = group.add();
                fn expire() {
                    nonlocal!(left_map);
                    if left_map.contains_key(&current_id) {
                        left_map.remove(&current_id);
                    }
                    if left_map.is_empty() && left_done {
                        (observer.on_completed)();
                    }
                    group.remove(md);
                }
                let duration = match left_duration(value) {
                    Ok(duration) => duration,
                    Err(e) => {
                        (observer.on_error)(e);
                        return;
                    }
                };
                (duration.subscribe)(Observer {
                    on_next: Rc::new(|_| ()),
                    on_error: observer.on_error.clone(),
                    on_completed: Rc::new(expire),
                });
                for val in right_map.clone().into_values() {
                    (observer.on_next)((value, val));
                }
            }
            fn on_completed_left() {
                nonlocal!(left_done);
                left_done = true;
                if right_done || left_map.is_empty() {
                    (observer.on_completed)();
                }
            }
            (left.subscribe)(Observer {
                on_next: Rc::new(on_next_left),
                on_error: observer.on_error.clone(),
                on_completed: Rc::new(on_completed_left),
            });
            fn on_next_right(value: i64) {
                nonlocal!(right_id, right_map);
                let current_id = right_id;
                right_id += 1;
                right_map.insert(current_id, value);
                let md = group.add();
                fn expire() {
                    nonlocal!(right_map);
                    if right_map.contains_key(&current_id) {
                        right_map.remove(&current_id);
                    }
                    if right_map.is_empty() && right_done {
                        (observer.on_completed)();
                    }
                    group.remove(md);
                }
                let duration = match right_duration(value) {
                    Ok(duration) => duration,
                    Err(e) => {
                        (observer.on_error)(e);
                        return;
                    }
                };
                (duration.subscribe)(Observer {
                    on_next: Rc::new(|_| ()),
                    on_error: observer.on_error.clone(),
                    on_completed: Rc::new(expire),
                });
                for val in left_map.clone().into_values() {
                    (observer.on_next)((val, value));
                }
            }
            fn on_completed_right() {
                nonlocal!(right_done);
                right_done = true;
                if left_done || right_map.is_empty() {
                    (observer.on_completed)();
                }
            }
            (right.subscribe)(Observer {
                on_next: Rc::new(on_next_right),
                on_error: observer.on_error.clone(),
                on_completed: Rc::new(on_completed_right),
            });
            group
        }
        Stream { subscribe: Rc::new(subscribe) }
    }
    join
}

fn main() {
    let (ls, rs, lend, rend) =
        (Subject::default(), Subject::default(), Subject::default(), Subject::default());
    let left_end = lend.clone();
    let left_duration: Duration = Rc::new(move |x| {
        if x == 13 {
            return Err("unlucky".to_string());
        }
        Ok(left_end.stream())
    });
    let right_end = rend.clone();
    let right_duration: Duration = Rc::new(move |_| Ok(right_end.stream()));
    let joined = join_(rs.stream(), left_duration, right_duration)(ls.stream());
    let group = (joined.subscribe)(Observer {
        on_next: Rc::new(|p: (i64, i64)| println!("next {} {}", p.0, p.1)),
        on_error: Rc::new(|e| println!("error {e}")),
        on_completed: Rc::new(|| println!("completed")),
    });
    ls.next(1);
    rs.next(10);
    ls.next(2);
    ls.next(13);
    rs.next(20);
    lend.complete();
    println!("{:?}", group.ids.borrow());
    rs.next(30);
    ls.complete();
    rs.complete();
    rend.complete();
    println!("{:?}", group.ids.borrow());
}
