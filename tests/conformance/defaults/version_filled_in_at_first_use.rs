// A --version option whose callback fills in its own parameters at the first use.
use nonlocal::factory;

fn installed(package: &str) -> Option<&'static str> {
    (package == "tool").then_some("1.2")
}

fn distributions(package: &str) -> Vec<&'static str> {
    match package {
        "pil" => vec!["pillow"],
        "twice" => vec!["a", "b"],
        _ => vec![],
    }
}

struct Context {
    name: &'static str,
    resilient: bool,
}

type Callback = Box<dyn Fn(&Context, bool) -> Result<Option<String>, String>>;

factory! {
    fn version_option(
        mut version: Option<String> = None,
        mut package: Option<String> = None,
        mut prog: Option<String> = None,
        mut message: Option<String> = None,
    ) -> Box<dyn Fn(&Context, bool) -> Result<Option<String>, String>> {
        if message.is_none() {
            message = Some("{prog}, version {version}".to_string());
        }

        fn callback(ctx: &Context, value: bool) -> Result<Option<String>, String> {
            if !value || ctx.resilient {
                return Ok(None);
            }
            nonlocal!(prog);
            nonlocal!(version);
            nonlocal!(package);
            if prog.is_none() {
                prog = Some(ctx.name.to_string());
            }
            if version.is_none() && package.is_some() {
                let name = package.clone().unwrap();
                if let Some(known) = installed(&name) {
                    version = Some(known.to_string());
                } else {
                    let found = distributions(&name);
                    if found.len() == 1 {
                        package = Some(found[0].to_string());
                        version = Some(format!("of {}", package.as_ref().unwrap()));
                    } else if found.len() > 1 {
                        return Err(format!("{name} maps to {}", found.join(", ")));
                    }
                }
            }
            let Some(version) = &version else {
                return Err("no version".to_string());
            };
            Ok(Some(message.as_ref().unwrap().replace("{prog}", prog.as_ref().unwrap()).replace("{version}", version)))
        }

        Box::new(callback)
    }
}

fn show(callback: &Callback, name: &'static str, resilient: bool, value: bool) {
    match callback(&Context { name, resilient }, value) {
        Ok(Some(text)) => println!("{text}"),
        Ok(None) => println!("None"),
        Err(e) => println!("error: {e}"),
    }
}

fn main() {
    for callback in [
        version_option!(Some("3".to_string()), None, Some("mine".to_string())),
        version_option!(None, Some("tool".to_string())),
        version_option!(package = Some("pil".to_string()), message = Some("{version} by {prog}".to_string())),
        version_option!(package = Some("twice".to_string())),
        version_option!(),
    ] {
        show(&callback, "first", false, false);
        show(&callback, "first", false, true);
        show(&callback, "second", false, true);
        show(&callback, "second", true, true);
    }
}
