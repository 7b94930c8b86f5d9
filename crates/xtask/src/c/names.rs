//! Names that several of the printers of C use.

use crate::abi::Abi;

/// The name of a record in functions: the C name of its struct, without the prefix.
pub(super) fn short(abi: &Abi, record: &str) -> String {
    abi.c_name(record).trim_start_matches("neglect_").to_owned()
}

/// `use` lines for the types of a module, by name.
pub(super) fn uses(module: &str, mut names: Vec<String>) -> String {
    names.sort();
    names.dedup();
    if names.is_empty() { String::new() } else { format!("use {module}::{{{}}};\n", names.join(", ")) }
}
