// A call with defaults stands in the arguments of another one, and of itself.
use nonlocal::factory;

type Function = Box<dyn Fn(i64) -> i64>;

factory! {
    fn make_adder(n: i64 = 1, then: Option<Function> = None) -> Function {
        fn add(x: i64) -> i64 {
            match &then {
                None => x + n,
                Some(then) => then(x + n),
            }
        }
        Box::new(add)
    }
}

fn main() {
    println!("{}", make_adder!()(0));
    println!("{}", make_adder!(2, then = Some(make_adder!()))(0));
    println!("{}", make_adder!(then = Some(make_adder!(10, then = Some(make_adder!(n = 100)))))(0));
}
