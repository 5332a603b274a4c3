use nonlocal::nonlocal;

type Action = Box<dyn Fn()>;

#[nonlocal]
fn make_document()
-> (impl Fn(&str), impl Fn(usize, &str), impl Fn() -> bool, impl Fn() -> bool, impl Fn() -> String) {
    let mut lines: Vec<String> = Vec::new();
    let mut done: Vec<(Action, Action)> = Vec::new();
    let mut undone: Vec<(Action, Action)> = Vec::new();
    fn execute(act: Action, undo: Action) {
        nonlocal!(done, undone);
        act();
        done.push((act, undo));
        undone.clear();
    }
    fn append(line: &str) {
        let line = line.to_string();
        fn act() {
            nonlocal!(lines);
            lines.push(line.clone());
        }
        fn unact() {
            nonlocal!(lines);
            lines.pop();
        }
        execute(Box::new(act), Box::new(unact));
    }
    fn replace(i: usize, new: &str) {
        let new = new.to_string();
        let old = lines[i].clone();
        fn act() {
            nonlocal!(lines);
            lines[i] = new.clone();
        }
        fn unact() {
            nonlocal!(lines);
            lines[i] = old.clone();
        }
        execute(Box::new(act), Box::new(unact));
    }
    fn undo() -> bool {
        nonlocal!(done, undone);
        let Some(command) = done.pop() else { return false };
        (command.1)();
        undone.push(command);
        true
    }
    fn redo() -> bool {
        nonlocal!(done, undone);
        let Some(command) = undone.pop() else { return false };
        (command.0)();
        done.push(command);
        true
    }
    fn text() -> String {
        lines.join("/")
    }
    (append, replace, undo, redo, text)
}

fn py(b: bool) -> &'static str {
    if b { "True" } else { "False" }
}

fn main() {
    let (append, replace, undo, redo, text) = make_document();
    append("a");
    append("b");
    replace(0, "A");
    println!("{}", text());
    undo();
    undo();
    println!("{}", text());
    redo();
    println!("{}", text());
    println!("{} {} {}", py(redo()), py(redo()), text());
}
