// sqlalchemy/sqlalchemy lib/sqlalchemy/util/typing.py: pep695_values / recursive_value
use std::collections::{BTreeSet, HashSet, VecDeque};

use nonlocal::nonlocal;

enum Alias {
    One(&'static str),
    Union(Vec<Option<&'static str>>),
}

fn alias(name: &str) -> Option<Alias> {
    match name {
        "A" => Some(Alias::Union(vec![Some("int"), Some("B"), None])),
        "B" => Some(Alias::Union(vec![Some("str"), Some("A"), Some("C")])),
        "C" => Some(Alias::One("float")),
        "D" => Some(Alias::One("D2")),
        "D2" => Some(Alias::One("int")),
        _ => None,
    }
}

enum Value {
    One(Option<&'static str>),
    List(Vec<Value>),
}

#[nonlocal]
fn values(type_: &'static str) -> (Vec<&'static str>, usize) {
    let mut seen = HashSet::new();
    fn recursive(inner: Option<&'static str>) -> Value {
        nonlocal!(seen);
        if seen.contains(&inner) {
            return Value::One(inner);
        }
        seen.insert(inner);
        match inner.and_then(alias) {
            None => Value::One(inner),
            Some(Alias::One(value)) => Value::One(Some(value)),
            Some(Alias::Union(types)) => Value::List(types.into_iter().map(|t| recursive(t)).collect()),
        }
    }
    match recursive(Some(type_)) {
        Value::List(list) => {
            let mut types = BTreeSet::new();
            let mut stack: VecDeque<Value> = list.into();
            while let Some(t) = stack.pop_front() {
                match t {
                    Value::List(more) => stack.extend(more),
                    Value::One(name) => {
                        types.insert(name.unwrap_or("none"));
                    }
                }
            }
            (types.into_iter().collect(), seen.len())
        }
        Value::One(name) => (vec![name.unwrap_or("none")], seen.len()),
    }
}

fn main() {
    for name in ["A", "B", "C", "D", "int"] {
        let (types, n) = values(name);
        println!("{} {n}", types.join(" "));
    }
}
