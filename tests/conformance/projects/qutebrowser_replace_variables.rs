// qutebrowser/qutebrowser qutebrowser/commands/runners.py: replace_variables / repl_cb
use std::cell::Cell;
use std::collections::HashMap;

use nonlocal::nonlocal;

#[derive(Default)]
struct Tabs {
    asked: Cell<u32>,
}

impl Tabs {
    fn url(&self) -> String {
        self.asked.set(self.asked.get() + 1);
        format!("http://page{}", self.asked.get())
    }
}

fn replacement(var: &str, tabs: &Tabs) -> Result<String, String> {
    match var {
        "url" => Ok(tabs.url()),
        "title" => Ok("{url}".to_string()),
        _ => Err(var.to_string()),
    }
}

fn sub(mut repl: impl FnMut(&str) -> Result<String, String>, text: &str) -> Result<String, String> {
    let mut out = String::new();
    let mut rest = text;
    while let Some(start) = rest.find('{') {
        let end = rest.find('}').unwrap();
        out += &rest[..start];
        out += &repl(&rest[start + 1..end])?;
        rest = &rest[end + 1..];
    }
    out += rest;
    Ok(out)
}

#[nonlocal]
fn replace_variables(tabs: &Tabs, arglist: &[&str]) -> Result<Vec<String>, String> {
    let mut values: HashMap<String, String> = HashMap::new();
    let mut args = Vec::new();
    fn repl(var: &str) -> Result<String, String> {
        nonlocal!(values);
        if !values.contains_key(var) {
            values.insert(var.to_string(), replacement(var, tabs)?);
        }
        Ok(values[var].clone())
    }
    for arg in arglist {
        args.push(sub(repl, arg).map_err(|e| format!("unknown {e}"))?);
    }
    Ok(args)
}

fn main() {
    let tabs = Tabs::default();
    println!("{}", replace_variables(&tabs, &["open", "{url}/x", "{title}-{url}"]).unwrap().join(" "));
    println!("{}", replace_variables(&tabs, &["{url}"]).unwrap().join(" "));
    if let Err(e) = replace_variables(&tabs, &["{url}", "{nope}"]) {
        println!("{e} {}", tabs.asked.get());
    }
}
