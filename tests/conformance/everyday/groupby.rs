use nonlocal::nonlocal;

#[nonlocal]
fn groupby<T, K: PartialEq>(
    items: impl IntoIterator<Item = T>,
    key: impl Fn(&T) -> K,
) -> impl FnMut() -> Option<(K, Vec<T>)> {
    let mut it = items.into_iter();
    let mut pending: Option<T> = None;
    let mut done = false;
    fn pull() -> Option<T> {
        nonlocal!(it, done);
        let item = it.next();
        if item.is_none() {
            done = true;
        }
        item
    }
    fn next_group() -> Option<(K, Vec<T>)> {
        nonlocal!(pending);
        if pending.is_none() {
            pending = pull();
        }
        let first = pending.take()?;
        let k = key(&first);
        let mut group = vec![first];
        while !done {
            match pull() {
                Some(more) if key(&more) == k => group.push(more),
                more => {
                    pending = more;
                    break;
                }
            }
        }
        Some((k, group))
    }
    next_group
}

fn main() {
    let mut g = groupby(["apple", "avocado", "bean", "beet", "cherry", "chard", "apricot"], |w| {
        w.chars().next().unwrap()
    });
    while let Some((k, group)) = g() {
        println!("{k} {} {}", group.len(), group.last().unwrap());
    }
    let mut g = groupby(vec![1, 3, 2, 4, 5], |n| n % 2);
    while let Some((k, group)) = g() {
        println!("{k} {group:?}");
    }
}
