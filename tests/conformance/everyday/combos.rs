nonlocal::factory! {
    fn combos<T: Clone>(items: &[T], k: usize, accept: impl Fn(&[T]) -> bool, limit: usize = 3) -> (Vec<Vec<T>>, usize, bool) {
        let mut picked: Vec<T> = vec![];
        let mut results = vec![];
        let mut tried = 0;
        fn go(start: usize) -> bool {
            nonlocal!(picked, results, tried);
            if results.len() >= limit {
                return false;
            }
            if picked.len() == k {
                tried += 1;
                if accept(&picked) {
                    results.push(picked.clone());
                }
                return true;
            }
            for i in start..items.len() {
                picked.push(items[i].clone());
                let more = go(i + 1);
                picked.pop();
                if !more {
                    return false;
                }
            }
            true
        }
        let complete = go(0);
        (results, tried, complete)
    }
}

fn py(b: bool) -> &'static str {
    if b { "True" } else { "False" }
}

fn main() {
    let items: Vec<i32> = (1..8).collect();
    let (r, t, c) = combos!(&items, 3, |p| p.iter().sum::<i32>() == 10, limit = 5);
    println!("{r:?} {t} {}", py(c));
    let items: Vec<char> = "abcd".chars().collect();
    let (r, t, c) = combos!(&items, 2, |p| p[0] != 'b', limit = 2);
    println!("{r:?} {t} {}", py(c));
}
