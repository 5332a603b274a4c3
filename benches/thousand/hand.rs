pub fn make_counter(start: i64) -> impl FnMut() -> i64 {
    let mut count = start;
    move || {
        count += 1;
        count
    }
}

pub fn make_greeters(name: String) -> (impl Fn() -> String, impl Fn(&str) -> String) {
    let greeted = name.clone();
    let greet = move || format!("hello, {greeted}");
    let ask = move |question: &str| format!("{name}, {question}?");
    (greet, ask)
}

pub fn depth_first(graph: &[Vec<usize>], start: usize) -> Vec<usize> {
    fn visit(node: usize, graph: &[Vec<usize>], seen: &mut Vec<bool>, order: &mut Vec<usize>) {
        if seen[node] {
            return;
        }
        seen[node] = true;
        for &next in &graph[node] {
            visit(next, graph, seen, order);
        }
        order.push(node);
    }
    let mut seen: Vec<bool> = vec![false; graph.len()];
    let mut order: Vec<usize> = Vec::new();
    visit(start, graph, &mut seen, &mut order);
    order
}

pub fn make_account(balance: i64) -> (impl Fn(i64), impl Fn(i64) -> bool, impl Fn() -> i64) {
    let balance = std::rc::Rc::new(std::cell::Cell::new(balance));
    let deposit = {
        let balance = balance.clone();
        move |amount: i64| balance.set(balance.get() + amount)
    };
    let withdraw = {
        let balance = balance.clone();
        move |amount: i64| {
            let enough = amount <= balance.get();
            if enough {
                balance.set(balance.get() - amount);
            }
            enough
        }
    };
    (deposit, withdraw, move || balance.get())
}

pub fn make_steps(names: &[&str]) -> Vec<Box<dyn Fn(usize) -> String>> {
    let mut steps: Vec<Box<dyn Fn(usize) -> String>> = Vec::new();
    for (index, name) in names.iter().enumerate() {
        let name = name.to_string();
        steps.push(Box::new(move |turn| format!("{turn}.{index} {name}")));
    }
    steps
}
