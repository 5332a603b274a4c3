use nonlocal::nonlocal;
use std::collections::{BTreeMap, HashMap};

type Opts = HashMap<String, String>;
type Command = Box<dyn Fn(&[&str], &Opts) -> String>;

#[nonlocal]
fn make_cli(prog: &str) -> (impl Fn(&'static str, &'static str, Command), impl Fn(&[&str]) -> String) {
    let mut commands: BTreeMap<&'static str, (Command, &'static str)> = BTreeMap::new();
    fn command(name: &'static str, help: &'static str, f: Command) {
        nonlocal!(commands);
        commands.insert(name, (f, help));
    }
    fn usage() -> String {
        let mut lines = vec![format!("usage: {prog} <command>")];
        for (name, (_, help)) in &commands {
            lines.push(format!("  {name:<8} {help}"));
        }
        lines.join("\n")
    }
    fn main(argv: &[&str]) -> String {
        let [name, rest @ ..] = argv else { return usage() };
        if *name == "--help" {
            return usage();
        }
        if !commands.contains_key(name) {
            return format!("{prog}: no such command {name}");
        }
        let mut opts = Opts::new();
        let mut args = vec![];
        for a in rest {
            if let Some(opt) = a.strip_prefix("--") {
                let (k, v) = opt.split_once('=').unwrap_or((opt, "true"));
                opts.insert(k.to_string(), v.to_string());
            } else {
                args.push(*a);
            }
        }
        commands[name].0(&args, &opts)
    }
    (command, main)
}

#[nonlocal]
fn main() {
    let (command, run) = make_cli("tool");
    let mut total = 0;
    fn add(args: &[&str], opts: &Opts) -> String {
        nonlocal!(total);
        total += args.iter().map(|a| a.parse::<i32>().unwrap()).sum::<i32>();
        let width = opts.get("width").map_or(1, |w| w.parse().unwrap());
        format!("{total:>width$}")
    }
    fn echo(args: &[&str], opts: &Opts) -> String {
        args.join(" ") + if opts.contains_key("loud") { "!" } else { "" }
    }
    command("add", "add numbers", Box::new(add));
    command("echo", "", Box::new(echo));
    for argv in
        [&[][..], &["add", "1", "2"], &["add", "4", "--width=5"], &["echo", "a", "b", "--loud"], &["rm"]]
    {
        println!("{}", run(argv));
    }
}
