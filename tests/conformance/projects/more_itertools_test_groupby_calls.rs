// more-itertools/more-itertools tests/test_recipes.py: test_groupby_calls / _groupby.__next__
use std::cell::RefCell;
use std::iter;
use std::rc::Rc;
use std::str::Chars;

use nonlocal::nonlocal;

type Shared<'a> = Rc<RefCell<Chars<'a>>>;

fn all_equal<'a, I: Iterator<Item = char>>(iterable: Shared<'a>, groupby: impl Fn(Shared<'a>) -> I) -> bool {
    let mut groups = groupby(iterable);
    if groups.next().is_some() {
        return groups.next().is_none();
    }
    true
}

#[nonlocal]
fn check(text: &str) -> (bool, String, u32) {
    let mut next_count = 0;
    fn groups(inner: Shared<'_>) -> Box<dyn Iterator<Item = char> + '_> {
        let mut last: Option<char> = None;
        fn next() -> Option<char> {
            nonlocal!(next_count, last);
            next_count += 1;
            loop {
                let c = inner.borrow_mut().next()?;
                if Some(c) != last {
                    last = Some(c);
                    return Some(c);
                }
            }
        }
        Box::new(iter::from_fn(next))
    }
    let iterable: Shared = Rc::new(RefCell::new(text.chars()));
    let equal = all_equal(iterable.clone(), groups);
    let rest: String = iterable.borrow_mut().by_ref().collect();
    (equal, rest, next_count)
}

fn main() {
    for text in ["aaaaa", "aab", ""] {
        let (equal, rest, next_count) = check(text);
        println!("{} {rest} {next_count}", if equal { "True" } else { "False" });
    }
}
