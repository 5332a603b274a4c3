// Closures made in nested loops keep the variables of both loops.

use nonlocal::nonlocal;

#[nonlocal]
fn make_table(rows: i64, columns: i64) -> Vec<Vec<impl Fn(i64) -> i64>> {
    let mut table = Vec::new();
    for row in 1..=rows {
        let mut line = Vec::new();
        for column in 1..=columns {
            fn cell(scale: i64) -> i64 {
                row * column * scale
            }
            line.push(cell);
        }
        table.push(line);
    }
    table
}

fn main() {
    let table = make_table(2, 3);
    for line in &table {
        println!("{:?}", line.iter().map(|cell| cell(1)).collect::<Vec<_>>());
    }
    println!("{}", table[1][2](10));
    println!("{}", table[0][2](10));
}
