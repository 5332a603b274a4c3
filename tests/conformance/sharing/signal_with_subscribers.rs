// A value that tells its subscribers; one of them sets another value, which it sees at once.

use std::rc::Rc;

use nonlocal::nonlocal;

type Subscriber = Rc<dyn Fn(i64)>;

#[nonlocal]
fn make_signal(mut value: i64) -> (impl Fn() -> i64 + Clone, impl Fn(i64) + Clone, impl Fn(Subscriber)) {
    let mut subscribers: Vec<Subscriber> = Vec::new();
    fn get() -> i64 {
        value
    }
    fn set_to(new: i64) {
        nonlocal!(value);
        if new == value {
            return;
        }
        value = new;
        let now = subscribers.clone();
        for subscriber in now {
            subscriber(value);
        }
    }
    fn subscribe(subscriber: Subscriber) {
        nonlocal!(subscribers);
        subscribers.push(subscriber);
    }
    (get, set_to, subscribe)
}

fn main() {
    let (celsius, set_celsius, on_celsius) = make_signal(0);
    let (fahrenheit, set_fahrenheit, on_fahrenheit) = make_signal(32);
    let set = set_fahrenheit.clone();
    on_celsius(Rc::new(move |value| set((value * 9).div_euclid(5) + 32)));
    let set = set_celsius.clone();
    on_fahrenheit(Rc::new(move |value| set(((value - 32) * 5).div_euclid(9))));
    let get = fahrenheit.clone();
    on_celsius(Rc::new(move |value| println!("{value} C is {} F", get())));
    let (get, set) = (celsius.clone(), set_celsius.clone());
    on_celsius(Rc::new(move |_| {
        if get() > 100 {
            set(100);
        }
    }));
    set_celsius(20);
    set_fahrenheit(212);
    set_celsius(150);
    println!("{} {}", celsius(), fahrenheit());
}
