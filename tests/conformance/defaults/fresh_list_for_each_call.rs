// A list that is left out is a new one for each call (None in Python), and one that is given is used.

use nonlocal::factory;

factory! {
    fn collect(item: i64, mut items: Vec<i64> = Vec::new()) -> Vec<i64> {
        items.push(item);
        items
    }
}

fn main() {
    println!("{:?}", collect!(1));
    println!("{:?}", collect!(2));
    println!("{:?}", collect!(3, vec![1, 2]));
    println!("{:?}", collect!(items = vec![9], item = 8));
    println!("{:?}", collect!(4));
}
