//! What a report is made of: sections of blocks, and what a block may be.

use super::line::Line;

/// What stands under one heading.
pub(crate) struct Section {
    /// The name of its place in a page.
    pub(crate) id: &'static str,
    pub(crate) title: &'static str,
    pub(crate) blocks: Vec<Block>,
}

/// A part of a section.
pub(crate) enum Block {
    Subheading(String),
    Statement(Statement),
    Questions(Vec<QuestionGroup>),
    Account(Account),
    /// The child's time, where a picture can be shown; the account says the same in words.
    Picture,
    /// What was known on each date, where a replay is given.
    Replay,
}

/// Something that is said, with what stands under it.
#[derive(Default)]
pub(crate) struct Statement {
    pub(crate) leads: Vec<Lead>,
    /// What the leads rest on, told once.
    pub(crate) evidence: Vec<Line>,
    /// Whether the leads are headings: of findings.
    pub(crate) is_finding: bool,
}

/// One sentence, with what belongs to it.
#[derive(Default)]
pub(crate) struct Lead {
    pub(crate) line: Line,
    pub(crate) details: Vec<Line>,
    /// On whose authority it stands.
    pub(crate) authority: Option<Line>,
}

/// What is asked about one thing.
pub(crate) struct QuestionGroup {
    /// What it is about, with its ids.
    pub(crate) about: Option<String>,
    /// What the answers could change.
    pub(crate) could: Option<String>,
    /// Each question, and the place where its answer is written.
    pub(crate) asks: Vec<(String, String)>,
}

impl QuestionGroup {
    pub(super) fn asks_for(&self, ask: &str) -> bool {
        self.asks.iter().any(|(known, _)| known == ask)
    }
}

/// Everything that was recorded, and what is not.
pub(crate) struct Account {
    /// The inputs under each fate, by their days.
    pub(crate) fates: Vec<(&'static str, Vec<AccountRow>)>,
    /// Kinds of record of which there is nothing.
    pub(crate) not_recorded: Vec<String>,
}

/// One input.
pub(crate) struct AccountRow {
    pub(crate) input: String,
    /// The assessment and the question, of an answer.
    pub(crate) answer: Option<(String, String)>,
    /// The day, or the first and the last.
    pub(crate) days: String,
    pub(crate) by: String,
    pub(crate) what: String,
    /// The forms of neglect, and the concern that it raises or could raise.
    pub(crate) weight: String,
    /// Why, where the fate does not say it all; the findings that rest on it; what it repeats.
    pub(crate) led_to: String,
    /// No finding rests on it, and none could: many such answers are told in one row.
    pub(crate) is_idle: bool,
}

/// The answers among rows, by their assessments.
pub(crate) fn answers<'r>(rows: impl IntoIterator<Item = &'r AccountRow>) -> Vec<(&'r str, Vec<&'r str>)> {
    let mut of_assessments: Vec<(&str, Vec<&str>)> = Vec::new();
    for (assessment, answer) in rows.into_iter().filter_map(|row| row.answer.as_ref()) {
        match of_assessments.iter_mut().find(|(of, _)| of == assessment) {
            Some((_, answers)) => answers.push(answer),
            None => of_assessments.push((assessment, vec![answer])),
        }
    }
    of_assessments
}

/// A statement of one sentence.
pub(super) fn said(line: Line, details: Vec<Line>, authority: Option<Line>) -> Block {
    let lead = Lead { line, details, authority };
    Block::Statement(Statement { leads: vec![lead], ..Statement::default() })
}

/// A section, which may turn out empty.
pub(super) fn section(id: &'static str, title: &'static str, blocks: Vec<Block>) -> Section {
    Section { id, title, blocks }
}
