// `nonlocal` outside of every function: SyntaxError in Python; outside of a factory, here.
// Here it is an error that says where it belongs.
use nonlocal::nonlocal;

fn main() {
    let mut count = 0;
    nonlocal!(count);
    count += 1;
    println!("{count}");
}
