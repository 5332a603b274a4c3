// A free variable that is bound nowhere: NameError in Python, and only when the function is called.
// Here it is rustc's E0425, with the name that was meant.
use nonlocal::nonlocal;

#[nonlocal]
fn make_adder(amount: i64) -> impl Fn(i64) -> i64 {
    fn add(x: i64) -> i64 {
        x + ammount
    }
    add
}

fn main() {
    let add = make_adder(3);
    println!("{}", add(4));
}
