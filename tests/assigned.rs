//! Types that nobody has to write: of what a variable is assigned later, and of what is made of a text.

#![allow(
    clippy::assign_op_pattern,
    clippy::needless_pass_by_value,
    clippy::type_complexity,
    reason = "the programs are as people write them"
)]

use std::collections::HashMap;

use nonlocal::nonlocal;

mod fields {
    use nonlocal::nonlocal;

    #[nonlocal(type = Basket, derive(Clone, Debug, PartialEq))]
    pub(super) fn make_basket(owner: &str, mark: String) -> Basket {
        let owner = owner.to_owned();
        let shout = mark.to_uppercase();
        let line = owner.repeat(2);
        let mut discount = None;
        let mut last = None;
        let mut total = 0;
        fn add(price: u32, name: &str) {
            nonlocal!(total, last);
            total = total + price;
            last = Some(name.to_string());
        }
        fn reduce(percent: u32) {
            nonlocal!(discount);
            discount = Some(percent);
        }
        fn shown() -> String {
            let rest = total - total * discount.unwrap_or(0) / 100;
            format!("{owner}{shout} {line} {rest} {last:?}")
        }
        Basket { add, reduce, shown }
    }
}

#[test]
fn fields_of_a_named_type() {
    let mut basket = fields::make_basket("Ada", "ok".to_owned());
    basket.add(200, "tea");
    basket.reduce(10);
    assert_eq!(basket.shown(), "AdaOK AdaAda 180 Some(\"tea\")");
    assert_eq!(basket, basket.clone());
}

#[test]
fn a_recursive_function_that_keeps_the_best() {
    #[nonlocal]
    fn deepest(tree: &HashMap<u32, Vec<u32>>) -> Option<(u32, u32)> {
        let mut best = None;
        let mut at = 0;
        fn walk(node: u32, depth: u32) {
            nonlocal!(best, at);
            at = depth;
            if best.is_none_or(|(_, known)| known < depth) {
                best = Some((node, depth));
            }
            for child in tree.get(&node).into_iter().flatten() {
                walk(*child, depth + 1);
            }
        }
        walk(0, 0);
        if at == 0 { None } else { best }
    }
    let tree = HashMap::from([(0, vec![1, 2]), (2, vec![3])]);
    assert_eq!(deepest(&tree), Some((3, 2)));
    assert_eq!(deepest(&HashMap::new()), None);
}

#[test]
fn assigned_in_branches_and_before() {
    #[nonlocal]
    fn pick(words: &[&str], loud: bool) -> String {
        let mut chosen;
        if loud {
            chosen = words[0].to_uppercase();
        } else {
            chosen = String::new();
        }
        fn put(word: &str) {
            nonlocal!(chosen);
            if chosen.len() < word.len() {
                chosen = word.to_lowercase();
            }
        }
        for word in &words[1..] {
            put(word);
        }
        chosen
    }
    assert_eq!(pick(&["a", "Abc", "b"], true), "abc");
    assert_eq!(pick(&["a"], true), "A");
}

/// What is generic, refers to something or may be coerced is left to rustc.
#[test]
fn what_is_not_read() {
    #[nonlocal]
    fn last<'a, T: Clone>(
        items: &'a [T],
        names: &[&'a str],
    ) -> (Option<T>, Option<&'a str>, Option<Box<dyn Fn() -> u8>>) {
        let mut found = None;
        let mut name = None;
        let mut job: Option<Box<dyn Fn() -> u8>> = None;
        fn see(item: &T, called: &'a str, n: u8) {
            nonlocal!(found, name, job);
            found = Some(item.clone());
            name = Some(called);
            job = Some(Box::new(move || n));
        }
        for (item, called) in items.iter().zip(names) {
            see(item, called, 7);
        }
        (found, name, job)
    }
    let (item, name, job) = last(&[1, 2], &["a", "b"]);
    assert_eq!((item, name, job.map(|job| job())), (Some(2), Some("b"), Some(7)));
}

/// What `#[cfg(..)]` removes says nothing.
#[test]
fn assigned_where_nothing_is_compiled() {
    #[nonlocal]
    fn run() -> i64 {
        let mut n = 0;
        fn up() {
            nonlocal!(n);
            #[cfg(any())]
            {
                n = 5_u8;
            }
            n += 1;
        }
        #[cfg(any())]
        fn other(from: u16) {
            nonlocal!(n);
            n = from;
        }
        up();
        up();
        n
    }
    assert_eq!(run(), 2);
}
