// A factory of counters counts its counters, and each of them counts its calls.
use nonlocal::nonlocal;

#[nonlocal]
fn make_factory() -> impl FnMut() -> Box<dyn FnMut() -> String> {
    let mut made = 0;
    fn make() -> Box<dyn FnMut() -> String> {
        nonlocal!(made);
        made += 1;
        let number = made;
        let mut calls = 0;
        fn counter() -> String {
            nonlocal!(calls);
            calls += 1;
            format!("{number}: {calls}")
        }
        Box::new(counter)
    }
    make
}

fn main() {
    let mut make = make_factory();
    let (mut a, mut b) = (make(), make());
    println!("{} {}", a(), a());
    println!("{}", b());
    println!("{}", make()());
    println!("{}", a());
}
