// Each adder made in a for loop keeps the number of its own turn.

use nonlocal::nonlocal;

#[nonlocal]
fn make_adders(count: i64) -> Vec<impl Fn(i64) -> i64> {
    let mut adders = Vec::new();
    for n in 1..=count {
        fn add(x: i64) -> i64 {
            x + n
        }
        adders.push(add);
    }
    adders
}

fn main() {
    let adders = make_adders(3);
    for add in &adders {
        println!("{}", add(10));
    }
    println!("{:?}", adders.iter().rev().map(|add| add(0)).collect::<Vec<_>>());
    println!("{}", adders[1](adders[2](0)));
}
