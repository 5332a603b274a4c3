use nonlocal::nonlocal;
use std::collections::HashMap;

#[derive(Debug, Clone, Copy, PartialEq)]
enum Kind {
    Str,
    Int,
    Flag,
}

#[derive(Debug, Clone, PartialEq)]
enum Value {
    None,
    Str(String),
    Int(i64),
    Flag(bool),
}

#[derive(Clone)]
struct Spec {
    name: String,
    kind: Kind,
    default: Value,
    required: bool,
}

#[nonlocal]
fn make_parser(
    prog: &'static str,
) -> (impl Fn(Spec), impl Fn(&[&str]) -> Result<HashMap<String, Value>, String>) {
    let mut specs: Vec<Spec> = Vec::new();
    fn add(spec: Spec) {
        nonlocal!(specs);
        specs.push(spec);
    }
    fn error<T>(msg: &str) -> Result<T, String> {
        Err(format!("{prog}: error: {msg}"))
    }
    fn convert(name: &str, kind: Kind, text: &str) -> Result<Value, String> {
        if kind == Kind::Int {
            return match text.parse() {
                Ok(n) => Ok(Value::Int(n)),
                Err(_) => error(&format!("{name}: invalid int {text}")),
            };
        }
        Ok(Value::Str(text.to_string()))
    }
    fn parse(argv: &[&str]) -> Result<HashMap<String, Value>, String> {
        let mut values = HashMap::new();
        let mut args = argv.iter();
        fn spec_of(name: &str) -> Result<Spec, String> {
            for s in &specs {
                if s.name == name {
                    return Ok(s.clone());
                }
            }
            error(&format!("unrecognized {name}"))
        }
        while let Some(a) = args.next() {
            let Spec { name, kind, .. } = spec_of(a)?;
            if kind == Kind::Flag {
                values.insert(name, Value::Flag(true));
            } else {
                let Some(text) = args.next() else {
                    return error(&format!("{name}: expected an argument"));
                };
                let value = convert(&name, kind, text)?;
                values.insert(name, value);
            }
        }
        for Spec { name, kind, default, required } in &specs {
            if !values.contains_key(name) {
                if *required {
                    return error(&format!("{name} is required"));
                }
                values.insert(
                    name.clone(),
                    if *kind == Kind::Flag { Value::Flag(false) } else { default.clone() },
                );
            }
        }
        Ok(values)
    }
    (add, parse)
}

fn show(v: &Value) -> String {
    match v {
        Value::None => "None".to_string(),
        Value::Str(s) => s.clone(),
        Value::Int(n) => n.to_string(),
        Value::Flag(b) => {
            if *b {
                "True".into()
            } else {
                "False".into()
            }
        }
    }
}

fn main() {
    let (add, parse) = make_parser("prog");
    add(Spec { name: "-n".to_string(), kind: Kind::Int, default: Value::Int(1), required: false });
    add(Spec { name: "-v".to_string(), kind: Kind::Flag, default: Value::None, required: false });
    add(Spec { name: "-o".to_string(), kind: Kind::Str, default: Value::None, required: true });
    for argv in ["-o x -n 5 -v", "-o y", "-n 2", "-n zz", "-o", "-q"] {
        match parse(&argv.split(' ').collect::<Vec<_>>()) {
            Ok(v) => println!("{} {} {}", show(&v["-n"]), show(&v["-v"]), show(&v["-o"])),
            Err(e) => println!("{e}"),
        }
    }
}
