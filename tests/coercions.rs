//! What is evaluated before its turn is coerced as it would be in its place.

use std::collections::HashMap;
use std::rc::Rc;

use nonlocal::{factory, nonlocal};

trait Shape {
    fn area(&self) -> usize;
}

struct Square(usize);

impl Shape for Square {
    fn area(&self) -> usize {
        self.0 * self.0
    }
}

type AddLater = dyn Fn(Option<&str>) -> usize;
type MeasureLater = dyn Fn(Option<Box<dyn Shape>>);

/// What a call by name is given, where what the function uses is in a cell.
#[test]
fn arguments_of_a_call_with_cells() {
    #[nonlocal]
    fn areas() -> (usize, usize) {
        let mut n = 0;
        let digits = String::from("ab");
        fn add(text: Option<&str>) -> usize {
            nonlocal!(n);
            n += text.map_or(0, str::len);
            n
        }
        fn measure(shape: Option<Box<dyn Shape>>) {
            nonlocal!(n);
            n += shape.map_or(0, |shape| shape.area());
        }
        let add_later: Box<AddLater> = Box::new(add);
        let measure_later: Box<MeasureLater> = Box::new(measure);
        let first = add(Some(&digits));
        measure(Some(Box::new(Square(add(Some(&digits))))));
        measure_later(Some(Box::new(Square(n))));
        (first, add_later(None))
    }
    assert_eq!(areas(), (2, 420));
}

/// What a function is given that is made in place.
#[test]
fn arguments_of_a_function_in_place() {
    #[nonlocal]
    fn measured() -> usize {
        let digits = String::from("ab");
        let mut left = [1, 2, 3].into_iter();
        fn next(text: Option<&str>) -> usize {
            nonlocal!(left);
            left.next().map_or(0, |n| n + text.map_or(0, str::len))
        }
        fn measure(shapes: Vec<Box<dyn Shape>>, (name, bytes): (&str, &[u8])) -> usize {
            shapes.iter().map(|shape| shape.area()).sum::<usize>() + name.len() + bytes.len() + left.len()
        }
        measure(vec![Box::new(Square(next(Some(&digits))))], (&digits, &[1, 2]))
    }
    assert_eq!(measured(), 9 + 2 + 2 + 2);
}

/// Generics of the function, and of the factory, are left to inference.
#[test]
fn arguments_of_generic_functions() {
    #[nonlocal]
    fn longest<'a, T: AsRef<str> + 'a>(texts: &'a [T]) -> (usize, usize) {
        let mut seen = 0;
        fn longer<'b, U: AsRef<str>>(one: Option<&'b str>, all: (&'b [U], &[u8])) -> usize {
            nonlocal!(seen);
            seen += all.1.len();
            one.map_or(0, str::len).max(all.0.iter().map(|text| text.as_ref().len()).max().unwrap_or(0))
        }
        fn all(of: Option<&'a [T]>) -> usize {
            nonlocal!(seen);
            seen += 1;
            longer(Some(&String::from("abc")), (of.unwrap_or_default(), &[1, 2]))
        }
        let counted: Box<dyn Fn() -> usize> = {
            fn count() -> usize {
                nonlocal!(seen);
                seen += 1;
                seen
            }
            Box::new(count)
        };
        let longest = all(Some(texts));
        (longest, counted())
    }
    assert_eq!(longest(&["a", "abcd"]), (4, 4));
    assert_eq!(longest(&[String::new()]), (3, 4));
}

/// What a method is given, or what is assigned, where it is evaluated before its place.
#[test]
fn operands_of_what_is_in_a_cell() {
    #[nonlocal]
    fn filled() -> (impl Fn() -> usize, impl Fn() -> usize) {
        let mut slots: Vec<(usize, Option<Box<dyn Shape>>)> = Vec::new();
        fn next() -> usize {
            nonlocal!(slots);
            slots.push((0, None));
            slots.len()
        }
        fn total() -> usize {
            slots.iter().map(|(n, shape)| n + shape.as_ref().map_or(0, |shape| shape.area())).sum()
        }
        slots.push((next(), Some(Box::new(Square(next())))));
        slots[0] = (next(), Some(Box::new(Square(next()))));
        (next, total)
    }
    let (next, total) = filled();
    assert_eq!(total(), 1 + 4 + 4 + 25);
    assert_eq!(next(), 6);
}

factory! {
    fn measure(shape: Option<Box<dyn Shape>> = None, name: Option<&str> = None) -> usize {
        shape.map_or(0, |shape| shape.area()) + name.map_or(0, str::len)
    }

    fn apply<T: Default>(function: impl Fn(&str) -> usize, text: &str = "abc") -> (usize, T) {
        (function(text), T::default())
    }

    const fn pair<'a>(first: Option<&'a str> = None, second: Option<&dyn Shape> = None) -> Option<&'a str> {
        if second.is_some() { None } else { first }
    }

    extern "C" fn foreign(a: u8 = 1, b: u8 = 2) -> u8 {
        a * 10 + b
    }
}

const fn nothing<T>() -> Option<T> {
    None
}

const PAIR: Option<&str> = pair!(second = nothing(), first = nothing());

/// The same, of nested functions.
#[test]
fn keywords_of_nested_functions() {
    #[allow(clippy::needless_lifetimes)]
    #[nonlocal]
    fn measured<'a, T: AsRef<str>>(of: &'a [T]) -> usize {
        let mut n = 0;
        fn add<'b>(name: (&'a [T], &'b str), #[default(None)] shape: Option<Box<dyn Shape>>) {
            nonlocal!(n);
            n += shape.map_or(0, |shape| shape.area()) + name.0.len() + name.1.len();
        }
        let text = String::from("abc");
        add(shape = Some(Box::new(Square(text.len()))), name = (of, &text));
        n
    }
    assert_eq!(measured(&["a"]), 13);
}

/// Keywords in another order than the parameters.
#[test]
fn keywords() {
    let name = String::from("abc");
    assert_eq!(measure!(name = Some(&name), shape = Some(Box::new(Square(name.len())))), 12);
    assert_eq!(PAIR, None);
    assert_eq!(pair!(second = Some(&Square(1)), first = Some(&name)), None);
    let length = name.len();
    let applied: (usize, u8) = apply!(text = &name.repeat(2), function = move |text| text.len() + length);
    assert_eq!(applied, (9, 0));
    let measured = !name.is_empty();
    assert_eq!(foreign!(b = u8::from(!measured), a = u8::from(measured)), 10);
}

fn with(key: &str, show: impl Fn() -> String) -> String {
    format!("{key}{}", show())
}

/// What is cloned, as a closure beside it captures it, is coerced like anything else.
#[nonlocal]
fn beside_a_closure(keys: &[String]) -> String {
    let mut all = String::new();
    for key in keys {
        fn show() -> String {
            key.to_uppercase()
        }
        all += &with(key, show);
    }
    all
}

#[test]
fn a_clone_is_coerced() {
    assert_eq!(beside_a_closure(&["a".to_string(), "b".to_string()]), "aAbB");
}

#[nonlocal]
fn event_bus() -> (impl Fn(i64), impl Fn() -> usize) {
    let mut subs: Vec<(i64, Rc<dyn Fn()>)> = vec![];
    fn off(id: i64) {
        nonlocal!(subs);
        subs.retain(|s| s.0 != id);
    }
    fn once(id: i64) {
        nonlocal!(subs);
        subs.push((id, Rc::new(move || off(id))));
    }
    fn emit() -> usize {
        for (_, f) in subs.clone() {
            f();
        }
        subs.len()
    }
    (once, emit)
}
#[nonlocal]
fn in_an_option() -> usize {
    let mut subs: Vec<Option<Rc<dyn Fn() -> usize>>> = vec![];
    fn len() -> usize {
        subs.len()
    }
    fn add() {
        nonlocal!(subs);
        subs.push(Some(Rc::new(move || len())));
    }
    add();
    let f = subs[0].clone().unwrap();
    f()
}
#[expect(clippy::type_complexity)]
#[nonlocal]
fn in_a_tuple_of_a_map() -> usize {
    let mut m: HashMap<i64, (String, Rc<dyn Fn(usize) -> usize>)> = HashMap::new();
    fn size(n: usize) -> usize {
        m.len() + n
    }
    fn add(id: i64) {
        nonlocal!(m);
        m.insert(id, ("a".to_string(), Rc::new(move |s| size(s))));
    }
    add(1);
    let f = m[&1].1.clone();
    f(4)
}

#[test]
fn boxes_whose_closures_change_what_they_are_put_into() {
    let (once, emit) = event_bus();
    once(3);
    assert_eq!((emit(), in_an_option(), in_a_tuple_of_a_map()), (0, 1, 5));
}
