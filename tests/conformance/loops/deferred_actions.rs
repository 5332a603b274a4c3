// What is put off in a loop runs after it, the last one first.
use nonlocal::nonlocal;

#[nonlocal]
fn clean_up(names: &[&str]) -> Vec<String> {
    let mut log = Vec::new();
    let mut deferred = Vec::new();
    for (number, name) in (1..).zip(names) {
        log.push(format!("open {name}"));
        fn close() {
            nonlocal!(log);
            log.push(format!("close {name}, the {number}."));
        }
        deferred.push(close);
    }
    for close in deferred.iter().rev() {
        close();
    }
    log.clone()
}

fn main() {
    for line in clean_up(&["file", "socket", "door"]) {
        println!("{line}");
    }
    println!("{:?}", clean_up(&[]));
}
