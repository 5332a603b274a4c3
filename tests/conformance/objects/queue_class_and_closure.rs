// A queue of two stacks, as a class and as a closure object.
use nonlocal::nonlocal;

#[derive(Default)]
struct Queue {
    inward: Vec<i64>,
    outward: Vec<i64>,
}

impl Queue {
    fn put(&mut self, item: i64) {
        self.inward.push(item);
    }

    fn take(&mut self) -> i64 {
        if self.outward.is_empty() {
            self.outward.extend(self.inward.drain(..).rev());
        }
        self.outward.pop().unwrap_or(-1)
    }
}

#[nonlocal(type = ClosureQueue)]
fn make_queue() -> ClosureQueue {
    let mut inward: Vec<i64> = Vec::new();
    let mut outward: Vec<i64> = Vec::new();
    fn put(item: i64) {
        nonlocal!(inward);
        inward.push(item);
    }
    fn take() -> i64 {
        nonlocal!(inward, outward);
        if outward.is_empty() {
            outward.extend(inward.drain(..).rev());
        }
        outward.pop().unwrap_or(-1)
    }
    ClosureQueue { put, take }
}

fn main() {
    let mut queue = Queue::default();
    queue.put(1);
    queue.put(2);
    let first = queue.take();
    queue.put(3);
    println!("{first} {} {} {}", queue.take(), queue.take(), queue.take());
    let mut queue = make_queue();
    queue.put(1);
    queue.put(2);
    let first = queue.take();
    queue.put(3);
    println!("{first} {} {} {}", queue.take(), queue.take(), queue.take());
}
