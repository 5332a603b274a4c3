//! The guide has every message of the compiler, and its links lead somewhere.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

/// The files with messages.
const MESSAGES: [&str; 9] =
    ["arguments", "calls", "captures", "changes", "decorators", "kept", "objects", "returned", "sharing"];

fn read(path: &str) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// Code is one thing, whatever is in it, and lines end where they like.
fn without_code(text: &str) -> String {
    let mut words = String::new();
    for (number, part) in text.split('`').enumerate() {
        words.push_str(if number % 2 == 0 { part } else { "`_`" });
    }
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The string that begins after the first quotation mark, with its escapes undone.
fn literal(source: &str) -> Option<String> {
    let mut text = String::new();
    let mut letters = source[source.find('"')? + 1..].chars();
    loop {
        match letters.next()? {
            '"' => return Some(text),
            '\\' => match letters.next()? {
                'n' => text.push('\n'),
                '\n' => letters = letters.as_str().trim_start().chars(),
                letter => text.push(letter),
            },
            letter => text.push(letter),
        }
    }
}

/// What stands between the `{..}` of a message that are not in code.
fn fragments(message: &str) -> Vec<String> {
    let message = message.replace("{{", "(").replace("}}", ")");
    let mut fragments = Vec::new();
    for part in without_code(&message).split('{') {
        let fragment = part.split_once('}').map_or(part, |(_, fragment)| fragment);
        fragments.push(fragment.trim().to_owned());
    }
    fragments
}

#[test]
fn every_message_is_in_the_guide() {
    let errors = without_code(&read("src/guide/errors.md"));
    let mut missing = Vec::new();
    for file in MESSAGES {
        let source = read(&format!("core/src/diagnostic/{file}.rs"));
        for begin in ["    error!(", "    spanned!(", "text: format!(", "self.error(&format!(", "write!(f, "]
        {
            for (at, _) in source.match_indices(begin) {
                let message = literal(&source[at..]).expect("a message");
                if message.starts_with("let ") {
                    continue; // Code that a message quotes.
                }
                let message = message.split("\nhelp: ").next().unwrap_or_default();
                for fragment in fragments(message) {
                    if !errors.contains(&fragment) {
                        missing.push(format!("{file}: {fragment}"));
                    }
                }
            }
        }
    }
    assert!(missing.is_empty(), "not in src/guide/errors.md:\n{}", missing.join("\n"));
}

/// The headings that messages refer to, by the names of the chapters.
fn titles() -> Vec<(String, String)> {
    let mut titles = Vec::new();
    for line in read("core/src/diagnostic/chapter.rs").lines() {
        if let Some((name, title)) =
            line.trim().strip_prefix("Chapter::").and_then(|line| line.split_once(" => "))
        {
            titles.push((name.to_owned(), literal(title).expect("a title")));
        }
    }
    titles
}

/// The text below a heading, up to the next one of its level.
fn below<'a>(page: &'a str, title: &str) -> &'a str {
    let (_, text) =
        page.split_once(&format!("\n## {title}\n")).unwrap_or_else(|| panic!("no heading {title}"));
    text.split("\n## ").next().unwrap_or_default()
}

#[test]
fn every_message_names_its_chapter() {
    let errors = read("src/guide/errors.md");
    let mut elsewhere = Vec::new();
    for (chapter, title) in titles() {
        let section = without_code(below(&errors, &title));
        let mut messages = 0;
        for file in MESSAGES {
            let source = read(&format!("core/src/diagnostic/{file}.rs"));
            for (at, _) in source.match_indices("!(") {
                let arguments = source[at + 2..].trim_start();
                if !arguments.starts_with(&format!("{chapter},")) {
                    continue;
                }
                messages += 1;
                let message = literal(arguments).expect("a message");
                for fragment in fragments(message.split("\nhelp: ").next().unwrap_or_default()) {
                    if !section.contains(&fragment) {
                        elsewhere.push(format!("{file}: {fragment}, not below \"{title}\""));
                    }
                }
            }
        }
        assert!(messages > 0, "no message names \"{title}\"");
    }
    assert!(elsewhere.is_empty(), "{}", elsewhere.join("\n"));
}

/// The text of a page, without its blocks of code.
fn prose(page: &str) -> String {
    let mut prose = String::new();
    for (number, part) in read(page).split("```").enumerate() {
        prose.push_str(if number % 2 == 0 { part } else { "" });
    }
    prose
}

/// Where the links of a text lead, `[a](here)` and `[a]: here`.
fn links(text: &str) -> Vec<&str> {
    let mut links = Vec::new();
    for link in text.split("](").skip(1) {
        links.push(link.split(')').next().unwrap_or_default());
    }
    for line in text.lines() {
        if let Some((_, link)) = definition(line) {
            links.push(link);
        }
    }
    links
}

/// The name and the target of `[name]: target`.
fn definition(line: &str) -> Option<(&str, &str)> {
    line.strip_prefix('[')?.split_once("]: ")
}

/// What a heading is called in a link.
fn anchor(heading: &str) -> String {
    let mut anchor = String::new();
    for letter in heading.trim_start_matches('#').trim().chars() {
        match letter {
            ' ' => anchor.push('-'),
            '_' | '-' => anchor.push(letter),
            letter if letter.is_alphanumeric() => anchor.extend(letter.to_lowercase()),
            _ => {}
        }
    }
    anchor
}

/// Text for readers, and no list of links.
fn is_page(path: &str) -> bool {
    let (name, extension) = path.rsplit_once('.').unwrap_or_default();
    extension == "md" && !name.ends_with("/links") && !name.ends_with("/picture")
}

#[test]
fn every_link_leads_to_a_file_and_a_heading() {
    let mut pages = vec!["README.md".to_owned(), "CHANGELOG.md".to_owned()];
    for folder in ["src/guide", "docs"] {
        for entry in fs::read_dir(folder).expect("a folder") {
            pages.push(entry.expect("a file").path().display().to_string());
        }
    }
    pages.retain(|page| is_page(page));
    let mut dead = Vec::new();
    for page in &pages {
        let text = prose(page);
        for link in links(&text) {
            let (file, heading) = link.split_once('#').unwrap_or((link, ""));
            if file.contains("://") {
                continue;
            }
            let here = Path::new(page);
            let target = if file.is_empty() { here.to_owned() } else { here.with_file_name(file) };
            if !target.exists() {
                dead.push(format!("{page}: {link}"));
                continue;
            }
            let leads = heading.is_empty()
                || prose(&target.display().to_string())
                    .lines()
                    .any(|line| line.starts_with('#') && anchor(line) == heading);
            if !leads {
                dead.push(format!("{page}: {link}"));
            }
        }
    }
    assert!(dead.is_empty(), "links that lead nowhere:\n{}", dead.join("\n"));
}

/// The pages are read in the documentation and in the repository: each link has to be known in both.
#[test]
fn every_link_of_the_guide_is_known_to_the_documentation() {
    let known = read("src/guide/links.md") + &read("src/guide/picture.md");
    for entry in fs::read_dir("src/guide").expect("a folder") {
        let path = entry.expect("a file").path().display().to_string();
        if !is_page(&path) {
            continue;
        }
        let text = prose(&path);
        for (name, _) in text.lines().filter_map(definition) {
            assert!(known.contains(&format!("[{name}]: ")), "{path}: [{name}] is not in links.md");
        }
        for link in text.split("][").skip(1) {
            let name = link.split(']').next().unwrap_or_default();
            let defines = |line: &str| definition(line).is_some_and(|(defined, _)| defined == name);
            assert!(text.lines().any(defines), "{path}: [{name}] is not defined");
        }
    }
}

#[test]
fn every_example_and_the_guide_know_of_each_other() {
    let mut guide = String::new();
    for entry in fs::read_dir("src/guide").expect("a folder") {
        guide.push_str(&read(&entry.expect("a file").path().display().to_string()));
    }
    for entry in fs::read_dir("examples").expect("a folder") {
        let path = entry.expect("a file").path().display().to_string();
        if path.ends_with("tour.rs") {
            continue;
        }
        assert!(guide.contains(&path), "no page of the guide mentions {path}");
        assert!(read(&path).contains("nonlocal::guide::"), "{path} mentions no page of the guide");
    }
}

/// The blocks of Python of a page.
fn python(page: &str) -> Vec<String> {
    let mut blocks = Vec::new();
    for block in read(page).split("```python\n").skip(1) {
        blocks.push(block.split("```").next().unwrap_or_default().to_owned());
    }
    blocks
}

/// Runs a program, where Python is installed.
fn run(program: &str) {
    let child = Command::new("python3").arg("-").stdin(Stdio::piped()).spawn();
    let Ok(mut child) = child else {
        println!("python3 is not installed: the guide's Python is not run");
        return;
    };
    child.stdin.take().expect("a pipe").write_all(program.as_bytes()).expect("Python reads");
    assert!(child.wait().expect("Python ends").success(), "{program}");
}

#[test]
fn the_python_of_the_first_day_runs() {
    run(&python("src/guide/from_python.md").concat());
}

#[test]
fn the_python_of_the_cookbook_is_python() {
    let mut lines = Vec::new();
    for block in python("src/guide/cookbook.md") {
        lines.push("if False:".to_owned());
        lines.extend(block.lines().map(|line| format!("    {line}")));
    }
    run(&lines.join("\n"));
}
