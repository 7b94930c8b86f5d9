//! What the readers need from the packs in force: the tools and the codes of the school register.

use jiff::civil::Date;
use rustc_hash::FxHashMap;

use crate::pack::{AttendanceCode, Tool};

/// The tools and register codes of the packs in force, with what it takes to find them quickly. Built once for a
/// screener.
#[derive(Debug, Clone, Default)]
pub struct Settings {
    tools: Vec<Tool>,
    attendance_codes: Vec<AttendanceCode>,
    tool_by_id: FxHashMap<String, usize>,
    /// One or two bytes of a code, the second nought where there is none, and the places of its entries.
    codes_by_mark: FxHashMap<[u8; 2], Vec<usize>>,
}

impl Settings {
    /// Takes the tools and register codes in the order of the packs. Where two packs say something of one register
    /// code for the same day, the later pack's word stands: so a partnership reclassifies a code.
    pub fn new(tools: Vec<Tool>, attendance_codes: Vec<AttendanceCode>) -> Settings {
        let tool_by_id = tools.iter().enumerate().map(|(at, tool)| (tool.id.clone(), at)).collect();
        let mut codes_by_mark: FxHashMap<[u8; 2], Vec<usize>> = FxHashMap::default();
        for (at, code) in attendance_codes.iter().enumerate() {
            if let Some(mark) = mark_of(&code.code) {
                codes_by_mark.entry(mark).or_default().push(at);
            }
        }
        Settings { tools, attendance_codes, tool_by_id, codes_by_mark }
    }

    /// The tools, in the order of the packs.
    pub fn tools(&self) -> &[Tool] {
        &self.tools
    }

    /// The register codes, in the order of the packs.
    pub fn attendance_codes(&self) -> &[AttendanceCode] {
        &self.attendance_codes
    }

    /// The tool of that id.
    pub fn tool(&self, id: &str) -> Option<&Tool> {
        self.tool_by_id.get(id).and_then(|&at| self.tools.get(at))
    }

    /// What a mark in the register means on that day: the latest pack's entry among those in force then.
    pub fn attendance_code(&self, mark: &str, on: Date) -> Option<&AttendanceCode> {
        let entries = self.codes_by_mark.get(&mark_of(mark)?)?;
        entries
            .iter()
            .rev()
            .filter_map(|&at| self.attendance_codes.get(at))
            .find(|code| code.from.is_none_or(|from| from <= on) && code.to.is_none_or(|to| on <= to))
    }
}

/// A code of one or two ASCII characters as a key.
fn mark_of(code: &str) -> Option<[u8; 2]> {
    match *code.as_bytes() {
        [one] if one.is_ascii() => Some([one, 0]),
        [one, two] if one.is_ascii() && two.is_ascii() => Some([one, two]),
        _ => None,
    }
}
