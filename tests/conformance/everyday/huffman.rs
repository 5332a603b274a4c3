use nonlocal::nonlocal;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap, HashMap};

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Tree {
    Leaf(char),
    Pair(Box<Tree>, Box<Tree>),
}

#[nonlocal]
fn huffman(text: &str) -> (impl Fn(&str) -> String, impl Fn(&str) -> String) {
    let mut heap = BinaryHeap::new();
    let mut serial = 0;
    fn push(weight: usize, node: Tree) {
        nonlocal!(heap, serial);
        serial += 1;
        heap.push(Reverse((weight, serial, node)));
    }
    let mut counts = BTreeMap::new();
    for c in text.chars() {
        *counts.entry(c).or_insert(0) += 1;
    }
    for (c, n) in counts {
        push(n, Tree::Leaf(c));
    }
    while heap.len() > 1 {
        let Reverse((w1, _, a)) = heap.pop().unwrap();
        let Reverse((w2, _, b)) = heap.pop().unwrap();
        push(w1 + w2, Tree::Pair(Box::new(a), Box::new(b)));
    }
    let mut codes: HashMap<char, String> = HashMap::new();
    fn walk(node: &Tree, #[default(String::new())] prefix: String) {
        nonlocal!(codes);
        match node {
            Tree::Pair(a, b) => {
                walk(a, prefix.clone() + "0");
                walk(b, prefix + "1");
            }
            Tree::Leaf(c) => {
                codes.insert(*c, if prefix.is_empty() { "0".to_string() } else { prefix });
            }
        }
    }
    let Reverse((_, _, root)) = heap.pop().unwrap();
    walk(&root);
    fn encode(s: &str) -> String {
        s.chars().map(|c| codes[&c].as_str()).collect()
    }
    fn decode(bits: &str) -> String {
        let mut out = String::new();
        let mut node = &root;
        for b in bits.chars() {
            if let Tree::Pair(l, r) = node {
                node = if b == '0' { l } else { r };
            }
            if let Tree::Leaf(c) = node {
                out.push(*c);
                node = &root;
            }
        }
        out
    }
    (encode, decode)
}

fn main() {
    let (encode, decode) = huffman("abracadabra");
    println!("{} {}", encode("abracadabra"), decode(&encode("cab")));
}
