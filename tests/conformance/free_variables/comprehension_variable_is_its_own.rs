// The variable of a comprehension is not the variable of the same name around it.
use nonlocal::nonlocal;

#[nonlocal]
fn table(x: i64) -> Vec<Vec<i64>> {
    fn row(factor: i64) -> Vec<i64> {
        (1..4).map(|x| x * factor).collect()
    }
    let mut rows: Vec<Vec<i64>> = [1, 10].iter().map(|&x| row(x)).collect();
    rows.push(vec![x]);
    rows
}

fn main() {
    for row in table(7) {
        println!("{row:?}");
    }
}
