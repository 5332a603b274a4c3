// xonsh/xonsh xonsh/xonfig.py: _wizard / force_hide
use std::collections::HashMap;

use nonlocal::nonlocal;

struct Shell {
    hide: Option<bool>,
}

fn word(value: Option<bool>) -> &'static str {
    match value {
        None => "None",
        Some(true) => "True",
        Some(false) => "False",
    }
}

#[nonlocal]
fn wizard(env: &HashMap<&str, bool>, hide: Option<bool>, steps: &[&str]) -> Vec<String> {
    let mut shell = Shell { hide };
    let mut log: Vec<String> = Vec::new();
    fn force_hide(body: impl FnOnce()) {
        nonlocal!(shell);
        if env.get("STORE").copied().unwrap_or(false) && shell.hide.is_some() {
            let orig = shell.hide;
            shell.hide = Some(false);
            body();
            shell.hide = orig;
        } else {
            body();
        }
    }
    fn visit(step: &str) {
        nonlocal!(log);
        log.push(format!("{step} {}", word(shell.hide)));
    }
    force_hide(move || {
        for step in steps {
            visit(step);
        }
    });
    visit("after");
    log.clone()
}

fn main() {
    for env in [HashMap::from([("STORE", true)]), HashMap::new()] {
        for hide in [Some(true), None] {
            println!("{}", wizard(&env, hide, &["one", "two"]).join("; "));
        }
    }
}
