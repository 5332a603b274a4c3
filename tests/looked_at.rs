//! What an expression only looks at is read before what is evaluated next, as in Python, where that changes it: a nested function, or
//! code of others that comes back. The values are what Python gives.

use std::rc::Rc;
use std::sync::Arc;

use nonlocal::nonlocal;

struct Place {
    x: i32,
    y: Vec<i32>,
    t: String,
}

fn place() -> Place {
    Place { x: 1, y: vec![1, 2, 3], t: "a".to_owned() }
}

struct Three {
    a: i32,
    b: i32,
    c: i32,
}

fn show3(a: i32, b: i32, c: i32) -> String {
    format!("{a} {b} {c}")
}

fn show2(a: &str, b: i32) -> String {
    format!("{a} {b}")
}

fn area(width: usize, all: &[i32], height: usize) -> String {
    format!("{width} {} {height}", all.len())
}

macro_rules! in_all_forms {
    ($p:ident $n:ident $t:ident $y:ident $f:ident; $($name:ident: $body:expr => $expected:literal;)*) => {$(
        #[allow(clippy::all, clippy::pedantic, reason = "what people write who know Python")]
        mod $name {
            use super::*;

            #[nonlocal]
            fn owned() -> impl FnMut() -> String {
                let mut $p = place();
                let (mut $n, mut $t, mut $y) = (1, String::from("a"), vec![1]);
                fn $f() -> i32 {
                    nonlocal!($p, $n, $t, $y);
                    $p.x += 1;
                    $p.y[1] += 1;
                    $p.y[0] += 1;
                    $p.t.push('b');
                    $n += 1;
                    $t.push('b');
                    $y.push(2);
                    $p.x
                }
                fn go() -> String {
                    nonlocal!($p, $n, $t, $y);
                    $body
                }
                go
            }

            #[nonlocal]
            fn shared() -> (impl Fn() -> String, impl Fn() -> i32) {
                let mut $p = place();
                let (mut $n, mut $t, mut $y) = (1, String::from("a"), vec![1]);
                fn $f() -> i32 {
                    nonlocal!($p, $n, $t, $y);
                    $p.x += 1;
                    $p.y[1] += 1;
                    $p.y[0] += 1;
                    $p.t.push('b');
                    $n += 1;
                    $t.push('b');
                    $y.push(2);
                    $p.x
                }
                fn go() -> String {
                    nonlocal!($p, $n, $t, $y);
                    $body
                }
                (go, $f)
            }

            in_all_forms!(@called_back called_back #[nonlocal] Rc<dyn Fn() -> i32>; $p $n $t $y $f $body);
            in_all_forms!(@called_back synced #[nonlocal(sync)] Arc<dyn Fn() -> i32>; $p $n $t $y $f $body);

            #[test]
            fn as_in_python() {
                let (go, change) = called_back();
                let (synced, changed) = synced();
                let all = [owned()(), shared().0(), go(Rc::new(move || change())), synced(Arc::new(move || changed()))];
                assert_eq!(all, [$expected; 4]);
            }
        }
    )*};
    (@called_back $name:ident #[$factory:meta] $ask:ty; $p:ident $n:ident $t:ident $y:ident $f:ident $body:expr) => {
        #[$factory]
        fn $name() -> (impl Fn($ask) -> String, impl Fn() -> i32) {
            let mut $p = place();
            let (mut $n, mut $t, mut $y) = (1, String::from("a"), vec![1]);
            fn go($f: $ask) -> String {
                nonlocal!($p, $n, $t, $y);
                $body
            }
            fn change() -> i32 {
                nonlocal!($p, $n, $t, $y);
                $p.x += 1;
                $p.y[1] += 1;
                $p.y[0] += 1;
                $p.t.push('b');
                $n += 1;
                $t.push('b');
                $y.push(2);
                $p.x
            }
            (go, change)
        }
    };
}

in_all_forms! {
    p n t y f;
    formatted: format!("{} {}", p.x, f()) => "1 2";
    formatted_element: format!("{} {}", p.y[1], f()) => "2 2";
    in_a_vec: format!("{:?}", vec![p.x, f(), p.x]) => "[1, 2, 2]";
    in_a_tuple: format!("{:?}", (p.x, f(), p.x)) => "(1, 2, 2)";
    in_an_array: format!("{:?}", [p.x, f(), p.x]) => "[1, 2, 2]";
    in_a_struct: { let q = Three { a: p.x, b: f(), c: p.x }; format!("{} {} {}", q.a, q.b, q.c) } => "1 2 2";
    passed: show3(p.x, f(), p.x) => "1 2 2";
    cloned: show2(&p.t.clone(), f()) => "a 2";
    text_by_reference: show2(&p.t, f()) => "a 2";
    in_a_range: { let r = p.x..f() * 3; format!("{:?}", r) } => "1..6";
    found: { let r = [[1, 2, 3], [4, 5, 6], [7, 8, 9], [10, 11, 12]]; format!("{}", r[p.x as usize][f() as usize]) } => "6";
    joined: p.t.clone() + &f().to_string() => "a2";
    cast: format!("{}", p.x as f64 * f() as f64) => "2";
    negated: format!("{}", -p.x + f()) => "1";
    negated_and_compared: format!("{}", (-p.x).max(f())) => "2";
    greater: format!("{}", p.x.max(f() - 5)) => "1";
    power: format!("{}", p.x.pow(f() as u32)) => "1";
    ordered: format!("{:?}", p.x.cmp(&f())) => "Less";
    checked: format!("{:?}", p.x.checked_sub(f())) => "Some(-1)";
    less: format!("{}", p.x < f()) => "true";
    element_equals: format!("{}", p.y[1] == f()) => "true";
    differs: format!("{}", p.x != f() - 1) => "false";
    text_equals: format!("{}", p.t == f().to_string()) => "false";
    references_equal: format!("{}", &p.t == &f().to_string()) => "false";
    list_equals: format!("{}", p.y == vec![f(), 3, 3]) => "true";
    condition: if p.x < f() { "yes".to_string() } else { "no".to_string() } => "yes";
    one_after_the_other: format!("{}", p.x == 1 && p.x < f() && p.x == 2) => "true";
    matched: match p.x < f() { true => "t".to_string(), false => "f".to_string() } => "t";
    matched_pair: match (p.x, f()) { (1, 2) => "12".to_string(), (a, b) => format!("{a} {b}") } => "12";
    compared_and_cast: format!("{}", (p.x < f()) as i32) => "1";
    not_greater: format!("{}", !(p.x >= f())) => "true";
    variable: format!("{} {}", n, n < f()) => "1 true";
    variable_in_arithmetic: { let a = n + f(); let b = n * f() - n; format!("{a} {b} {}", n == f()) } => "3 3 false";
    variable_text: format!("{} {}", t == f().to_string(), t.clone() + &f().to_string()) => "false ab3";
    length: format!("{}", p.t.len() as i32 + f()) => "3";
    length_compared: format!("{}", (p.t.len() as i32) < f()) => "true";
    copied: format!("{:?}", p.y.get(1).copied() == Some(f())) => "true";
    inserted: { let mut v = vec![0; 3]; v.insert(p.x as usize, f()); v.push(p.x * 10 + f()); format!("{v:?}") } => "[0, 2, 0, 0, 23]";
    assigned: { p.y[p.x as usize] = f(); format!("{:?}", p.y) } => "[2, 3, 2]";
    assigned_sum: { p.y[0] = p.x * 100 + f(); format!("{:?}", p.y) } => "[102, 3, 3]";
    assigned_to_itself: { p.x = p.x * 100 + f(); format!("{:?}", p.x) } => "102";
    subtracted: { p.x -= p.x * 100 + f(); format!("{:?}", p.x) } => "-101";
    bound: { let (a, b) = (p.x, f()); format!("{a} {b}") } => "1 2";
    to_a_closure: { let g = |a: i32, b: i32| a * 10 + b; format!("{}", g(p.x, f())) } => "12";
    asserted: { assert_eq!(p.x + 1, f()); assert!(p.x < f()); format!("{}", p.x) } => "3";
    broken_with: { let mut c = 0; let v = loop { c += 1; if p.x < f() || c > 5 { break p.x * 10 + f(); } }; format!("{v}") } => "23";
    contained: format!("{}", p.y.contains(&f())) => "true";
    list_by_reference: area(p.x as usize, &p.y, f() as usize) => "1 3 2";
    list_of_its_own: area(1, &y, f() as usize) => "1 2 2";
    lists_compared: format!("{}", y < vec![f()]) => "true";
    upper: format!("{}-{}", p.t.to_uppercase(), f()) => "A-2";
}

/// A result that nobody says the type of, of a function that is given a reference, and of a callback.
#[nonlocal]
fn bound_without_a_type() -> (impl Fn(&dyn Fn() -> i32) -> String, impl Fn() -> i32 + Clone) {
    let mut p = place();
    fn go(ask: &dyn Fn() -> i32) -> String {
        nonlocal!(p);
        let shown = show2(&p.t, ask());
        let wide = area(1, &p.y, 2);
        let more = ask();
        p.x += 10;
        format!("{shown} {wide} {more} {}", p.x)
    }
    fn change() -> i32 {
        nonlocal!(p);
        p.t.push('!');
        p.y.push(4);
        p.x += 1;
        p.x
    }
    (go, change)
}

#[test]
fn a_type_decides_nothing() {
    let (go, change) = bound_without_a_type();
    assert_eq!(go(&move || change()), "a 2 1 4 2 3 13");
}
