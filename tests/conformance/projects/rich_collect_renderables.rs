// Textualize/rich rich/console.py: _collect_renderables / align_append, check_text
use nonlocal::nonlocal;

enum Object {
    Text(&'static str),
    Number(i64),
    Table(Vec<i64>),
}

#[nonlocal]
fn collect(
    objects: &[Object],
    sep: &str,
    end: &str,
    justify: Option<&'static str>,
    highlight: bool,
) -> Vec<String> {
    let mut renderables: Vec<String> = Vec::new();
    fn push(renderable: String) {
        nonlocal!(renderables);
        renderables.push(renderable);
    }
    let mut text: Vec<String> = Vec::new();
    let append: Box<dyn Fn(String)> = if let Some(justify) = justify {
        fn align_append(renderable: String) {
            push(format!("<{justify}>{renderable}"));
        }
        Box::new(align_append)
    } else {
        Box::new(push)
    };
    let highlighter: fn(&str) -> String = if highlight { |s| format!("*{s}*") } else { |s| s.to_string() };
    fn check_text() {
        nonlocal!(text);
        if !text.is_empty() {
            append(text.join(sep) + end);
            text.clear();
        }
    }
    for object in objects {
        match object {
            Object::Text(s) => text.push(s.to_string()),
            Object::Table(rows) => {
                check_text();
                append(format!("table{}", rows.len()));
            }
            Object::Number(n) => text.push(highlighter(&n.to_string())),
        }
    }
    check_text();
    renderables.clone()
}

fn main() {
    for justify in [None, Some("right")] {
        let objects = [
            Object::Text("a"),
            Object::Number(3),
            Object::Table(vec![1, 2]),
            Object::Text("b"),
            Object::Text("c"),
            Object::Table(vec![]),
        ];
        println!("{}", collect(&objects, " ", ".", justify, justify.is_none()).join("|"));
    }
}
