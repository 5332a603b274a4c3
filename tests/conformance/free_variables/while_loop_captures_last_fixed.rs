// Closures made in a while loop each keep the value of their turn, through a function that is called with it.
use nonlocal::nonlocal;

#[nonlocal]
fn make_all() -> Vec<Box<dyn Fn() -> i64>> {
    fn make(now: i64) -> Box<dyn Fn() -> i64> {
        fn show() -> i64 {
            now
        }
        Box::new(show)
    }
    let mut shows = Vec::new();
    let mut i = 0;
    while i < 3 {
        shows.push(make(i));
        i += 1;
    }
    shows
}

fn main() {
    for show in make_all() {
        println!("{}", show());
    }
}
