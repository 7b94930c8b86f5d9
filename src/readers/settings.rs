//! What the readers need from the packs in force: the tools and the codes of the school register.

use rustc_hash::FxHashMap;

use super::days;
use crate::pack::{AttendanceCode, SessionClass, Tool};
use crate::vocabulary::Checked;

/// The tools and register codes of the packs in force, with what it takes to find them quickly. Built once for a
/// screener.
#[derive(Debug, Clone, Default)]
pub struct Settings {
    tools: Vec<Tool>,
    tool_by_id: FxHashMap<String, usize>,
    /// For each tool its questions by id.
    questions: Vec<Questions>,
    meanings: FxHashMap<Mark, Vec<Meaning>>,
    /// The meanings of the one-character marks once more, by byte: a school year has some 380 of them.
    by_byte: Vec<Vec<Meaning>>,
}

/// The places of a tool's questions, by id.
pub(super) type Questions = FxHashMap<String, usize>;

/// A mark in the register: one ASCII character and a digit, or nought where there is none.
pub(super) type Mark = [u8; 2];

/// What a mark counts as while it is in force.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Meaning {
    pub class: SessionClass,
    pub illness: bool,
    pub penalty: bool,
    /// The class is recalled only, and not read in any text.
    pub recalled: bool,
    /// In force from this day to that, both included.
    from: i32,
    to: i32,
}

impl Settings {
    /// Takes the tools and register codes in the order of the packs. Where two packs say something of one register
    /// code for the same day, the later pack's word stands: so a partnership reclassifies a code.
    pub fn new(tools: Vec<Tool>, attendance_codes: Vec<AttendanceCode>) -> Settings {
        let tool_by_id = tools.iter().enumerate().map(|(at, tool)| (tool.id.clone(), at)).collect();
        let mut meanings: FxHashMap<Mark, Vec<Meaning>> = FxHashMap::default();
        let mut by_byte = vec![Vec::new(); 128];
        for code in &attendance_codes {
            let meaning = Meaning {
                class: code.class,
                illness: code.illness,
                penalty: code.penalty,
                recalled: code.checked == Checked::Recalled,
                from: code.from.map_or(i32::MIN, days::number),
                to: code.to.map_or(i32::MAX, days::number),
            };
            let mark = mark_of(&code.code).expect("a pack's register codes have one or two ASCII characters");
            meanings.entry(mark).or_default().push(meaning);
            if let [byte, 0] = mark {
                by_byte[usize::from(byte)].push(meaning);
            }
        }
        let questions = tools.iter().map(questions_of).collect();
        Settings { tools, tool_by_id, questions, meanings, by_byte }
    }

    /// The tools, in the order of the packs.
    pub fn tools(&self) -> &[Tool] {
        &self.tools
    }

    /// The tools, each with its questions by id.
    pub(super) fn tools_with_questions(&self) -> impl Iterator<Item = (&Tool, &Questions)> {
        self.tools.iter().zip(&self.questions)
    }

    /// The tool of that id.
    pub fn tool(&self, id: &str) -> Option<&Tool> {
        self.tool_by_id.get(id).and_then(|&at| self.tools.get(at))
    }

    /// What a mark counts as on that day: the latest pack's word among those in force then.
    pub(super) fn meaning(&self, mark: Mark, day: i32) -> Option<Meaning> {
        let meanings = match mark {
            [byte, 0] => self.by_byte.get(usize::from(byte))?,
            _ => self.meanings.get(&mark)?,
        };
        meanings.iter().rev().find(|meaning| meaning.from <= day && day <= meaning.to).copied()
    }
}

/// Of two questions of one id the first stands.
fn questions_of(tool: &Tool) -> Questions {
    tool.questions.iter().enumerate().rev().map(|(at, question)| (question.id.clone(), at)).collect()
}

/// A code of one or two ASCII characters as a mark.
fn mark_of(code: &str) -> Option<Mark> {
    match *code.as_bytes() {
        [one] if one.is_ascii() => Some([one, 0]),
        [one, two] if one.is_ascii() && two.is_ascii() => Some([one, two]),
        _ => None,
    }
}
