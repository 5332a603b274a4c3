//! A language server, asked over its standard input and output.

use std::io::{BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use serde_json::{Value, json};

pub(crate) struct Server {
    process: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
    requests: u64,
    quiet: bool,
}

impl Server {
    /// Starts the server that was unpacked into `tools`, for the crate in `root`.
    pub(crate) fn start(tools: &Path, root: &Path) -> Server {
        let usr = tools.join("usr");
        let mut process = Command::new(usr.join("bin/rust-analyzer"))
            .current_dir(root)
            .env("RUSTC", usr.join("bin/rustc"))
            .env("LD_LIBRARY_PATH", std::env::var_os("NONLOCAL_EDITOR_LIBRARIES").unwrap_or_default())
            .env("CARGO_TARGET_DIR", root.join("target"))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("the server starts");
        let (input, output) = (process.stdin.take().expect("piped"), process.stdout.take().expect("piped"));
        let mut server = Server { process, input, output: BufReader::new(output), requests: 0, quiet: false };
        let sources = std::fs::read_dir(usr.join("src")).into_iter().flatten().flatten().next();
        let sources = sources.map(|folder| folder.path().join("library"));
        let uri = format!("file://{}", root.display());
        server.request(
            "initialize",
            &json!({
                "processId": null,
                "rootUri": uri,
                "workspaceFolders": [{"uri": uri, "name": "fixture"}],
                "capabilities": {
                    "experimental": {"serverStatusNotification": true},
                    "textDocument": {"hover": {"contentFormat": ["plaintext"]}},
                },
                "initializationOptions": {
                    "procMacro": {"server": usr.join("libexec/rust-analyzer-proc-macro-srv")},
                    "checkOnSave": false,
                    "cargo": {"sysroot": usr, "sysrootSrc": sources},
                },
            }),
        );
        server.notify("initialized", &json!({}));
        server
    }

    /// Waits until the server has read the crate, and built its macros.
    pub(crate) fn wait_until_quiet(&mut self) {
        while !self.quiet {
            self.receive();
        }
    }

    pub(crate) fn notify(&mut self, method: &str, params: &Value) {
        self.send(&json!({"jsonrpc": "2.0", "method": method, "params": params}));
    }

    /// The result, or `null` where there is none.
    pub(crate) fn request(&mut self, method: &str, params: &Value) -> Value {
        self.requests += 1;
        let id = json!(self.requests);
        self.send(&json!({"jsonrpc": "2.0", "id": id, "method": method, "params": params}));
        loop {
            let message = self.receive();
            if message["id"] == id && message["method"].is_null() {
                if !message["error"].is_null() {
                    println!("{method}: {}", message["error"]);
                }
                return message["result"].clone();
            }
        }
    }

    fn send(&mut self, message: &Value) {
        let text = message.to_string();
        write!(self.input, "Content-Length: {}\r\n\r\n{text}", text.len()).expect("the server reads");
        self.input.flush().expect("the server reads");
    }

    /// The next message. What the server asks itself is answered with nothing.
    fn receive(&mut self) -> Value {
        let mut length = 0;
        loop {
            let mut line = String::new();
            assert!(self.output.read_line(&mut line).expect("a line") > 0, "the server has ended");
            let line = line.trim();
            if line.is_empty() {
                break;
            }
            if let Some(value) = line.strip_prefix("Content-Length: ") {
                length = value.parse().expect("a number");
            }
        }
        let mut text = vec![0; length];
        self.output.read_exact(&mut text).expect("a message");
        let message: Value = serde_json::from_slice(&text).expect("JSON");
        if message["method"] == "experimental/serverStatus" {
            self.quiet = message["params"]["quiescent"] == true;
        } else if !message["method"].is_null() && !message["id"].is_null() {
            let count = message["params"]["items"].as_array().map_or(0, Vec::len);
            let result = if count > 0 { json!(vec![json!(null); count]) } else { json!(null) };
            self.send(&json!({"jsonrpc": "2.0", "id": message["id"], "result": result}));
        }
        message
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.process.kill().ok();
        self.process.wait().ok();
    }
}
