// An element of an element is changed, and the other rows are not.
use nonlocal::nonlocal;

#[nonlocal]
fn make_grid(rows: usize, columns: usize) -> impl FnMut(usize, usize) -> Vec<i64> {
    let mut grid = vec![vec![0; columns]; rows];
    fn mark(row: usize, column: usize) -> Vec<i64> {
        nonlocal!(grid);
        grid[row][column] += 1;
        grid.iter().map(|line| line.iter().sum()).collect()
    }
    mark
}

fn main() {
    let mut mark = make_grid(2, 3);
    println!("{:?}", mark(0, 0));
    println!("{:?}", mark(1, 2));
    println!("{:?}", mark(1, 2));
}
