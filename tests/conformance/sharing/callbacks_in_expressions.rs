// A callback that is called in the middle of an expression changes what the rest of it reads.

use std::collections::HashMap;

use nonlocal::nonlocal;

type Callback<'a> = &'a dyn Fn() -> i64;
type Function = Box<dyn Fn(Callback) -> i64>;

#[allow(clippy::pedantic, clippy::type_complexity)]
#[nonlocal]
fn make() -> (Vec<(&'static str, Function)>, impl Fn() -> i64, impl Fn()) {
    let mut items: Vec<i64> = vec![];
    let mut counts: HashMap<String, i64> = HashMap::new();

    fn grow() -> i64 {
        nonlocal!(items, counts);
        items.push(7);
        counts.insert("n".to_string(), items.len() as i64);
        items.len() as i64
    }

    fn reset() {
        nonlocal!(items, counts);
        items.clear();
        items.extend([10, 20, 30]);
        counts.clear();
        counts.insert("a".to_string(), 1);
    }

    fn length_then_call(f: Callback) -> i64 {
        items.len() as i64 + f()
    }

    fn call_then_length(f: Callback) -> i64 {
        f() + items.len() as i64
    }

    fn two_lengths(f: Callback) -> i64 {
        items.len() as i64 * 100 + f() * 10 + items.len() as i64
    }

    fn compared(f: Callback) -> i64 {
        i64::from(items.len() as i64 > f())
    }

    fn index_of_a_call(f: Callback) -> i64 {
        items[f() as usize - 2]
    }

    fn list_of_both(f: Callback) -> i64 {
        let both = [items.len() as i64, f(), items.len() as i64];
        both.iter().sum()
    }

    fn pair(f: Callback) -> i64 {
        let (before, new) = (items.len() as i64, f());
        before * 10 + new
    }

    fn greater(f: Callback) -> i64 {
        i64::max(items.len() as i64, f())
    }

    fn first_and_call(f: Callback) -> i64 {
        items[0] + f()
    }

    fn last_and_call(f: Callback) -> i64 {
        items.last().copied().unwrap_or(0) + f()
    }

    fn found_in_the_call(f: Callback) -> i64 {
        i64::from(items.contains(&f()))
    }

    fn doubled_first(f: Callback) -> i64 {
        let doubled: Vec<_> = items.iter().map(|item| item * 2).collect();
        doubled.len() as i64 + f()
    }

    fn summed(f: Callback) -> i64 {
        items.iter().sum::<i64>() + f()
    }

    fn largest(f: Callback) -> i64 {
        if let Some(largest) = items.iter().max().copied() { largest + f() } else { f() }
    }

    fn each_of_a_copy(f: Callback) -> i64 {
        let mut total = 0;
        for item in items.clone() {
            total += item + f();
        }
        total
    }

    fn appended(f: Callback) -> i64 {
        nonlocal!(items);
        items.push(f());
        items[items.len() - 1] * 10 + items.len() as i64
    }

    fn inserted(f: Callback) -> i64 {
        nonlocal!(items);
        items.insert(f() as usize - 4, f());
        items[0]
    }

    fn remembered(f: Callback) -> i64 {
        nonlocal!(counts);
        match counts.get("z") {
            Some(value) => *value,
            None => {
                let value = f();
                counts.insert("z".to_string(), value);
                value + counts["n"]
            }
        }
    }

    fn default_of_a_call(f: Callback) -> i64 {
        nonlocal!(counts);
        *counts.entry("b".to_string()).or_insert(f()) + counts["n"]
    }

    fn looked_up(f: Callback) -> i64 {
        counts.get(&f().to_string()).copied().unwrap_or(7) + counts["n"]
    }

    fn removed(f: Callback) -> i64 {
        nonlocal!(counts);
        counts.remove(["a", "b"][f() as usize - 4]).unwrap_or(7) + counts.len() as i64
    }

    fn while_it_grows(f: Callback) -> i64 {
        let mut turns = 0;
        while f() < 6 {
            turns += 1;
        }
        turns
    }

    fn formatted(f: Callback) -> i64 {
        format!("{} {} {}", items.len(), f(), items.len()).len() as i64
    }

    let functions: Vec<(&'static str, Function)> = vec![
        ("length_then_call", Box::new(length_then_call)),
        ("call_then_length", Box::new(call_then_length)),
        ("two_lengths", Box::new(two_lengths)),
        ("compared", Box::new(compared)),
        ("index_of_a_call", Box::new(index_of_a_call)),
        ("list_of_both", Box::new(list_of_both)),
        ("pair", Box::new(pair)),
        ("greater", Box::new(greater)),
        ("first_and_call", Box::new(first_and_call)),
        ("last_and_call", Box::new(last_and_call)),
        ("found_in_the_call", Box::new(found_in_the_call)),
        ("doubled_first", Box::new(doubled_first)),
        ("summed", Box::new(summed)),
        ("largest", Box::new(largest)),
        ("each_of_a_copy", Box::new(each_of_a_copy)),
        ("appended", Box::new(appended)),
        ("inserted", Box::new(inserted)),
        ("remembered", Box::new(remembered)),
        ("default_of_a_call", Box::new(default_of_a_call)),
        ("looked_up", Box::new(looked_up)),
        ("removed", Box::new(removed)),
        ("while_it_grows", Box::new(while_it_grows)),
        ("formatted", Box::new(formatted)),
    ];
    (functions, grow, reset)
}

fn main() {
    let (functions, grow, reset) = make();
    for (name, function) in functions {
        reset();
        println!("{name} {}", function(&grow));
    }
}
