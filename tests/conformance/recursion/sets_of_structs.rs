// Union-find over structs: `find` shortens paths in the list that its result is an index of.
use nonlocal::nonlocal;

struct Node {
    name: String,
    up: usize,
    kids: Vec<usize>,
    size: usize,
    steps: usize,
}

impl Node {
    fn new(name: &str, up: usize, kids: &[usize]) -> Self {
        Node { name: name.to_string(), up, kids: kids.to_vec(), size: 1, steps: 0 }
    }
}

fn some_nodes() -> Vec<Node> {
    vec![Node::new("a", 0, &[1]), Node::new("bb", 0, &[2]), Node::new("ccc", 1, &[]), Node::new("dddd", 3, &[])]
}

#[nonlocal]
fn merged(pairs: &[(usize, usize)]) -> (Vec<usize>, Vec<usize>) {
    let mut nodes = some_nodes();
    let mut log = Vec::new();

    fn find(i: usize) -> usize {
        nonlocal!(nodes);
        let up = nodes[i].up;
        if up == i {
            return i;
        }
        let root = find(up);
        nodes[i].up = root;
        nodes[i].steps += 1;
        root
    }

    fn add(name: &str) -> usize {
        nonlocal!(nodes);
        let at = nodes.len();
        nodes.push(Node::new(name, at, &[]));
        at
    }

    for &(mut a, mut b) in pairs {
        if nodes[find(a)].size < nodes[find(b)].size {
            (a, b) = (b, a);
        }
        log.push(nodes[find(a)].size + nodes[find(b)].size);
        let (a, b) = (find(a), find(b));
        if a != b {
            nodes[b].up = a;
            nodes[a].size += nodes[b].size;
        }
    }
    for kid in &nodes[find(2)].kids {
        log.push(*kid);
    }
    if let "a" = nodes[find(2)].name.as_str() {
        log.push(100);
    }
    while nodes[add("e")].size + nodes.len() < 8 {
        log.push(nodes.len());
    }
    let last = &mut nodes[add("ff")];
    last.size += 5;
    log.push(last.size);
    log.push(nodes[add("g")].size.max(nodes[add("h")].size));
    log.extend(nodes[..add("i")].iter().map(|node| node.name.len()));
    log.extend(nodes[add("j") - 2..].iter().map(|node| node.size));
    let kid = add("k");
    nodes[find(2)].kids.push(kid);
    log.push(*nodes[find(1)].kids.last().unwrap());
    (log, nodes.iter().map(|node| node.steps).collect())
}

type Sets = (Box<dyn Fn(usize) -> usize>, Box<dyn Fn(usize) -> String>, Box<dyn Fn(usize) -> usize>, Box<dyn Fn() -> Vec<usize>>);

#[nonlocal]
fn make_sets() -> Sets {
    let mut nodes = some_nodes();

    fn find(i: usize) -> usize {
        nonlocal!(nodes);
        let up = nodes[i].up;
        if up == i {
            return i;
        }
        let root = find(up);
        nodes[i].up = root;
        nodes[i].steps += 1;
        root
    }

    fn name(i: usize) -> String {
        match nodes[find(i)].name.as_str() {
            "a" => "first".to_string(),
            _ => nodes[find(i)].name.clone(),
        }
    }

    fn kids(i: usize) -> usize {
        nonlocal!(nodes);
        let mut total = 0;
        for kid in &nodes[find(i)].kids {
            total += kid;
        }
        while nodes[find(i)].size < 3 {
            nodes[find(i)].size += 1;
        }
        let found = nodes[find(i)].size + nodes[find(i)].size;
        total + found
    }

    fn steps() -> Vec<usize> {
        nodes.iter().map(|node| node.steps).collect()
    }

    (Box::new(find), Box::new(name), Box::new(kids), Box::new(steps))
}

fn list(all: &[usize]) -> String {
    format!("{all:?}")
}

fn main() {
    let (log, steps) = merged(&[(2, 3), (1, 3), (3, 0)]);
    println!("({}, {})", list(&log), list(&steps));
    let (find, name, kids, steps) = make_sets();
    println!("{} {} {} {} {} {}", find(2), name(2), name(3), kids(2), kids(3), list(&steps()));
}
