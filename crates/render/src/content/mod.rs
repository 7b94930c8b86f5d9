//! What a report says to people, before it is text, a page or a Word file: sections of statements, questions and an
//! account, in their order. Every word stands here once; a writer only lays it out.

mod account;
mod findings;
mod head;
mod line;
mod numbers;
mod questions;
mod rest;
mod sources;
mod steps;

use std::collections::BTreeMap;

use neglect_screen::report::Report;

pub(crate) use account::{Account, AccountRow};
pub(crate) use line::{Line, Piece, Strength};
pub(crate) use questions::QuestionGroup;

use numbers::Numbers;

/// A report in words.
pub(crate) struct Document {
    pub(crate) title: String,
    /// What leads: both scales, the level of need, what is undecided, and what a report is not.
    pub(crate) head: Vec<Line>,
    pub(crate) sections: Vec<Section>,
    /// The numbers by which the report speaks of the findings of rules.
    numbers: BTreeMap<String, usize>,
}

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

/// A statement of one sentence.
fn said(line: Line, details: Vec<Line>, authority: Option<Line>) -> Block {
    let lead = Lead { line, details, authority };
    Block::Statement(Statement { leads: vec![lead], ..Statement::default() })
}

impl Document {
    pub(crate) fn new(report: &Report) -> Document {
        let numbers = Numbers::new(report);
        let (first, further) = steps::steps(report, &numbers);
        let sections = [
            section("next", "What to do now", first),
            section("time", "The child\u{2019}s time", vec![Block::Picture]),
            section(
                "contradictions",
                "Answers that contradict each other",
                rest::contradictions(report, &numbers),
            ),
            section("findings", "Findings", findings::findings(report, &numbers)),
            section(
                "patterns",
                "Patterns over time and across agencies",
                findings::patterns(report, &numbers),
            ),
            section("questions", "What nobody has written down", questions::questions(report, &numbers)),
            section("further", "Further steps", further),
            section("held", "Held back", rest::held_back(report)),
            section("readings", "Readings of the same answers", rest::readings(report, &numbers)),
            section("past", "Earlier findings: older, and answered", findings::past(report, &numbers)),
            section(
                "household",
                "Seen in another child of the household: look for it here",
                rest::household(report),
            ),
            section("numbers", "The numbers in the records", rest::numbers(report)),
            section("known", "What was known when", vec![Block::Replay]),
            section(
                "account",
                "What happened to everything that was recorded",
                account::account(report, &numbers),
            ),
            section("caveats", "To bear in mind", rest::caveats(report, &numbers)),
        ];
        let mut sections = Vec::from(sections);
        let documents = sources::numbered(&mut sections, report);
        sections.push(section("sources", "Sources", documents));
        sections.retain(|section| !section.blocks.is_empty());
        Document {
            title: head::title(report),
            head: head::head(report),
            sections,
            numbers: numbers.by_rule(),
        }
    }

    /// What the report calls the finding of a rule; the rule's id, where the rule fired at another time alone.
    pub(crate) fn finding_of(&self, rule: &str) -> String {
        self.numbers.get(rule).map_or_else(|| rule.to_owned(), |number| format!("finding {number}"))
    }
}

fn section(id: &'static str, title: &'static str, blocks: Vec<Block>) -> Section {
    Section { id, title, blocks }
}
