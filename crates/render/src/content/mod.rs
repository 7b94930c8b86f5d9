//! What a report says to people, before it is text, a page or a Word file: sections of statements, questions and an
//! account, in their order. Every word stands here once; a writer only lays it out.

mod account;
mod block;
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

#[cfg(feature = "partnership")]
pub(crate) use account::by_day;
pub(crate) use block::{Account, AccountRow, Block, Lead, QuestionGroup, Section, Statement, answers};
pub(crate) use line::{Line, Piece, Strength};

use block::section;
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
            section("findings", "Findings", findings::findings(&numbers)),
            section("patterns", "Patterns over time and across agencies", findings::patterns(&numbers)),
            section("questions", "What nobody has written down", questions::questions(report, &numbers)),
            section("further", "Further steps", further),
            section("held", "Held back", rest::held_back(report)),
            section("readings", "Readings of the same answers", rest::readings(report, &numbers)),
            section("past", "Earlier findings: older, and answered", findings::past(&numbers)),
            section(
                "household",
                "Seen in another child of the household: look for it here",
                rest::household(report),
            ),
            section("numbers", "The numbers in the records", rest::numbers(report, &numbers)),
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
