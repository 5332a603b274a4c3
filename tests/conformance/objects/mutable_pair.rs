// A pair that is nothing but functions over two variables.
use nonlocal::nonlocal;

#[nonlocal(type = Pair)]
fn cons(mut left: i64, mut right: i64) -> Pair {
    fn car() -> i64 {
        left
    }
    fn cdr() -> i64 {
        right
    }
    fn set_car(value: i64) {
        nonlocal!(left);
        left = value;
    }
    fn set_cdr(value: i64) {
        nonlocal!(right);
        right = value;
    }
    Pair { car, cdr, set_car, set_cdr }
}

fn main() {
    let mut pair = cons(1, 2);
    let other = cons(10, 20);
    pair.set_car(5);
    println!("{} {} {}", pair.car(), pair.cdr(), other.car());
    pair.set_cdr(pair.car() + pair.cdr());
    println!("{} {} {}", pair.car(), pair.cdr(), other.car());
}
