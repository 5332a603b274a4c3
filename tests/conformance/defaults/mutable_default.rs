// A mutable default is one list for all calls in Python.
// Here a `&mut` default is an error.
// Fixed: defaults/fresh_list_for_each_call, defaults/keep_state_on_purpose.

use nonlocal::factory;

factory! {
    fn collect(item: &str, items: &mut Vec<String> = &mut Vec::new()) -> usize {
        items.push(item.to_owned());
        items.len()
    }
}

fn main() {
    println!("{}", collect!("a"));
    println!("{}", collect!("b"));
    println!("{}", collect!("c", &mut Vec::new()));
    println!("{}", collect!("d"));
}
