// A second name is the same object in Python, and sees its changes; here the object is moved.
// Here it is rustc's E0382. Fixed: objects/two_names_for_one_object_fixed.
use nonlocal::nonlocal;

#[nonlocal]
fn make_counter(mut count: i64) -> impl FnMut() -> i64 {
    fn counter() -> i64 {
        nonlocal!(count);
        count += 1;
        count
    }
    counter
}

fn main() {
    let mut first = make_counter(0);
    let mut second = first;
    println!("{} {} {}", first(), second(), first());
}
