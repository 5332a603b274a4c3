use nonlocal::nonlocal;
use std::collections::{HashMap, VecDeque};

type Receive = Box<dyn Fn() -> Option<String>>;
type Stats = Box<dyn Fn() -> String>;

#[nonlocal]
fn make_broker()
-> (impl Fn(&str, usize) -> (Receive, Stats), impl Fn(&str, &str) -> usize, impl Fn() -> Vec<String>) {
    let mut topics: HashMap<String, Vec<Box<dyn Fn(&str) -> bool>>> = HashMap::new();
    let mut dead = Vec::new();
    fn subscribe(topic: &str, queue_size: usize) -> (Receive, Stats) {
        nonlocal!(topics);
        let mut inbox = VecDeque::new();
        let mut dropped = 0;
        fn deliver(msg: &str) -> bool {
            nonlocal!(dropped, dead, inbox);
            if inbox.len() >= queue_size {
                dropped += 1;
                dead.push(msg.to_string());
                return false;
            }
            inbox.push_back(msg.to_string());
            true
        }
        fn receive() -> Option<String> {
            nonlocal!(inbox);
            inbox.pop_front()
        }
        fn stats() -> String {
            format!("{}/{queue_size} dropped {dropped}", inbox.len())
        }
        topics.entry(topic.to_string()).or_default().push(Box::new(deliver));
        (Box::new(receive), Box::new(stats))
    }
    fn publish(topic: &str, msg: &str) -> usize {
        match topics.get(topic) {
            Some(list) => list.iter().filter(|d| d(msg)).count(),
            None => 0,
        }
    }
    fn dead_letters() -> Vec<String> {
        dead.clone()
    }
    (subscribe, publish, dead_letters)
}

fn main() {
    let (subscribe, publish, dead_letters) = make_broker();
    let (r1, s1) = subscribe("t", 2);
    let (r2, s2) = subscribe("t", 1);
    println!("{} {} {}", publish("t", "a"), publish("t", "b"), publish("u", "c"));
    let s = |o: Option<String>| o.unwrap_or("None".into());
    println!("{} {} {} {}", s(r1()), s(r1()), s(r1()), s(r2()));
    println!("{} {} {}", s1(), s2(), format!("{:?}", dead_letters()).replace('"', "'"));
}
