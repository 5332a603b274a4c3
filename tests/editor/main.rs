//! What an editor sees: rust-analyzer, asked over its standard input, in code with the macros and in the same code by hand.
//! Skips where there is no server; `.ci/editor` gets one from Debian's packages.

mod expanded;
mod server;

use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use server::Server;

const FIXTURE: &str = include_str!("fixture.rs");

/// A crate that uses the macros, opened in a server.
struct Editor {
    server: Server,
    file: String,
}

impl Editor {
    fn open(tools: &Path) -> Editor {
        let root = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("editor");
        std::fs::create_dir_all(root.join("src")).expect("a folder");
        let manifest = format!(
            "[package]\nname = \"fixture\"\nedition = \"2024\"\n\n[dependencies]\nnonlocal = {{ path = {:?} }}\n\n[workspace]\n",
            env!("CARGO_MANIFEST_DIR")
        );
        std::fs::write(root.join("Cargo.toml"), manifest).expect("a manifest");
        std::fs::write(root.join("src/lib.rs"), FIXTURE).expect("a file");
        let mut server = Server::start(tools, &root);
        let file = format!("file://{}", root.join("src/lib.rs").display());
        server.notify(
            "textDocument/didOpen",
            &json!({"textDocument": {"uri": file, "languageId": "rust", "version": 1, "text": FIXTURE}}),
        );
        server.wait_until_quiet();
        Editor { server, file }
    }

    fn ask(&mut self, method: &str, cursor: &str, more: &[(&str, Value)]) -> Value {
        // Names are completed at their end, and looked at in the middle.
        let back = usize::from(method != "textDocument/completion");
        let mut params = json!({"textDocument": {"uri": self.file}, "position": position(cursor, back)});
        for (key, value) in more {
            params[*key] = value.clone();
        }
        self.server.request(method, &params)
    }

    /// What completion offers, without what others may have imported.
    fn completions(&mut self, cursor: &str) -> Vec<String> {
        let answer = self.ask("textDocument/completion", cursor, &[]);
        let items = answer.get("items").unwrap_or(&answer).as_array().cloned().unwrap_or_default();
        let mut labels: Vec<String> =
            items.iter().filter_map(|item| item["label"].as_str().map(str::to_owned)).collect();
        labels.sort();
        labels
    }

    fn hover(&mut self, cursor: &str) -> String {
        let answer = self.ask("textDocument/hover", cursor, &[]);
        answer["contents"]["value"].as_str().unwrap_or_default().to_owned()
    }

    /// The lines of the fixture, from 1, to which a definition leads.
    fn definitions(&mut self, cursor: &str) -> Vec<u64> {
        let answer = self.ask("textDocument/definition", cursor, &[]);
        let all = answer.as_array().cloned().unwrap_or_default();
        let own = |link: &&Value| link["targetUri"].as_str().or(link["uri"].as_str()) == Some(&self.file);
        let line = |link: &Value| {
            let range = if link["targetSelectionRange"].is_null() {
                &link["range"]
            } else {
                &link["targetSelectionRange"]
            };
            range["start"]["line"].as_u64().map(|line| line + 1)
        };
        all.iter().filter(own).filter_map(line).collect()
    }

    /// The lines that renaming changes.
    fn renamed(&mut self, cursor: &str) -> Vec<u64> {
        let answer = self.ask("textDocument/rename", cursor, &[("newName", json!("renamed"))]);
        let mut lines = Vec::new();
        for change in answer["documentChanges"].as_array().cloned().unwrap_or_default() {
            for edit in change["edits"].as_array().cloned().unwrap_or_default() {
                lines.extend(edit["range"]["start"]["line"].as_u64().map(|line| line + 1));
            }
        }
        lines.sort_unstable();
        lines
    }
}

/// Where a cursor stands: so many letters before the end of the name before it.
fn position(cursor: &str, back: usize) -> Value {
    let at = FIXTURE.find(&format!("/*{cursor}*/")).unwrap_or_else(|| panic!("no cursor {cursor}"));
    let before = &FIXTURE[..at];
    let line = before.matches('\n').count();
    json!({"line": line, "character": at - back - before.rfind('\n').map_or(0, |end| end + 1)})
}

/// The lines of the fixture that have a text.
fn lines(text: &str) -> Vec<u64> {
    let mut lines = Vec::new();
    for (number, line) in (1..).zip(FIXTURE.lines()) {
        if line.contains(text) {
            lines.push(number);
        }
    }
    lines
}

#[test]
fn an_editor_sees_what_is_written() {
    let Some(tools) = std::env::var_os("NONLOCAL_EDITOR").map(PathBuf::from) else {
        println!("skipped: no server; `.ci/editor` gets one");
        return;
    };
    let mut editor = Editor::open(&tools);
    for place in [
        "in a nested function",
        "in a factory",
        "in an unfinished body",
        "in an unfinished nested function",
        "beside an error",
        "of what is shared",
    ] {
        let by_hand = editor.completions(&format!("{place}, by hand"));
        assert!(by_hand.len() > 50, "{place}: {by_hand:?}");
        assert_eq!(editor.completions(place), by_hand, "completion {place}");
    }
    assert!(editor.hover("count").contains("let mut count: i64"), "{}", editor.hover("count"));
    assert_eq!(editor.definitions("count"), lines("let mut count = start;")[..1]);
    assert!(editor.renamed("count").contains(&lines("nonlocal!(count)")[0]), "{:?}", editor.renamed("count"));
    let of_step = [
        &lines("fn step/")[..],
        &lines("step(1)"),
        &lines("step(2)"),
        &lines("step(2)"),
        &lines("Box::new(step"),
        &lines("(step, boxed)"),
    ];
    let of_step = of_step.concat();
    assert!(editor.hover("shared").contains("let mut hits: i64"), "{}", editor.hover("shared"));
    assert_eq!(editor.definitions("shared"), lines("let mut hits"));
    assert_eq!(editor.renamed("shared"), lines("hits"));
    for cursor in ["a nested function", "called in another", "a value"] {
        assert_eq!(editor.renamed(cursor), of_step, "rename at {cursor}");
        assert_eq!(editor.definitions(cursor), lines("fn step/"), "definition of {cursor}");
    }
    let members = editor.completions("of a named closure");
    assert!(members.iter().any(|label| label.starts_with("call")), "{members:?}");
    let own: Vec<&String> = members.iter().filter(|label| label.starts_with("__")).collect();
    assert!(own.is_empty(), "offered: {own:?}");
    assert!(editor.hover("a method").contains("pub fn call(&mut self) -> i64"));
    assert_eq!(editor.definitions("a method"), lines("fn next() -> i64"));
    assert!(editor.hover("the attribute").contains("nested"), "{}", editor.hover("the attribute"));
    let call = editor.hover("a call macro");
    assert!(call.contains("greet!(name: &str, mark: &str = \"!\")"), "{call}");
    let greet = &lines("pub fn greet(name: &str, mark")[..1];
    assert_eq!(editor.definitions("a keyword"), greet);
    assert!(editor.hover("a keyword").contains("pub fn mark"), "{}", editor.hover("a keyword"));
    let everywhere = [greet, &lines("format!(\"{name}{mark}\")")[..1], &lines("mark/*a keyword*/")].concat();
    assert_eq!(editor.renamed("a parameter"), everywhere);
    assert!(editor.definitions("a call macro").contains(&greet[0]));
}
