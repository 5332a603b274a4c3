// A returned function has a recursive helper that uses variables of both functions around it.
use nonlocal::nonlocal;

#[nonlocal]
fn make_search(words: Vec<&str>) -> impl Fn(char) -> String {
    fn search(letter: char) -> String {
        let mut hits: Vec<String> = Vec::new();
        fn look(i: usize) {
            nonlocal!(hits);
            if i < words.len() {
                if words[i].contains(letter) {
                    hits.push(format!("{i}:{}", words[i]));
                }
                look(i + 1);
            }
        }
        look(0);
        if hits.is_empty() { "none".to_owned() } else { hits.join(" ") }
    }
    search
}

fn main() {
    let search = make_search(vec!["ant", "bee", "cat"]);
    println!("{}", search('a'));
    println!("{}", search('e'));
    println!("{}", search('z'));
}
