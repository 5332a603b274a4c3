// A setter gives its parameter another name than the variable that it sets.
use nonlocal::nonlocal;

#[nonlocal]
fn make_setter() -> impl FnMut(i64) -> String {
    let mut level = 0;
    fn put(new: i64) -> String {
        nonlocal!(level);
        let old = level;
        level = new;
        format!("{old} -> {level}")
    }
    put
}

fn main() {
    let mut put = make_setter();
    println!("{}", put(5));
    println!("{}", put(7));
}
