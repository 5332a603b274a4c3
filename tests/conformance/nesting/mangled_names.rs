// Names of imported rules: with a prefix, or an alias, and then as the importer says.
use std::collections::HashMap;
use std::rc::Rc;

use nonlocal::factory;

factory! {
    fn get_mangle(
        prefix: &'static str,
        aliases: HashMap<&'static str, &'static str>,
        base_mangle: Option<Rc<dyn Fn(&str) -> String>> = None,
    ) -> Rc<dyn Fn(&str) -> String> {
        fn mangle(s: &str) -> String {
            let mut s = match aliases.get(s) {
                Some(alias) => alias.to_string(),
                None => {
                    if let Some(rest) = s.strip_prefix('_') {
                        format!("_{prefix}__{rest}")
                    } else {
                        format!("{prefix}__{s}")
                    }
                }
            };
            if let Some(base_mangle) = &base_mangle {
                s = base_mangle(&s);
            }
            s
        }

        Rc::new(mangle)
    }
}

fn main() {
    let outer = get_mangle!("lib", HashMap::from([("number", "NUM")]));
    let inner = get_mangle!("sub", HashMap::from([("word", "number"), ("line", "_l")]), Some(outer.clone()));
    for name in ["number", "word", "line", "_hidden", "rule"] {
        let third = get_mangle!("x", HashMap::new(), base_mangle = Some(inner.clone()));
        println!("{} {} {}", outer(name), inner(name), third(name));
    }
}
