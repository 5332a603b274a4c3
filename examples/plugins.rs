//! A trait implemented by a named closure: a plugin that remembers.
//!
//! In the guide: `nonlocal::guide::cookbook`, "A registry of plugins".

use nonlocal::nonlocal;

// Python:
//
//     def make_numbering(width):
//         line = 0
//         def number(text):
//             nonlocal line
//             line += 1
//             return f"{line:>{width}} {text}"
//         return number
//
//     class Numbering:
//         def __init__(self, width):
//             self.filter = make_numbering(width)

trait Filter {
    fn filter(&mut self, text: &str) -> String;
}

#[nonlocal(type = Numbering, derive(Clone, Debug))]
fn make_numbering(width: usize) -> Numbering {
    let mut line: u32 = 0;
    fn number(text: &str) -> String {
        nonlocal!(line);
        line += 1;
        format!("{line:>width$} {text}")
    }
    number
}

impl Filter for Numbering {
    fn filter(&mut self, text: &str) -> String {
        self.call(text)
    }
}

/// What is called, what it gives here, and what Python prints.
pub(crate) fn results() -> Vec<(&'static str, String, &'static str)> {
    let mut filters: [Box<dyn Filter>; 2] = [Box::new(make_numbering(2)), Box::new(make_numbering(3))];
    let text = filters.iter_mut().fold("a".to_owned(), |text, plugin| plugin.filter(&text));
    vec![("numbered twice", text, "  1  1 a")]
}

fn main() {
    for (call, here, python) in results() {
        println!("{call:38} {here:20} Python: {python}");
    }
}
