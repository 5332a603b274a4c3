// Source for a decorated function: names of arguments, nested, each once.
use std::collections::{HashMap, HashSet};
use std::fmt;

use nonlocal::factory;

#[derive(Clone, PartialEq, Eq, Hash)]
enum Arg {
    Name(&'static str),
    Index(usize),
    Tuple(Vec<Arg>),
}

impl fmt::Display for Arg {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Arg::Name(name) => write!(f, "{name}"),
            Arg::Index(index) => write!(f, "{index}"),
            Arg::Tuple(_) => write!(f, "tuple"),
        }
    }
}

struct Signature {
    names: HashMap<Arg, &'static str>,
    args: Option<&'static str>,
    kwargs: Option<&'static str>,
    positional: usize,
}

factory! {
    fn assemble(sig: &Signature, wanted: &[Arg], function: &str) -> Result<(Vec<String>, bool), String> {
        let mut mutable_args = false;
        let mut block = Vec::new();
        let mut applied = HashSet::new();

        fn get_name(arg: &Arg, first: bool = true) -> Result<String, String> {
            nonlocal!(mutable_args, applied);
            if let Arg::Tuple(items) = arg {
                let names: Result<Vec<_>, _> = items.iter().map(|x| get_name(x, false)).collect();
                let name = names?.join(", ");
                return Ok(if first { name } else { format!("({name})") });
            }
            if applied.contains(arg) {
                return Err(format!("argument {arg} is specified multiple times"));
            }
            applied.insert(arg.clone());
            if let Some(name) = sig.names.get(arg) {
                return Ok(name.to_string());
            }
            match arg {
                Arg::Index(index) => {
                    let Some(args) = sig.args else {
                        return Err(format!("index {arg} is not a parameter"));
                    };
                    mutable_args = true;
                    Ok(format!("{args}[{}]", index - sig.positional))
                }
                _ => {
                    let Some(kwargs) = sig.kwargs else {
                        return Err(format!("name {arg} is not a parameter"));
                    };
                    Ok(format!("{kwargs}[{arg}]"))
                }
            }
        }

        for name in wanted.iter().map(|arg| get_name(arg)) {
            let name = name?;
            block.push(format!("{name} = {function}({name})"));
        }
        Ok((block, mutable_args))
    }
}

fn show(sig: &Signature, wanted: &[Arg]) {
    match assemble(sig, wanted, "f") {
        Ok((block, mutable)) => println!("{} {}", block.join("; "), mutable as i32),
        Err(e) => println!("error: {e}"),
    }
}

fn main() {
    use Arg::*;
    let full = Signature {
        names: HashMap::from([(Name("g"), "_g"), (Index(0), "_g"), (Index(1), "_h")]),
        args: Some("args"),
        kwargs: Some("kw"),
        positional: 2,
    };
    let bare =
        Signature { names: HashMap::from([(Name("g"), "_g")]), args: None, kwargs: None, positional: 1 };
    show(&full, &[Index(1), Name("g")]);
    show(&full, &[Tuple(vec![Name("g"), Tuple(vec![Index(3), Name("x")])]), Index(4)]);
    show(&full, &[Index(1), Tuple(vec![Name("g"), Index(1)])]);
    show(&bare, &[Name("g")]);
    show(&bare, &[Name("y")]);
    show(&bare, &[Index(7)]);
}
