// A menu whose entries are lambdas over two nested functions; a pipeline that notes what goes through it.
use nonlocal::nonlocal;

#[derive(Default)]
struct Menu<'a> {
    entries: Vec<(&'a str, Box<dyn Fn() + 'a>)>,
}

impl<'a> Menu<'a> {
    fn entry(mut self, name: &'a str, action: impl Fn() + 'a) -> Self {
        self.entries.push((name, Box::new(action)));
        self
    }

    fn choose(&self, name: &str) {
        for (known, action) in &self.entries {
            if *known == name {
                action();
            }
        }
    }
}

#[nonlocal]
fn volume(choices: &[&str]) -> (i32, Vec<i32>) {
    let mut level = 5;
    let mut history = vec![];

    fn change(by: i32) {
        nonlocal!(level, history);
        level = (level + by).clamp(0, 10);
        history.push(level);
    }

    fn mute() {
        nonlocal!(level, history);
        let before = level;
        level = 0;
        history.push(-before);
    }

    let menu = Menu::default().entry("up", || change(2)).entry("down", || change(-1)).entry("mute", || mute());
    for choice in choices {
        menu.choose(choice);
    }
    (level, history)
}

#[nonlocal]
fn pipeline(numbers: &[i32]) -> (i32, Vec<String>) {
    let mut steps = vec![];

    fn note(what: &str, n: i32) -> i32 {
        nonlocal!(steps);
        steps.push(format!("{what}{n}"));
        n
    }

    let doubled = numbers.iter().map(|n| note("*", *n) * 2);
    let large = doubled.filter(|n| note("?", *n) > 2);
    let mut total = 0;
    for n in large {
        total += note("+", n);
        if total > 8 {
            note("!", total);
        }
    }
    (total, steps)
}

fn both(one: impl Fn() -> i32, other: impl Fn() -> i32) -> Vec<i32> {
    vec![one(), other(), one()]
}

#[nonlocal]
fn ids() -> Vec<i32> {
    let mut last = 0;

    fn fresh(step: i32) -> i32 {
        nonlocal!(last);
        last += step;
        last
    }

    let first = || fresh(1);
    let tens = || fresh(10);
    let mut seen = both(first, tens);
    seen.push(fresh(100));
    seen.extend(both(|| first() + last, || tens() - last));
    seen
}

fn main() {
    let (level, history) = volume(&["up", "up", "up", "down", "mute", "up"]);
    println!("{level} {history:?}");
    let (total, steps) = pipeline(&[1, 2, 3]);
    println!("{total} {}", steps.join(" "));
    println!("{}", ids().iter().map(i32::to_string).collect::<Vec<_>>().join(" "));
}
