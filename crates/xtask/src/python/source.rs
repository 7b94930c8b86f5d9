//! Python as it is put together: modules, imports and lists of names.

use crate::text::{FIRST_LINE, WIDTH};

/// A module: its first line, what it is, what it imports, and its classes.
pub(super) fn module(what: &str, imports: &[&str], body: &str) -> String {
    let imports = imports.iter().map(|import| format!("{import}\n")).collect::<String>();
    format!("# {FIRST_LINE}\n\"\"\"{what}\"\"\"\n\nfrom __future__ import annotations\n\n{imports}{body}")
}

/// An import as ruff writes it.
pub(super) fn import(module: &str, names: &[&str]) -> String {
    let line = format!("from {module} import {}", names.join(", "));
    if line.len() <= WIDTH + 10 {
        return line;
    }
    let names = names.iter().map(|name| format!("    {name},\n")).collect::<String>();
    format!("from {module} import (\n{names})")
}

/// The names that a module shows.
pub(super) fn all(mut names: Vec<String>) -> String {
    names.sort();
    let names = names.iter().map(|name| format!("    \"{name}\",\n")).collect::<String>();
    format!("\n__all__ = [\n{names}]\n")
}
