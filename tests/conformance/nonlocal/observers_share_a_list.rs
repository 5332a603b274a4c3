// One closure adds functions to a list and another calls all of them.
use nonlocal::nonlocal;

type Observer = Box<dyn Fn(&str) -> String>;

#[nonlocal]
fn make_subject() -> (impl Fn(Observer) -> usize, impl Fn(&str) -> Vec<String>) {
    let mut observers: Vec<Observer> = Vec::new();
    fn subscribe(observer: Observer) -> usize {
        nonlocal!(observers);
        observers.push(observer);
        observers.len()
    }
    fn notify(event: &str) -> Vec<String> {
        observers.iter().map(|observer| observer(event)).collect()
    }
    (subscribe, notify)
}

fn main() {
    let (subscribe, notify) = make_subject();
    println!("{:?}", notify("start"));
    println!("{}", subscribe(Box::new(str::to_uppercase)));
    println!("{}", subscribe(Box::new(|event| format!("{event}!"))));
    println!("{}", notify("go").join(" "));
}
