// Flood fill changes the grid around it and counts the cells it filled.
use nonlocal::nonlocal;

#[nonlocal]
fn fill(rows: &[&str], row: usize, column: usize, color: char) {
    let mut grid: Vec<Vec<char>> = rows.iter().map(|line| line.chars().collect()).collect();
    let old: char = grid[row][column];
    let mut filled: usize = 0;
    fn spread(r: usize, c: usize) {
        nonlocal!(grid, filled);
        if grid.get(r).and_then(|line| line.get(c)) != Some(&old) {
            return;
        }
        grid[r][c] = color;
        filled += 1;
        for (dr, dc) in [(0, 1), (1, 0), (0, -1), (-1, 0)] {
            if let (Some(r), Some(c)) = (r.checked_add_signed(dr), c.checked_add_signed(dc)) {
                spread(r, c);
            }
        }
    }
    spread(row, column);
    println!("{filled}");
    for line in &grid {
        println!("{}", line.iter().collect::<String>());
    }
}

fn main() {
    fill(&["..#.", ".#..", "#..."], 0, 0, 'o');
    fill(&["..#.", ".#..", "#..."], 1, 2, 'x');
}
