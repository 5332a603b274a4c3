// Numbers as functions that apply a function so many times.
use nonlocal::nonlocal;
use std::rc::Rc;

type Function = Rc<dyn Fn(i64) -> i64>;
type Numeral = Rc<dyn Fn(Function) -> Function>;

#[nonlocal]
fn zero() -> Numeral {
    fn same(x: i64) -> i64 {
        x
    }
    Rc::new(|_| Rc::new(same))
}

#[nonlocal]
fn successor(n: Numeral) -> Numeral {
    fn numeral(f: Function) -> Function {
        let once_less = n(f.clone());
        fn applied(x: i64) -> i64 {
            f(once_less(x))
        }
        Rc::new(applied)
    }
    Rc::new(numeral)
}

#[nonlocal]
fn add(m: Numeral, n: Numeral) -> Numeral {
    fn numeral(f: Function) -> Function {
        let (first, then) = (n(f.clone()), m(f));
        fn applied(x: i64) -> i64 {
            then(first(x))
        }
        Rc::new(applied)
    }
    Rc::new(numeral)
}

fn number(n: &Numeral) -> i64 {
    n(Rc::new(|x| x + 1))(0)
}

fn main() {
    let one = successor(zero());
    let two = successor(one.clone());
    println!("{} {} {}", number(&zero()), number(&one), number(&two));
    println!("{}", number(&add(two.clone(), add(two.clone(), one))));
    println!("{}", two(Rc::new(|x| x * x))(5));
}
