// A reader for nested lists: it calls itself for each bracket and shares one position.
use nonlocal::nonlocal;

#[nonlocal]
fn depths(text: &str) -> Vec<String> {
    let letters: Vec<char> = text.chars().collect();
    let mut position: usize = 0;
    fn read(depth: usize) -> Vec<String> {
        nonlocal!(position);
        let mut found = Vec::new();
        while let Some(&letter) = letters.get(position) {
            position += 1;
            match letter {
                '(' => found.extend(read(depth + 1)),
                ')' => break,
                _ => found.push(format!("{letter}{depth}")),
            }
        }
        found
    }
    read(0)
}

fn main() {
    println!("{}", depths("a(b(cd)e)f").join(" "));
    println!("{}", depths("((x))y").join(" "));
}
