// HIPS/autograd examples/dot_graph.py: graph_to_dotfile / node_to_fragment
use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use nonlocal::nonlocal;

struct Node {
    name: &'static str,
    fun: &'static str,
    root: bool,
    args: Vec<i64>,
    parents: HashMap<usize, Rc<Node>>,
}

fn dot_var(name: &str, color: &str) -> String {
    format!("var {name} {color}\n")
}

fn dot_fun(name: &str, fun: &str) -> String {
    format!("fun {name} {fun}\n")
}

fn dot_edge(a: &str, b: &str) -> String {
    format!("{a} -> {b}\n")
}

#[nonlocal]
fn to_dot(graph: &Node) -> String {
    let mut visited = HashSet::new();
    fn fragment_of(node: &Node) -> String {
        nonlocal!(visited);
        visited.insert(node.name);
        if node.root {
            return dot_var(node.name, "input");
        }
        let mut fragment = dot_fun(node.name, node.fun);
        for (argnum, arg) in node.args.iter().enumerate() {
            if node.parents.contains_key(&argnum) {
                let parent = &node.parents[&argnum];
                fragment += &dot_edge(parent.name, node.name);
                if !visited.contains(parent.name) {
                    fragment += &fragment_of(parent);
                }
            } else {
                let argnode = format!("{}_arg_{argnum}", node.name);
                fragment += &dot_edge(&argnode, node.name);
                fragment += &dot_var(&argnode, &arg.to_string());
            }
        }
        fragment
    }
    let mut body = fragment_of(graph);
    body += &dot_var("output", "output");
    body += &dot_edge(graph.name, "output");
    body
}

fn main() {
    let x = Rc::new(Node { name: "x", fun: "", root: true, args: vec![], parents: HashMap::new() });
    let a =
        Rc::new(Node { name: "a", fun: "sin", root: false, args: vec![0], parents: HashMap::from([(0, x)]) });
    let b = Rc::new(Node {
        name: "b",
        fun: "mul",
        root: false,
        args: vec![0, 7],
        parents: HashMap::from([(0, a.clone())]),
    });
    let c = Node {
        name: "c",
        fun: "add",
        root: false,
        args: vec![0, 0, 3],
        parents: HashMap::from([(0, b), (1, a)]),
    };
    print!("{}", to_dot(&c));
}
