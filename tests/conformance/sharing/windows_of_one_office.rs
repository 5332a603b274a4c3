// A closure makes closures that all change one variable, and one each of their own.
use nonlocal::nonlocal;

#[nonlocal]
fn make_office() -> impl Fn(&'static str) -> Box<dyn Fn() -> String> {
    let mut last = 0;
    fn open_window(name: &'static str) -> Box<dyn Fn() -> String> {
        nonlocal!(last);
        let mut served = 0;
        fn take() -> String {
            nonlocal!(last, served);
            last += 1;
            served += 1;
            format!("{name} {last} {served}")
        }
        Box::new(take)
    }
    open_window
}

fn main() {
    let open_window = make_office();
    let (east, west) = (open_window("east"), open_window("west"));
    println!("{}; {}; {}", east(), west(), west());
    let south = open_window("south");
    println!("{}; {}", south(), east());
    println!("{}", make_office()("other")());
}
