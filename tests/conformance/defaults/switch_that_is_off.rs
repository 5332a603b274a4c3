// A switch that is off unless the call turns it on by name.
use nonlocal::nonlocal;

#[nonlocal]
fn make_sorter(
    #[default(false)] reverse: bool,
    #[default(false)] unique: bool,
) -> impl Fn(&[i64]) -> Vec<i64> {
    fn arrange(items: &[i64]) -> Vec<i64> {
        let mut items = items.to_vec();
        items.sort_unstable();
        if unique {
            items.dedup();
        }
        if reverse {
            items.reverse();
        }
        items
    }
    arrange
}

fn main() {
    let items = [3, 1, 3, 2];
    println!("{:?}", make_sorter!()(&items));
    println!("{:?}", make_sorter!(reverse = true)(&items));
    println!("{:?}", make_sorter!(unique = true)(&items));
    println!("{:?}", make_sorter!(true, unique = true)(&items));
}
