#[nonlocal::nonlocal]
pub fn make_counter(start: i64) -> impl FnMut() -> i64 {
    let mut count = start;
    fn counter() -> i64 {
        nonlocal!(count);
        count += 1;
        count
    }
    counter
}

#[nonlocal::nonlocal]
pub fn make_greeters(name: String) -> (impl Fn() -> String, impl Fn(&str) -> String) {
    fn greet() -> String {
        format!("hello, {name}")
    }
    fn ask(question: &str) -> String {
        format!("{name}, {question}?")
    }
    (greet, ask)
}

#[nonlocal::nonlocal]
pub fn depth_first(graph: &[Vec<usize>], start: usize) -> Vec<usize> {
    let mut seen: Vec<bool> = vec![false; graph.len()];
    let mut order: Vec<usize> = Vec::new();
    fn visit(node: usize) {
        nonlocal!(seen, order);
        if seen[node] {
            return;
        }
        seen[node] = true;
        for &next in &graph[node] {
            visit(next);
        }
        order.push(node);
    }
    visit(start);
    order
}

#[nonlocal::nonlocal]
pub fn make_account(mut balance: i64) -> (impl Fn(i64), impl Fn(i64) -> bool, impl Fn() -> i64) {
    fn deposit(amount: i64) {
        nonlocal!(balance);
        balance += amount;
    }
    fn withdraw(amount: i64) -> bool {
        nonlocal!(balance);
        let enough = amount <= balance;
        if enough {
            balance -= amount;
        }
        enough
    }
    fn show() -> i64 {
        balance
    }
    (deposit, withdraw, show)
}

#[nonlocal::nonlocal]
pub fn make_steps(names: &[&str]) -> Vec<Box<dyn Fn(usize) -> String>> {
    let mut steps: Vec<Box<dyn Fn(usize) -> String>> = Vec::new();
    for (index, name) in names.iter().enumerate() {
        let name = name.to_string();
        fn step(turn: usize) -> String {
            format!("{turn}.{index} {name}")
        }
        steps.push(Box::new(step));
    }
    steps
}
