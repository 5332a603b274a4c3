// A pair is a function that gives its parts to the function it is called with.
use nonlocal::nonlocal;

#[nonlocal]
fn cons(x: i64, y: i64) -> impl Fn(fn(i64, i64) -> i64) -> i64 {
    fn pair(pick: fn(i64, i64) -> i64) -> i64 {
        pick(x, y)
    }
    pair
}

fn car(pair: impl Fn(fn(i64, i64) -> i64) -> i64) -> i64 {
    pair(|x, _| x)
}

fn cdr(pair: impl Fn(fn(i64, i64) -> i64) -> i64) -> i64 {
    pair(|_, y| y)
}

fn main() {
    let p = cons(3, 4);
    println!("{} {}", car(&p), cdr(&p));
    let q = cons(cdr(&p), car(&p));
    println!("{} {}", car(&q), cdr(&q));
    println!("{}", p(|x, y| x * y));
}
