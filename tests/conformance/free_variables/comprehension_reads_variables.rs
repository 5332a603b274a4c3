// A comprehension in an inner function sees its own variable, the parameters and the variables around.
use nonlocal::nonlocal;

#[nonlocal]
fn make_table(rows: Vec<usize>, factor: usize) -> impl Fn(usize) -> Vec<usize> {
    fn row(width: usize) -> Vec<usize> {
        rows.iter()
            .flat_map(|&r| {
                (0..width).filter(move |&column| column != r).map(move |column| factor * r + column)
            })
            .collect()
    }
    row
}

fn main() {
    let row = make_table(vec![1, 2], 10);
    println!("{:?}", row(2));
    println!("{:?}", row(3));
    println!("{:?}", row(0));
}
