use std::collections::HashMap;

use nonlocal::nonlocal;

#[nonlocal]
fn run_program(source: &str) -> Vec<String> {
    let mut variables: HashMap<String, i64> = HashMap::new();
    let mut output = Vec::new();

    fn value(word: &str) -> i64 {
        match word.parse() {
            Ok(number) => number,
            Err(_) => variables.get(word).copied().unwrap_or(0),
        }
    }
    fn execute(line: &str) {
        nonlocal!(variables, output);
        let words: Vec<&str> = line.split_whitespace().collect();
        match words[0] {
            "set" => {
                variables.insert(words[1].to_string(), value(words[2]));
            }
            "add" => {
                *variables.entry(words[1].to_string()).or_insert(0) += value(words[2]);
            }
            "print" => output.push(format!("{}={}", words[1], value(words[1]))),
            "repeat" => {
                for _ in 0..value(words[1]) {
                    execute(&words[2..].join(" "));
                }
            }
            _ => output.push(format!("? {line}")),
        }
    }
    for line in source.lines() {
        execute(line);
    }
    output
}

fn main() {
    let source = "set x 5\nadd x -2\nset y x\nrepeat 4 add y x\nprint x\nprint y\njump z";
    for line in run_program(source) {
        println!("{line}");
    }
}
