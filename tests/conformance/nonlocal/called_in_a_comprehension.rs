// The function around calls the inner one once for each element of a comprehension.
use nonlocal::nonlocal;

#[nonlocal]
fn number_lines(lines: &[&str]) -> Vec<String> {
    let mut number = 0;
    fn numbered(line: &str) -> String {
        nonlocal!(number);
        number += 1;
        format!("{number} {line}")
    }
    let mut out: Vec<String> =
        lines.iter().filter(|line| !line.is_empty()).map(|line| numbered(line)).collect();
    out.push(format!("{number} lines"));
    out
}

fn main() {
    for line in number_lines(&["one", "", "two"]) {
        println!("{line}");
    }
    println!("{}", number_lines(&[]).join(" "));
}
