//! What a branch moves that finds something, the other moves, too: into the place that was found, or behind the others.

use nonlocal::nonlocal;
use std::collections::HashMap;
use std::rc::Rc;
#[derive(Debug)]
struct Job(u32);
#[nonlocal]
fn store() -> (impl FnMut(usize, Job), impl Fn() -> u32) {
    let mut slots: Vec<Job> = vec![Job(0), Job(0)];
    fn set(i: usize, v: Job) {
        nonlocal!(slots);
        if let Some(s) = slots.get_mut(i) {
            *s = v;
        } else {
            slots.push(v);
        }
    }
    fn sum() -> u32 {
        slots.iter().map(|j| j.0).sum()
    }
    (set, sum)
}
#[nonlocal]
fn generic<V>() -> (impl FnMut(usize, V), impl Fn() -> usize) {
    let mut slots: Vec<V> = vec![];
    fn set(i: usize, v: V) {
        nonlocal!(slots);
        match slots.get_mut(i) {
            Some(s) => *s = v,
            None => slots.push(v),
        }
    }
    fn len() -> usize {
        slots.len()
    }
    (set, len)
}
type Make = Rc<dyn Fn() -> i32>;

#[nonlocal]
fn map() -> (impl FnMut(&str, Make) -> Option<Make>, impl Fn(&str) -> i32) {
    let mut fns: HashMap<String, Make> = HashMap::new();
    fn set(k: &str, f: Make) -> Option<Make> {
        nonlocal!(fns);
        if let Some(old) = fns.get_mut(k) {
            Some(std::mem::replace(old, f))
        } else {
            fns.insert(k.to_string(), f);
            None
        }
    }
    fn call(k: &str) -> i32 {
        match fns.get(k) {
            Some(f) => f(),
            None => -1,
        }
    }
    (set, call)
}
#[nonlocal]
fn names() -> (impl FnMut(String) -> usize, impl Fn() -> Vec<String>) {
    let mut names: Vec<String> = vec![];
    fn id(name: String) -> usize {
        nonlocal!(names);
        if let Some(i) = names.iter().position(|n| *n == name) {
            i
        } else {
            names.push(name);
            names.len() - 1
        }
    }
    fn all() -> Vec<String> {
        names.clone()
    }
    (id, all)
}
#[nonlocal]
fn groups() -> (impl FnMut(u8, Job), impl Fn() -> usize) {
    let mut groups: HashMap<u8, Vec<Job>> = HashMap::new();
    fn add(k: u8, job: Job) {
        nonlocal!(groups);
        match groups.get_mut(&k) {
            Some(g) if g.len() < 2 => g.push(job),
            Some(g) => {
                g.clear();
                g.push(job);
            }
            None => {
                groups.insert(k, vec![job]);
            }
        }
    }
    fn count() -> usize {
        groups.values().map(Vec::len).sum()
    }
    (add, count)
}

#[test]
fn put_at_a_place_or_behind() {
    let (mut set, sum) = store();
    set(0, Job(1));
    set(5, Job(2));
    set(0, Job(3));
    assert_eq!(sum(), 5);
    let (mut set, len) = generic();
    set(0, String::from("a"));
    set(0, String::from("b"));
    assert_eq!(len(), 1);
}

#[test]
fn put_into_a_map() {
    let (mut set, call) = map();
    assert!(set("a", Rc::new(|| 4)).is_none());
    assert_eq!((set("a", Rc::new(|| 5)).unwrap()(), call("a"), call("b")), (4, 5, -1));
    let (mut add, count) = groups();
    for key in [1, 1, 1, 2] {
        add(key, Job(0));
    }
    assert_eq!(count(), 2);
}

#[test]
fn found_by_what_is_moved() {
    let (mut id, all) = names();
    assert_eq!((id("a".into()), id("b".into()), id("a".into())), (0, 1, 0));
    assert_eq!(all(), ["a", "b"]);
}
