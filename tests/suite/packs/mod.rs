//! Packs: what their text means, and what is said of a text that means nothing.

mod analyse;
mod arbitrary;
mod built_in;
mod decode;
mod describe;
mod diagnostics;
mod docs;
mod fixtures;
mod folders;
mod lints;

use neglect_screen::authoring::diagnostic_code;
use neglect_screen::pack::{DiagnosticCode, PackText, ParsedPack, built_in, built_in_local, built_in_tools};

/// Every pack that ships, England's first.
pub fn shipped() -> impl Iterator<Item = &'static PackText> {
    [built_in(), built_in_local(), built_in_tools()].into_iter().flatten()
}

/// The pack of this name among those that ship, read: `england/nice`.
pub fn parsed(name: &str) -> ParsedPack {
    let named = |text: &&PackText| text.name().trim_end_matches(".toml") == name;
    shipped().find(named).unwrap_or_else(|| panic!("no pack {name} ships")).parse().unwrap()
}

/// England's packs, read.
pub fn england() -> Vec<ParsedPack> {
    built_in().iter().map(|text| text.parse().unwrap()).collect()
}

/// The diagnostic code of this name.
pub fn named(name: &str) -> DiagnosticCode {
    diagnostic_code(name).unwrap_or_else(|| panic!("no diagnostic has the code {name}"))
}
