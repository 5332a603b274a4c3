// sympy/sympy sympy/ntheory/continued_fraction.py: continued_fraction_reduce / untillist
use std::iter;

use nonlocal::nonlocal;

#[derive(Clone)]
enum Term {
    Number(i64),
    Period(Vec<i64>),
}

enum Item {
    Number(i64),
    Symbol(&'static str),
}

fn convergents(cf: impl Iterator<Item = Item>) -> impl Iterator<Item = String> {
    let (mut p0, mut q0, mut p1, mut q1) = (0, 1, 1, 0);
    cf.map(move |a| match a {
        Item::Symbol(x) => format!("({p1}{x}+{p0})/({q1}{x}+{q0})"),
        Item::Number(a) => {
            (p0, q0, p1, q1) = (p1, q1, a * p1 + p0, a * q1 + q0);
            format!("{p1}/{q1}")
        }
    })
}

#[nonlocal]
fn reduce(cf: &[Term]) -> String {
    let mut period: Vec<i64> = Vec::new();
    let x = "x";
    fn untillist(cf: Vec<Term>) -> impl Iterator<Item = Item> {
        let mut terms = cf.into_iter();
        let mut done = false;
        fn next() -> Option<Item> {
            nonlocal!(terms, done, period);
            if done {
                return None;
            }
            match terms.next()? {
                Term::Period(more) => {
                    period.extend(more);
                    done = true;
                    Some(Item::Symbol(x))
                }
                Term::Number(n) => Some(Item::Number(n)),
            }
        }
        iter::from_fn(next)
    }
    let mut a = "0".to_string();
    for convergent in convergents(untillist(cf.to_vec())) {
        a = convergent;
    }
    if !period.is_empty() {
        let terms: Vec<Term> = period.iter().map(|&n| Term::Number(n)).collect();
        return format!("{a} where x = {}..", reduce(&terms));
    }
    a
}

fn main() {
    println!("{}", reduce(&[Term::Number(1), Term::Number(2), Term::Number(3)]));
    println!("{}", reduce(&[Term::Number(1), Term::Period(vec![2, 1]), Term::Number(9)]));
    println!("{}", reduce(&[Term::Number(3), Term::Number(7), Term::Period(vec![15])]));
    println!("{}", reduce(&[]));
}
