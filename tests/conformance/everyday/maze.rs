use nonlocal::nonlocal;

#[nonlocal]
fn explore(text: &str) -> (Option<Vec<(usize, usize)>>, Vec<usize>, String) {
    let mut grid: Vec<Vec<char>> = text.lines().map(|r| r.chars().collect()).collect();
    let (h, w) = (grid.len(), grid[0].len());
    let mut regions = vec![];
    let mut best: Option<Vec<(usize, usize)>> = None;
    fn neighbours(r: usize, c: usize) -> impl Iterator<Item = (usize, usize)> {
        [(0, 1), (1, 0), (0, -1), (-1, 0)].into_iter().filter_map(move |(dr, dc)| {
            let (a, b) = (r as i32 + dr, c as i32 + dc);
            (a >= 0 && a < h as i32 && b >= 0 && b < w as i32).then_some((a as usize, b as usize))
        })
    }
    fn fill(r: usize, c: usize, mark: char) -> usize {
        nonlocal!(grid);
        if grid[r][c] != '.' {
            return 0;
        }
        grid[r][c] = mark;
        1 + neighbours(r, c).map(|(a, b)| fill(a, b, mark)).sum::<usize>()
    }
    fn search(r: usize, c: usize, goal: (usize, usize), path: &[(usize, usize)]) {
        nonlocal!(best);
        if let Some(b) = &best
            && path.len() >= b.len()
        {
            return;
        }
        let mut path = path.to_vec();
        path.push((r, c));
        if (r, c) == goal {
            best = Some(path);
            return;
        }
        for n in neighbours(r, c) {
            if grid[n.0][n.1] != '#' && !path.contains(&n) {
                search(n.0, n.1, goal, &path);
            }
        }
    }
    search(0, 0, (h - 1, w - 1), &[]);
    for r in 0..h {
        for c in 0..w {
            if grid[r][c] == '.' {
                regions.push(fill(r, c, (b'A' + regions.len() as u8) as char));
            }
        }
    }
    let shown: Vec<String> = grid.iter().map(|r| r.iter().collect()).collect();
    (best, regions, shown.join("\n"))
}

fn main() {
    let (b, r, g) = explore("..#.\n#...\n..#.\n#.#.");
    let b = b.unwrap();
    println!("{} {:?} {r:?}", b.len(), &b[..3]);
    println!("{g}");
}
