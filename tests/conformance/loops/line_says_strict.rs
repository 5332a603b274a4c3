// Inline configuration, line by line; a callback notes that a line said `strict`.
use std::collections::BTreeMap;

use nonlocal::nonlocal;

fn parse_section(
    options: &[(&str, &str)],
    set_strict: &mut dyn FnMut(),
    errors: &mut Vec<String>,
) -> BTreeMap<String, String> {
    let mut section = BTreeMap::new();
    for &(name, value) in options {
        if name == "strict" {
            if value == "true" {
                set_strict();
            }
            continue;
        }
        if value.is_empty() {
            errors.push(format!("no value for {name}"));
            continue;
        }
        section.insert(name.to_string(), value.to_string());
    }
    section
}

#[nonlocal]
fn parse_comments(args: &[(usize, &str)]) -> (BTreeMap<String, String>, Vec<(usize, String)>) {
    let mut errors = Vec::new();
    let mut sections = BTreeMap::new();
    for &(line_number, line) in args {
        let options: Vec<(&str, &str)> = line.split(';').map(|part| part.split_once('=').unwrap()).collect();
        let mut complaints = Vec::new();
        let mut strict_found = false;

        fn set_strict_flags() {
            nonlocal!(strict_found);
            strict_found = true;
        }

        let new_sections = parse_section(&options, &mut set_strict_flags, &mut complaints);
        errors.extend(complaints.into_iter().map(|text| (line_number, text)));
        if strict_found {
            errors.push((line_number, "strict is not supported inline".to_string()));
        }
        sections.extend(new_sections);
    }
    (sections, errors)
}

fn main() {
    let (sections, errors) =
        parse_comments(&[(1, "a=1;b=2"), (3, "strict=true;a=3"), (4, "c="), (7, "strict=false;d=x")]);
    println!("{}", sections.iter().map(|(k, v)| format!("{k}={v}")).collect::<Vec<_>>().join(" "));
    for (line_number, text) in errors {
        println!("{line_number} {text}");
    }
}
