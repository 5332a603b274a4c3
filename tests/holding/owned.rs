//! What is found in a shared variable, and copied: nothing refers to it any more, and what is called next may come back.

#![allow(clippy::type_complexity, clippy::items_after_statements)]

use std::collections::HashMap;

use nonlocal::nonlocal;

#[nonlocal]
fn make_search() -> impl Fn() -> Vec<i64> {
    let mut items = vec![5, 6];
    let mut pairs: HashMap<String, (i64, i64)> = HashMap::new();
    pairs.insert("a".into(), (1, 2));
    let mut text = String::from("a b");
    let mut inner = (1, vec![7]);
    fn change() -> i64 {
        nonlocal!(items, pairs, text, inner);
        items.push(4);
        pairs.insert("b".into(), (0, 0));
        text.push('x');
        inner.1.push(8);
        i64::try_from(items.len()).unwrap()
    }
    let callback: Box<dyn Fn() -> i64> = Box::new(change);
    fn search() -> Vec<i64> {
        nonlocal!(items, pairs, text, inner);
        let mut found = vec![];
        let Some(&last) = items.last() else { return found };
        found.extend([last, callback()]);
        let Some(&(a, b)) = pairs.get("a") else { return found };
        found.extend([a + b, callback()]);
        let &first = items.first().unwrap();
        found.extend([first, callback()]);
        let space = text.find(' ').unwrap_or(0);
        found.extend([i64::try_from(space).unwrap(), callback()]);
        let Some(&seven) = inner.1.get(0) else { return found };
        found.extend([seven, callback()]);
        let second = if let Some(&second) = items.get(1) { second } else { 0 };
        found.extend([second, callback()]);
        let end = match text.rfind('x') {
            Some(end) => end,
            None => text.len(),
        };
        found.extend([i64::try_from(end).unwrap(), callback()]);
        let greatest = items.iter().copied().max().unwrap_or(0);
        found.extend([greatest, callback()]);
        let any = match items.first() {
            Some(&any) => any,
            None => inner.0,
        };
        found.extend([any, callback()]);
        found
    }
    search
}

#[test]
fn what_is_copied_is_not_kept() {
    let search = make_search();
    assert_eq!(search(), [6, 3, 3, 4, 5, 5, 1, 6, 7, 7, 6, 8, 8, 9, 6, 10, 5, 11]);
}
