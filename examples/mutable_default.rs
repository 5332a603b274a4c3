//! Python's mutable default, and its fix.
//!
//! Python makes a default once, where the `def` is, and every call shares it. Here it is made anew at each call that
//! leaves the argument out. State that shall outlive a call lives in the factory.
//!
//! In the guide: `nonlocal::guide::from_python`, "Defaults and keywords".

use nonlocal::factory;

// Python:
//
//     def collect(item, items=[]):            # the trap: one list for all calls
//         items.append(item)
//         return items
//
//     print(collect(1))                       # [1]
//     print(collect(2))                       # [1, 2]
//
//     def collect_fixed(item, items=None):    # the fix
//         if items is None:
//             items = []
//         items.append(item)
//         return items
//
//     print(collect_fixed(1))                 # [1]
//     print(collect_fixed(2))                 # [2]
//
//     def make_collector():                   # meant to persist
//         items = []
//         def collect(item):
//             items.append(item)
//             return list(items)
//         return collect
//
//     remember = make_collector()
//     print(remember(1), remember(2))         # [1] [1, 2]
//     print(make_collector()(3))              # [3]

factory! {
    // What needs `items=None` in Python is the plain spelling here.
    fn collect(item: i64, items: Vec<i64> = Vec::new()) -> Vec<i64> {
        let mut items = items;
        items.push(item);
        items
    }

    fn make_collector() -> impl FnMut(i64) -> Vec<i64> {
        let mut items = Vec::new();
        fn collect(item: i64) -> Vec<i64> {
            nonlocal!(items);
            items.push(item);
            items.clone()
        }
        collect
    }
}

/// What is called, what it gives here, and what Python prints.
pub(crate) fn results() -> Vec<(&'static str, String, &'static str)> {
    let mut remember = make_collector();
    let remembered = format!("{:?} {:?}", remember(1), remember(2));
    vec![
        ("collect(1)", format!("{:?}", collect!(1)), "[1]"),
        ("collect(2)", format!("{:?}", collect!(2)), "[1, 2]"),
        ("collect_fixed(1)", format!("{:?}", collect!(1)), "[1]"),
        ("collect_fixed(2)", format!("{:?}", collect!(2)), "[2]"),
        ("remember(1), remember(2)", remembered, "[1] [1, 2]"),
        ("make_collector()(3)", format!("{:?}", make_collector()(3)), "[3]"),
    ]
}

fn main() {
    for (call, here, python) in results() {
        println!("{call:38} {here:20} Python: {python}");
    }
}
