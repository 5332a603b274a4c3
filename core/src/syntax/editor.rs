//! Whether an editor asks for the expansion: it is to see what was written, and nothing of it runs.

use std::sync::OnceLock;

/// Whether the server of an editor runs this, as its name says.
pub(crate) fn asks() -> bool {
    static ASKS: OnceLock<bool> = OnceLock::new();
    *ASKS.get_or_init(|| match std::env::current_exe() {
        Ok(program) => {
            matches!(program.file_name(), Some(name) if name.to_string_lossy().starts_with("rust-analyzer"))
        }
        Err(_) => false,
    })
}
