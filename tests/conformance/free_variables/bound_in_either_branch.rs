// A variable that one branch or the other binds is captured with the value of the branch that was taken.
use nonlocal::nonlocal;

#[nonlocal]
fn make_greeter(hour: u32) -> impl Fn(&str) -> String {
    let greeting;
    if hour < 12 {
        greeting = "Good morning";
    } else if hour < 18 {
        greeting = "Good afternoon";
    } else {
        greeting = "Good evening";
    }
    fn greet(name: &str) -> String {
        format!("{greeting}, {name}!")
    }
    greet
}

fn main() {
    for hour in [9, 15, 21] {
        println!("{}", make_greeter(hour)("Ada"));
    }
}
