// write changes a text and remembers it; undo and redo walk through what is remembered.

use nonlocal::nonlocal;

#[nonlocal]
fn make_editor() -> (impl Fn(&str) -> String, impl Fn() -> String, impl Fn() -> String) {
    let mut text = String::new();
    let mut undone = Vec::new();
    let mut history = Vec::new();
    fn write(more: &str) -> String {
        nonlocal!(text, undone, history);
        history.push(text.clone());
        undone.clear();
        text += more;
        text.clone()
    }
    fn undo() -> String {
        nonlocal!(text, undone, history);
        if let Some(before) = history.pop() {
            undone.push(std::mem::replace(&mut text, before));
        }
        text.clone()
    }
    fn redo() -> String {
        nonlocal!(text, undone, history);
        if let Some(after) = undone.pop() {
            history.push(std::mem::replace(&mut text, after));
        }
        text.clone()
    }
    (write, undo, redo)
}

fn main() {
    let (write, undo, redo) = make_editor();
    println!("{}|{}", write("one"), write(" two"));
    println!("{}", undo());
    println!("{}", redo());
    println!("{}|{}|{}", undo(), undo(), undo());
    println!("{}", redo());
    println!("{}|{}", write(" three"), redo());
}
