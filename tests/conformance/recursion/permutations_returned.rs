// Permutations by recursion that returns lists, each call with its own remaining items.
use nonlocal::nonlocal;

#[nonlocal]
fn permutations(items: &str) -> Vec<String> {
    let items: Vec<char> = items.chars().collect();
    fn arrange(rest: &[usize]) -> Vec<String> {
        if rest.is_empty() {
            return vec![String::new()];
        }
        let mut out = Vec::new();
        for &i in rest {
            let others: Vec<usize> = rest.iter().copied().filter(|&j| j != i).collect();
            out.extend(arrange(&others).iter().map(|tail| format!("{}{tail}", items[i])));
        }
        out
    }
    let all: Vec<usize> = (0..items.len()).collect();
    arrange(&all)
}

fn main() {
    println!("{}", permutations("abc").join(" "));
    println!("{}", permutations("no").join(" "));
    println!("{}", permutations("abcd").len());
}
