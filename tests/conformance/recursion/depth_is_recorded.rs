// The depth goes up and down with the calls, and the deepest one is kept.
use nonlocal::nonlocal;

#[nonlocal]
fn depths(text: &str) -> (i64, i64, usize) {
    let mut depth: i64 = 0;
    let mut deepest: i64 = 0;
    let mut position: usize = 0;
    fn group() {
        nonlocal!(depth, deepest, position);
        depth += 1;
        deepest = deepest.max(depth);
        while let Some(letter) = text[position..].chars().next() {
            position += 1;
            match letter {
                '(' => group(),
                ')' => break,
                _ => {}
            }
        }
        depth -= 1;
    }
    group();
    (depth, deepest, position)
}

fn main() {
    for text in ["", "()", "(()(()))", "(("] {
        let (depth, deepest, position) = depths(text);
        println!("{} {depth} {deepest} {position}", text.len());
    }
}
