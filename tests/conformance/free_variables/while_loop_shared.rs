// Closures that declare the variable of a while loop share it, and all show the last value.
use nonlocal::nonlocal;

#[nonlocal]
fn make_all() -> Vec<impl Fn() -> i64> {
    let mut shows = Vec::new();
    let mut i = 0;
    while i < 3 {
        fn show() -> i64 {
            nonlocal!(i);
            i
        }
        shows.push(show);
        i += 1;
    }
    shows
}

fn main() {
    for show in make_all() {
        println!("{}", show());
    }
}
