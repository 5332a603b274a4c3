//! The callbacks of a small user interface: buttons that hold a `Box<dyn FnMut()>` each, and share one model.
//!
//! In the guide: `nonlocal::guide::cookbook`, "Undo".

use std::collections::HashMap;

// Python:
//
//     def make_window():
//         items = []
//         undone = []
//         def add(name):
//             def click():
//                 items.append(name)
//                 undone.clear()
//             return click
//         def undo():
//             if items:
//                 undone.append(items.pop())
//         def redo():
//             if undone:
//                 items.append(undone.pop())
//         def clear():
//             nonlocal items
//             items = []
//         def title():
//             return "+".join(items) or "empty"
//         buttons = {"tea": add("tea"), "cake": add("cake"), "undo": undo, "redo": redo, "clear": clear}
//         return buttons, title

use nonlocal::nonlocal;

/// What a toolkit has for a button.
struct Button {
    on_click: Box<dyn FnMut()>,
}

#[nonlocal]
fn make_window() -> (HashMap<&'static str, Button>, impl Fn() -> String) {
    let mut items: Vec<&'static str> = Vec::new();
    let mut undone = Vec::new();
    fn add(name: &'static str) -> Box<dyn FnMut()> {
        fn click() {
            nonlocal!(items, undone);
            items.push(name);
            undone.clear();
        }
        Box::new(click)
    }
    fn undo() {
        nonlocal!(items, undone);
        undone.extend(items.pop());
    }
    fn redo() {
        nonlocal!(items, undone);
        items.extend(undone.pop());
    }
    fn clear() {
        nonlocal!(items);
        items = Vec::new();
    }
    fn title() -> String {
        if items.is_empty() { "empty".to_owned() } else { items.join("+") }
    }
    let buttons: [(_, Box<dyn FnMut()>); 5] = [
        ("tea", add("tea")),
        ("cake", add("cake")),
        ("undo", Box::new(undo)),
        ("redo", Box::new(redo)),
        ("clear", Box::new(clear)),
    ];
    let buttons = buttons.into_iter().map(|(name, on_click)| (name, Button { on_click }));
    (buttons.collect(), title)
}

/// What is called, what it gives here, and what Python prints.
pub(crate) fn results() -> Vec<(&'static str, String, &'static str)> {
    let (mut buttons, title) = make_window();
    let mut click = |names: &[&str]| {
        for &name in names {
            buttons.get_mut(name).into_iter().for_each(|button| (button.on_click)());
        }
        title()
    };
    vec![
        ("title()", click(&[]), "empty"),
        (
            "tea, cake, tea, undo, undo, redo",
            click(&["tea", "cake", "tea", "undo", "undo", "redo"]),
            "tea+cake",
        ),
        ("undo, tea, redo", click(&["undo", "tea", "redo"]), "tea+tea"),
        ("clear", click(&["clear"]), "empty"),
    ]
}

fn main() {
    for (call, here, python) in results() {
        println!("{call:38} {here:20} Python: {python}");
    }
}
