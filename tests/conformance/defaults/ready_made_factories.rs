// Counter, incrementer, multiplier, accumulator and averager, with their defaults and with keywords.

use nonlocal::factories::{make_accumulator, make_averager, make_counter, make_incrementer, make_multiplier};

fn main() {
    let mut odds = make_counter!(-1, step = 2);
    println!("{} {} {}", odds(), odds(), odds());
    println!("{} {}", make_incrementer!()(41), make_incrementer!(n = 10)(1));
    println!("{:?} {}", [1, 2, 3].map(make_multiplier!()), make_multiplier!(factor = 0.5)(5.0));
    let mut account = make_accumulator!(100);
    println!("{} {}", account(-30), account(5));
    let mut average = make_averager!();
    println!("{:?} {:?} {:?}", average(10.0), average(11.0), average(13.5));
    println!("{:?}", make_averager!(count = 3, total = 33.0)(15.0));
}
