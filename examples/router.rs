//! A web server, whose handlers are nested functions over one state.
//!
//! A handler of a web framework is a `Fn`, `Clone` and `Send`, and so is each of its futures. With `sync` a nested `async fn` is
//! that as it is; no state has to be passed through the router.
//!
//! In the guide: `nonlocal::guide::cookbook`, "Handlers of a web framework".

use axum::Router;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::routing::{get, post};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::runtime;

// Python:
//
//     def notes_app():
//         notes = []
//         asked = 0
//
//         async def add(text):
//             notes.append(text)
//             return f"note {len(notes)}"
//
//         async def show(number):
//             nonlocal asked
//             asked += 1
//             return notes[number - 1] if number <= len(notes) else None
//
//         async def stats():
//             return f"{len(notes)} notes, asked {asked} times"
//
//         return add, show, stats

use nonlocal::nonlocal;

#[nonlocal(sync)]
fn notes_app() -> Router {
    let mut notes: Vec<String> = Vec::new();
    let mut asked = 0;
    async fn add(text: String) -> String {
        nonlocal!(notes);
        notes.push(text);
        format!("note {}", notes.len())
    }
    async fn show(Path(number): Path<usize>) -> Result<String, StatusCode> {
        nonlocal!(asked);
        asked += 1;
        notes.get(number - 1).cloned().ok_or(StatusCode::NOT_FOUND)
    }
    async fn stats() -> String {
        format!("{} notes, asked {asked} times", notes.len())
    }
    Router::new().route("/notes", post(add)).route("/notes/{number}", get(show)).route("/stats", get(stats))
}

/// Asks a server on this machine, and gives the number of the answer and its text.
async fn ask(port: u16, request: &str, body: &str) -> std::io::Result<String> {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).await?;
    let head = format!("{request} HTTP/1.1\r\nHost: here\r\nConnection: close\r\n");
    let text = format!("{head}Content-Length: {}\r\n\r\n{body}", body.len());
    stream.write_all(text.as_bytes()).await?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await?;
    let (head, body) = answer.split_once("\r\n\r\n").unwrap_or((&answer, ""));
    Ok(format!("{} {body}", head.split(' ').nth(1).unwrap_or_default()))
}

async fn visit() -> std::io::Result<Vec<String>> {
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let port = listener.local_addr()?.port();
    let server = tokio::spawn(async move { axum::serve(listener, notes_app()).await });
    let answers = vec![
        ask(port, "POST /notes", "buy milk").await?,
        ask(port, "POST /notes", "call Bob").await?,
        ask(port, "GET /notes/2", "").await?,
        ask(port, "GET /notes/9", "").await?,
        ask(port, "GET /stats", "").await?,
    ];
    server.abort();
    Ok(answers)
}

/// What is called, what it gives here, and what Python prints.
pub(crate) fn results() -> Vec<(&'static str, String, &'static str)> {
    let runtime =
        runtime::Builder::new_multi_thread().worker_threads(2).enable_io().build().expect("a runtime");
    let answers = runtime.block_on(visit()).expect("a server on this machine");
    let python = ["200 note 1", "200 note 2", "200 call Bob", "404 ", "200 2 notes, asked 2 times"];
    let asked =
        ["POST /notes: buy milk", "POST /notes: call Bob", "GET /notes/2", "GET /notes/9", "GET /stats"];
    let mut results = Vec::new();
    for ((asked, answer), python) in asked.into_iter().zip(answers).zip(python) {
        results.push((asked, answer, python));
    }
    results
}

fn main() {
    for (call, here, python) in results() {
        println!("{call:38} {here:20} Python: {python}");
    }
}
