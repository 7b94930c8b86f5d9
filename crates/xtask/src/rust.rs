//! Rust files as they are generated, for the core and for the C crate.

use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::text::FIRST_LINE;

/// A Rust file: its first line, what it is, and its items, as rustfmt writes them.
///
/// # Errors
///
/// Where rustfmt cannot be run, or does not take the text for Rust.
pub fn rust_file(repository: &Path, what: &str, items: &str) -> Result<String, String> {
    formatted(repository, &format!("// {FIRST_LINE}\n//! {what}\n\n{items}"))
}

/// The root of a folder of generated modules, of which some are seen from outside.
pub fn module(private: &[&str], public: &[&str]) -> String {
    let mut lines: Vec<(&str, String)> =
        private.iter().map(|name| (*name, format!("mod {name};\n"))).collect();
    lines.extend(public.iter().map(|name| (*name, format!("pub mod {name};\n"))));
    lines.sort();
    let lines: String = lines.into_iter().map(|(_, line)| line).collect();
    format!("// {FIRST_LINE}\n//! What `cargo xtask generate` writes from the model of the core.\n\n{lines}")
}

/// Rust as rustfmt writes it.
///
/// # Errors
///
/// Where rustfmt cannot be run, or does not take the text for Rust.
fn formatted(repository: &Path, text: &str) -> Result<String, String> {
    let fail = |error: std::io::Error| format!("rustfmt: {error}");
    let mut rustfmt = Command::new("rustfmt")
        .args(["--edition", "2024", "--config-path"])
        .arg(repository)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .map_err(fail)?;
    rustfmt.stdin.take().expect("its input is a pipe").write_all(text.as_bytes()).map_err(fail)?;
    let done = rustfmt.wait_with_output().map_err(fail)?;
    if !done.status.success() {
        return Err(format!("rustfmt does not take what was generated:\n{text}"));
    }
    String::from_utf8(done.stdout).map_err(|error| format!("rustfmt: {error}"))
}
