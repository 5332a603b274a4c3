//! A loop that changes what it goes through has it to itself.
use nonlocal::nonlocal;

#[derive(Default)]
struct Agent {
    task: usize,
    busy: bool,
}

#[nonlocal]
fn pool(size: usize) -> (impl Fn(), impl Fn() -> Vec<usize>) {
    let mut agents: Vec<Agent> = (0..size).map(|_| Agent::default()).collect();
    fn next() -> usize {
        agents.iter().filter(|agent| agent.busy).count() + 1
    }
    fn assign() {
        nonlocal!(agents);
        for agent in &mut agents {
            agent.task = next();
            agent.busy = true;
        }
    }
    fn tasks() -> Vec<usize> {
        agents.iter().map(|agent| agent.task).collect()
    }
    (assign, tasks)
}

fn main() {
    let (assign, tasks) = pool(2);
    assign();
    assert_eq!(tasks(), [1, 2]);
}
