// A loop leaves its last index in the variable around, and the next call goes on from there.
use nonlocal::nonlocal;

#[nonlocal]
fn make_finder(items: &'static str) -> impl FnMut(char) -> i64 {
    let items: Vec<char> = items.chars().collect();
    let mut at = 0;
    fn following(wanted: char) -> i64 {
        nonlocal!(at);
        for (index, &item) in (0..).zip(&items).skip(at) {
            at += 1;
            if item == wanted {
                return index;
            }
        }
        -1
    }
    following
}

fn main() {
    let mut following = make_finder("abracadabra");
    println!("{} {} {}", following('a'), following('a'), following('c'));
    println!("{} {}", following('b'), following('b'));
}
