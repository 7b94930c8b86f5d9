//! The structs that programs fill in and read.

use std::collections::HashSet;
use std::fmt::Write as _;

use super::names::uses;
use crate::abi::Abi;
use crate::c_type::CStruct;
use crate::text::rust_doc;

/// The structs of a case.
pub fn records(abi: &Abi) -> String {
    let imports =
        uses("crate::view", ["neglect_optional", "neglect_pair", "neglect_str"].map(str::to_owned).to_vec())
            + "use crate::answer::neglect_answer;\nuse crate::handle::VersionedStruct;\n";
    // The header's head says what the terms mean.
    let terms = "To be filled.";
    let mut text = imports;
    let mut said = HashSet::new();
    for one in &abi.case_structs {
        text += &declared(abi, one, terms, &mut said);
        let _ = write!(
            text,
            "\n// SAFETY: it starts with `struct_size: u32`, and holds numbers, texts and pointers that may all be zero.\n\
             unsafe impl VersionedStruct for {} {{}}\n",
            one.c
        );
    }
    text
}

/// The structs of a report.
pub fn report_structs(abi: &Abi) -> String {
    let mut text = "use crate::view::{neglect_optional, neglect_str, neglect_strs};\n".to_owned();
    let mut said = HashSet::new();
    for one in &abi.report_structs {
        text += &declared(abi, one, "Lent by its report.", &mut said);
    }
    text
}

/// A struct. What was said of a field of the same name at an earlier struct is in `said`, and not said again; which enum it
/// takes is.
fn declared(abi: &Abi, one: &CStruct, terms: &str, said: &mut HashSet<(String, String)>) -> String {
    let record = abi.model.record(&one.record);
    let mut text = format!("\n{}", rust_doc(&record.doc.paragraphs(), 0));
    for line in terms.lines() {
        text += &rust_doc(&[line], 0);
    }
    let _ = writeln!(
        text,
        "#[repr(C)]\n#[derive(Debug, Clone, Copy)]\n\
         #[allow(missing_docs, reason = \"the length of the list before it, or what its name says\")]\n\
         pub struct {} {{",
        one.c
    );
    for field in &one.fields {
        let is_new = said.insert((field.name.clone(), field.doc.clone()));
        let of_enum = || field.doc.split_inclusive(". ").find(|sentence| sentence.contains("neglect_"));
        let doc = if is_new { field.doc.as_str() } else { of_enum().unwrap_or_default().trim() };
        let _ = writeln!(text, "{}pub {}: {},", rust_doc(&[doc], 4), field.name, field.kind.rust());
    }
    text + "}\n"
}
