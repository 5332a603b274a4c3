// The report on an error: all lines go to one stream, some of them in red.
use std::fmt::Write;

use nonlocal::factory;

fn red(text: &&str) -> String {
    format!("<{text}>")
}

factory! {
    fn handle_exception(kind: &str, stderr: &mut dyn Write, interactive: bool = false, messages: &[&str] = &[]) {
        if kind == "quit" {
            return;
        }

        fn print_err(values: &[&str]) {
            nonlocal!(stderr);
            writeln!(stderr, "{}", values.join(" ")).unwrap();
        }

        fn print_red(values: &[&str]) {
            let values: Vec<String> = values.iter().map(red).collect();
            print_err(&values.iter().map(|value| value.as_str()).collect::<Vec<_>>());
        }

        print_err(&[]);
        if !interactive && kind == "interrupt" {
            print_err(&["Interrupted!"]);
            return;
        }
        if kind == "recursion" {
            print_red(&["Recursion", "error!"]);
            print_err(&[]);
            print_err(&["raise the limit"]);
        }
        if kind == "unicode" {
            print_red(&["Encoding error!"]);
        }
        for message in messages {
            print_err(&["log:", message]);
        }
        if interactive {
            print_red(&["Starting debugger:"]);
            return;
        }
        print_err(&["saved"]);
    }
}

fn main() {
    let cases: [(&str, bool, &[&str]); 4] = [
        ("quit", false, &[]),
        ("interrupt", false, &["x"]),
        ("recursion", false, &["x", "y"]),
        ("unicode", true, &[]),
    ];
    for (kind, interactive, messages) in cases {
        let mut out = String::new();
        handle_exception!(kind, &mut out, interactive = interactive, messages = messages);
        println!("{}", out.replace('\n', "|"));
    }
}
