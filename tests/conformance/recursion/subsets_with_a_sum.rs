// Backtracking: what is chosen is undone on the way back.
use nonlocal::nonlocal;

#[nonlocal]
fn subsets(items: &[i64], wanted: i64) -> Vec<Vec<i64>> {
    let mut found: Vec<Vec<i64>> = Vec::new();
    let mut chosen: Vec<i64> = Vec::new();
    fn choose(start: usize, rest: i64) {
        nonlocal!(found, chosen);
        if rest == 0 {
            found.push(chosen.clone());
            return;
        }
        for index in start..items.len() {
            if items[index] <= rest {
                chosen.push(items[index]);
                choose(index + 1, rest - items[index]);
                chosen.pop();
            }
        }
    }
    choose(0, wanted);
    found
}

fn main() {
    for subset in subsets(&[1, 2, 3, 4, 5, 6], 9) {
        println!("{subset:?}");
    }
    println!("{:?}", subsets(&[5, 10], 7));
}
