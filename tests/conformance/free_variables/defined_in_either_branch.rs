// A function that is defined in one branch or the other is returned with what it captured.
use nonlocal::nonlocal;

#[nonlocal]
fn make_adder(n: i64) -> Box<dyn Fn(i64) -> String> {
    if n % 2 == 1 {
        fn odd(x: i64) -> String {
            format!("odd {n} + {x} = {}", n + x)
        }
        return Box::new(odd);
    }
    fn even(x: i64) -> String {
        format!("even {n} + {x} = {}", n + x)
    }
    Box::new(even)
}

fn main() {
    for n in [1, 2] {
        let adder = make_adder(n);
        println!("{}", adder(10));
        println!("{}", adder(20));
    }
}
