// Closures made in a while loop all show the last value of its variable.
// Refused: `make_all` changes `i` after `show` has captured it: is `show` to keep the old value, or to see the new one?
use nonlocal::nonlocal;

#[nonlocal]
fn make_all() -> Vec<impl Fn() -> i64> {
    let mut shows = Vec::new();
    let mut i = 0;
    while i < 3 {
        fn show() -> i64 {
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
