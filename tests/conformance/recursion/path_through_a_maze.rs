// A search walks a grid, marks its way, and takes the marks back where there is no way on.
use nonlocal::nonlocal;

#[nonlocal]
fn solve(rows: &[&str]) -> (Vec<Vec<u8>>, bool, i64) {
    let mut maze: Vec<Vec<u8>> = rows.iter().map(|row| row.as_bytes().to_vec()).collect();
    let mut tried: i64 = 0;
    fn walk(row: usize, column: usize) -> bool {
        nonlocal!(maze, tried);
        tried += 1;
        if maze[row][column] == b'X' {
            return true;
        }
        maze[row][column] = b'.';
        for (r, c) in [(row, column + 1), (row + 1, column), (row, column - 1), (row - 1, column)] {
            if b" X".contains(&maze[r][c]) && walk(r, c) {
                return true;
            }
        }
        maze[row][column] = b' ';
        false
    }
    let found = walk(1, 1);
    (maze, found, tried)
}

fn main() {
    let (maze, found, tried) = solve(&["######", "#  # #", "# ## #", "#   X#", "######"]);
    for row in maze {
        println!("{}", String::from_utf8_lossy(&row));
    }
    println!("{} {tried}", if found { "found" } else { "lost" });
}
