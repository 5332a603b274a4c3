use nonlocal::nonlocal;
use std::cell::RefCell;
use std::rc::Rc;

#[nonlocal]
fn compose(fs: Vec<Box<dyn Fn(i32) -> i32>>) -> impl Fn(i32) -> i32 {
    fn composed(x: i32) -> i32 {
        fs.iter().fold(x, |acc, f| f(acc))
    }
    composed
}

#[nonlocal]
fn curry(
    f: impl Fn(i32, i32, i32) -> i32 + Clone + 'static,
) -> impl Fn(i32) -> Box<dyn Fn(i32) -> Box<dyn Fn(i32) -> i32>> {
    fn a(x: i32) -> Box<dyn Fn(i32) -> Box<dyn Fn(i32) -> i32>> {
        fn b(y: i32) -> Box<dyn Fn(i32) -> i32> {
            fn c(z: i32) -> i32 {
                f(x, y, z)
            }
            Box::new(c)
        }
        Box::new(b)
    }
    a
}

#[nonlocal]
fn flip<A, B, R>(f: impl Fn(A, B) -> R) -> impl Fn(B, A) -> R {
    fn flipped(x: B, y: A) -> R {
        f(y, x)
    }
    flipped
}

#[nonlocal]
fn tap(log: Rc<RefCell<Vec<String>>>) -> impl Fn(&'static str) -> Box<dyn Fn(i32) -> i32> {
    fn make(label: &'static str) -> Box<dyn Fn(i32) -> i32> {
        fn t(x: i32) -> i32 {
            log.borrow_mut().push(format!("{label}={x}"));
            x
        }
        Box::new(t)
    }
    make
}

fn main() {
    let log = Rc::new(RefCell::new(vec![]));
    let t = tap(log.clone());
    let f = compose(vec![Box::new(|x| x + 1), t("inc"), Box::new(|x| x * 2), t("dbl")]);
    println!("{} {}", f(3), format!("{:?}", log.borrow()).replace('"', "'"));
    println!("{} {}", curry(|x, y, z| x * y + z)(2)(3)(4), flip(|a: i32, b: i32| a - b)(1, 10));
}
