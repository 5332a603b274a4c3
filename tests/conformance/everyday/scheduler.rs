use nonlocal::nonlocal;
use std::collections::VecDeque;

type Task = Box<dyn FnMut() -> Option<&'static str>>;

#[nonlocal]
fn make_scheduler() -> (impl Fn(&str, Task) + Clone, impl Fn() -> Vec<String>) {
    let mut ready: VecDeque<(String, Task)> = VecDeque::new();
    let mut finished = vec![];
    let mut tick = 0;
    fn spawn(name: &str, task: Task) {
        nonlocal!(ready);
        ready.push_back((name.to_string(), task));
    }
    fn run() -> Vec<String> {
        nonlocal!(tick, ready, finished);
        while let Some((name, mut task)) = ready.pop_front() {
            tick += 1;
            match task() {
                None => ready.push_back((name, task)),
                Some(status) => finished.push(format!("{name}={status}@{tick}")),
            }
        }
        finished.clone()
    }
    (spawn, run)
}

#[nonlocal]
fn countdown(mut n: u32) -> Task {
    fn step() -> Option<&'static str> {
        nonlocal!(n);
        n -= 1;
        if n == 0 { Some("done") } else { None }
    }
    Box::new(step)
}

#[nonlocal]
fn parent(spawn: impl Fn(&str, Task) + 'static) -> Task {
    let mut spawned = false;
    fn step() -> Option<&'static str> {
        nonlocal!(spawned);
        if !spawned {
            spawned = true;
            spawn("child", countdown(2));
            return None;
        }
        Some("parent")
    }
    Box::new(step)
}

fn main() {
    let (spawn, run) = make_scheduler();
    spawn("a", countdown(3));
    spawn("b", countdown(1));
    spawn("p", parent(spawn.clone()));
    println!("{}", run().join(" "));
}
