use nonlocal::nonlocal;

#[derive(Debug, Clone)]
enum Value {
    Text(String),
    Num(i64),
    List(Vec<Value>),
    Map(Vec<(String, Value)>),
}
use Value::*;

#[nonlocal]
fn pretty(value: &Value, width: usize) -> String {
    let mut out = String::new();
    let mut indent = 0;
    fn flat(v: &Value) -> String {
        match v {
            List(items) => format!("[{}]", items.iter().map(flat).collect::<Vec<_>>().join(", ")),
            Map(items) => format!(
                "{{{}}}",
                items.iter().map(|(k, x)| format!("{k}: {}", flat(x))).collect::<Vec<_>>().join(", ")
            ),
            Text(s) => s.clone(),
            Num(n) => n.to_string(),
        }
    }
    fn newline() {
        nonlocal!(out);
        out.push('\n');
        out += &"  ".repeat(indent);
    }
    fn block<T>(open: char, close: char, entries: &[T], emit: impl Fn(&T)) {
        nonlocal!(out, indent);
        out.push(open);
        indent += 1;
        for e in entries {
            newline();
            emit(e);
            out.push(',');
        }
        indent -= 1;
        newline();
        out.push(close);
    }
    fn walk(v: &Value) {
        nonlocal!(out);
        let one = flat(v);
        match v {
            List(items) if one.len() + indent * 2 > width => block('[', ']', items, walk),
            Map(items) if one.len() + indent * 2 > width => {
                fn pair(kv: &(String, Value)) {
                    nonlocal!(out);
                    out += &format!("{}: ", kv.0);
                    walk(&kv.1);
                }
                block('{', '}', items, pair);
            }
            _ => out += &one,
        }
    }
    walk(value);
    out
}

fn main() {
    let t = |s: &str| Text(s.to_string());
    let m = |items: Vec<(&str, Value)>| Map(items.into_iter().map(|(k, v)| (k.to_string(), v)).collect());
    let v = m(vec![
        ("name", t("widget")),
        ("tags", List(vec![t("a"), t("b")])),
        ("deep", m(vec![("list", List([100, 200, 300, 400].map(Num).to_vec())), ("x", Num(1))])),
    ]);
    println!("{}", pretty(&v, 20));
}
