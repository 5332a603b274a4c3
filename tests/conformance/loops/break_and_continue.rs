// Turns that are skipped with continue, or cut off with break, leave no closure behind.

use nonlocal::nonlocal;

#[nonlocal]
fn make_squares(numbers: &[u32]) -> Vec<impl Fn() -> String> {
    let mut squares = Vec::new();
    for &number in numbers {
        if number % 2 == 0 {
            continue;
        }
        if number > 7 {
            break;
        }
        fn square() -> String {
            format!("{number} * {number} = {}", number * number)
        }
        squares.push(square);
    }
    squares
}

fn main() {
    let squares = make_squares(&[1, 2, 3, 4, 7, 8, 9, 5]);
    println!("{}", squares.len());
    for square in &squares {
        println!("{}", square());
    }
    println!("{}", make_squares(&[2, 4]).len());
}
