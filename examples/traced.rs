//! A recursive function whose calls are traced, indented by their depth. The writer can be replaced.
//!
//! In the guide: `nonlocal::guide::cookbook`, "Trace the calls".

use std::io::{self, Write};
use std::sync::{Arc, Mutex};

// Python:
//
//     depth = 0
//
//     def trace(function):
//         def traced(argument):
//             global depth
//             indentation = "  " * depth
//             print(f"{indentation}{function.__name__}({argument})")
//             depth += 1
//             result = function(argument)
//             depth -= 1
//             print(f"{indentation}{function.__name__}({argument}) = {result}")
//             return result
//         return traced
//
//     @trace
//     def factorial(n):
//         return 1 if n == 0 else n * factorial(n - 1)

use nonlocal::decorate;
use nonlocal::decorators::{set_writer, trace};

#[decorate(trace)]
fn factorial(n: u64) -> u64 {
    if n == 0 { 1 } else { n * factorial(n - 1) }
}

/// A writer that keeps what was written.
#[derive(Clone, Default)]
struct Lines(Arc<Mutex<Vec<u8>>>);

impl Write for Lines {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().map_err(|_| io::ErrorKind::Other)?.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// What is called, what it gives here, and what Python prints.
pub(crate) fn results() -> Vec<(&'static str, String, &'static str)> {
    const PYTHON: [&str; 6] = [
        "factorial(2)",
        "  factorial(1)",
        "    factorial(0)",
        "    factorial(0) = 1",
        "  factorial(1) = 1",
        "factorial(2) = 2",
    ];
    let lines = Lines::default();
    set_writer(Some(Box::new(lines.clone())));
    factorial(2);
    set_writer(None);
    let text = lines.0.lock().map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).unwrap_or_default();
    text.lines().zip(PYTHON).map(|(line, python)| ("factorial(2)", line.to_owned(), python)).collect()
}

fn main() {
    for (call, here, python) in results() {
        println!("{call:38} {here:20} Python: {python}");
    }
}
