// mesonbuild/meson mesonbuild/cmake/traceparser.py: _cmake_add_custom_command / handle_output, handle_working_dir ..
use std::rc::Rc;

use nonlocal::nonlocal;

#[derive(Default)]
struct Target {
    outputs: Vec<String>,
    command: Vec<Vec<String>>,
    depends: Vec<String>,
    working_dir: Option<String>,
}

#[nonlocal]
fn add_command(args: &[&str]) -> Target {
    let magic = ["OUTPUT", "COMMAND", "DEPENDS", "WORKING_DIRECTORY", "COMMENT"];
    let mut target = Target::default();
    fn handle_output(key: &str, target: &mut Target) {
        target.outputs.push(key.to_string());
    }
    fn handle_command(key: &str, target: &mut Target) {
        if key == "ARGS" {
            return;
        }
        target.command.last_mut().unwrap().push(key.to_string());
    }
    fn handle_depends(key: &str, target: &mut Target) {
        target.depends.push(key.to_string());
    }
    let mut working_dir: Option<String> = None;
    fn handle_working_dir(key: &str, _target: &mut Target) {
        nonlocal!(working_dir);
        if working_dir.is_none() {
            working_dir = Some(key.to_string());
        } else {
            let mut longer = working_dir.clone().unwrap();
            longer += " ";
            longer += key;
            working_dir = Some(longer);
        }
    }
    let mut handler: Option<Rc<dyn Fn(&str, &mut Target)>> = None;
    for i in args {
        if magic.contains(i) {
            if *i == "OUTPUT" {
                handler = Some(Rc::new(handle_output));
            } else if *i == "DEPENDS" {
                handler = Some(Rc::new(handle_depends));
            } else if *i == "WORKING_DIRECTORY" {
                handler = Some(Rc::new(handle_working_dir));
            } else if *i == "COMMAND" {
                handler = Some(Rc::new(handle_command));
                target.command.push(Vec::new());
            } else {
                handler = None;
            }
            continue;
        }
        if let Some(handler) = &handler {
            handler(i, &mut target);
        }
    }
    target.working_dir = working_dir.as_ref().map(|dir| format!("path({dir})"));
    target
}

fn main() {
    for line in [
        "OUTPUT a b COMMAND cc -c ARGS x DEPENDS y COMMAND ld WORKING_DIRECTORY my dir COMMENT no",
        "ignored COMMAND",
    ] {
        let t = add_command(&line.split_whitespace().collect::<Vec<_>>());
        let commands: Vec<String> = t.command.iter().map(|c| c.join(" ")).collect();
        println!(
            "{} {} {} {}",
            t.outputs.join(","),
            commands.join("|"),
            t.depends.join(","),
            t.working_dir.as_deref().unwrap_or("-")
        );
    }
}
