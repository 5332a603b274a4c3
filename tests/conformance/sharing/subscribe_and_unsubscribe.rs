// A subscription gives back a closure that ends it; publishing reaches those that are still there.

use std::collections::BTreeMap;

use nonlocal::nonlocal;

type Unsubscribe = Box<dyn Fn() -> bool>;

#[nonlocal]
fn make_channel() -> (impl FnMut(&str) -> Unsubscribe, impl Fn(&str) -> String) {
    let mut readers: BTreeMap<u32, String> = BTreeMap::new();
    let mut next_id = 0;
    fn subscribe(name: &str) -> Unsubscribe {
        nonlocal!(readers, next_id);
        next_id += 1;
        let own_id = next_id;
        readers.insert(own_id, name.to_owned());
        fn unsubscribe() -> bool {
            nonlocal!(readers);
            readers.remove(&own_id).is_some()
        }
        Box::new(unsubscribe)
    }
    fn publish(text: &str) -> String {
        readers.values().map(|name| format!("{name} <- {text}")).collect::<Vec<_>>().join(", ")
    }
    (subscribe, publish)
}

fn shown(done: bool) -> &'static str {
    if done { "True" } else { "False" }
}

fn main() {
    let (mut subscribe, publish) = make_channel();
    let stop_ada = subscribe("Ada");
    let stop_bob = subscribe("Bob");
    println!("{}", publish("one"));
    println!("{}", shown(stop_ada()));
    println!("{}", publish("two"));
    println!("{}", shown(stop_ada()));
    let stop_cy = subscribe("Cy");
    println!("{}", publish("three"));
    println!("{} {} {}", shown(stop_bob()), shown(stop_cy()), publish("four"));
}
