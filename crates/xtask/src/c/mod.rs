//! What is generated of the C crate: words, structs and the code between structs and records; columns of tables; and, for
//! the tests, the same in the other direction.

mod decode;
mod fill;
mod numbers;
mod structs;
mod tables;
mod tests;
mod words;

use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

pub use decode::decode;
pub use fill::fill;
pub use numbers::numbers;
pub use structs::{records, report_structs};
pub use tables::{columns, columns_in_words, row_readers};
pub use tests::{fill_records, numbers as numbers_in_tests, read_report};
pub use words::words;

use crate::abi::Abi;
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
pub fn formatted(repository: &Path, text: &str) -> Result<String, String> {
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

/// The name of a record in functions: the C name of its struct, without the prefix.
fn short(abi: &Abi, record: &str) -> String {
    abi.c_name(record).trim_start_matches("neglect_").to_owned()
}

/// `use` lines for the types of a module, by name.
fn uses(module: &str, mut names: Vec<String>) -> String {
    names.sort();
    names.dedup();
    if names.is_empty() { String::new() } else { format!("use {module}::{{{}}};\n", names.join(", ")) }
}
