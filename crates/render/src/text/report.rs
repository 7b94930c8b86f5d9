//! A report as text: what a safeguarding lead reads.

use neglect_screen::report::Report;

use crate::content::{
    Account, AccountRow, Block, Document, Lead, Line, Piece, QuestionGroup, Strength, answers,
};
use crate::grouped::MOST_QUESTIONS;
use crate::styled::{Role, Styled};

/// A report as text.
///
/// ```
/// # use neglect_screen::{Case, Limits, Screener};
/// # let case = br#"{ "schema": 1, "case": "c", "as_of": "2026-11-21", "child": { "born": "2020-03-01" } }"#;
/// # let case = Case::from_json(case, &Limits::default())?;
/// # let screener = Screener::england();
/// let text = neglect_render::text::report(&screener.screen(&case)?);
/// assert!(text.as_str().contains("No alerting feature is recorded (this does not mean"));
/// # Ok::<(), neglect_screen::CaseError>(())
/// ```
pub fn report(report: &Report) -> Styled {
    let document = Document::new(report);
    let mut text = Styled::default();
    text.line(Role::Heading, &document.title);
    document.head.iter().for_each(|line| written(&mut text, "", line));
    for section in &document.sections {
        // A text has no pictures, for which the account says the same, and a replay has a text of its own.
        if !matches!(section.blocks[..], [Block::Picture | Block::Replay]) {
            text.heading(section.title);
            section.blocks.iter().for_each(|block| self::block(&mut text, block));
        }
    }
    text
}

fn block(text: &mut Styled, block: &Block) {
    match block {
        Block::Subheading(title) => {
            text.plain(" ").line(Role::Heading, title);
        }
        Block::Statement(statement) => {
            statement.leads.iter().for_each(|lead| self::lead(text, lead));
            statement.evidence.iter().for_each(|line| written(text, "      ", line));
        }
        Block::Questions(groups) => questions(text, groups),
        Block::Account(account) => self::account(text, account),
        Block::Picture | Block::Replay => {}
    }
}

/// A sentence, and under it in one line what belongs to it.
fn lead(text: &mut Styled, lead: &Lead) {
    written(text, "  ", &lead.line);
    let below = lead.details.iter().chain(&lead.authority);
    for (nth, line) in below.clone().enumerate() {
        text.plain(if nth == 0 { "      " } else { " | " });
        pieces(text, line);
    }
    if below.count() > 0 {
        text.end_line();
    }
}

fn written(text: &mut Styled, indent: &str, line: &Line) {
    text.plain(indent);
    pieces(text, line);
    text.end_line();
}

fn pieces(text: &mut Styled, line: &Line) {
    for piece in &line.0 {
        let role = match piece {
            Piece::Plain(_) | Piece::Day(_) | Piece::Link { .. } => Role::Plain,
            Piece::Strong(_) => Role::Heading,
            Piece::Quiet(_) | Piece::Source { .. } | Piece::SourceNumber(_) | Piece::Name(_) => Role::Quiet,
            Piece::Grave(Strength::Concern(concern), _) | Piece::Tag(Strength::Concern(concern), _) => {
                Role::Concern(*concern)
            }
            Piece::Grave(Strength::Hazard(hazard), _) | Piece::Tag(Strength::Hazard(hazard), _) => {
                Role::Hazard(*hazard)
            }
        };
        text.add(role, piece.text());
    }
}

/// The first groups of questions about records, and the first questions about the child; the rest is counted.
fn questions(text: &mut Styled, groups: &[QuestionGroup]) {
    let (about_records, others): (Vec<&QuestionGroup>, Vec<&QuestionGroup>) =
        groups.iter().partition(|group| group.about.is_some());
    for group in about_records.iter().take(MOST_QUESTIONS) {
        asked(text, group, group.asks.len());
    }
    let mut left = MOST_QUESTIONS;
    for group in &others {
        let shown = group.asks.len().min(left);
        left -= shown;
        asked(text, group, shown);
    }
    let hidden: usize = about_records.iter().skip(MOST_QUESTIONS).map(|group| group.asks.len()).sum();
    let others: usize = others.iter().map(|group| group.asks.len()).sum();
    let hidden = hidden + others.saturating_sub(MOST_QUESTIONS);
    if hidden > 0 {
        text.line(
            Role::Plain,
            format!("  and {hidden} more questions: the report as JSON or HTML has them all"),
        );
    }
}

/// A group with so many of its questions; nothing, where that is none.
fn asked(text: &mut Styled, group: &QuestionGroup, shown: usize) {
    if shown == 0 {
        return;
    }
    let head: Vec<&str> = group.about.iter().chain(&group.could).map(String::as_str).collect();
    if !head.is_empty() {
        text.line(Role::Plain, format!("  {}", head.join(": ")));
    }
    for (ask, place) in &group.asks[..shown] {
        text.plain(format!("      {ask} ________ ")).line(Role::Quiet, format!("({place})"));
    }
}

fn account(text: &mut Styled, account: &Account) {
    for (fate, rows) in &account.fates {
        text.line(Role::Plain, format!("  {fate}:"));
        for row in rows.iter().filter(|row| row.answer.is_none()) {
            text.line(Role::Plain, format!("      {}", record(row)));
        }
        for (assessment, answers) in answers(rows) {
            text.line(Role::Plain, format!("      answers of {assessment}: {}", answers.join(", ")));
        }
    }
    if !account.not_recorded.is_empty() {
        text.line(Role::Plain, format!("  nothing is recorded: {}", account.not_recorded.join("; ")));
    }
}

fn record(row: &AccountRow) -> String {
    let parts = [&row.weight, &row.led_to];
    let parts: Vec<&str> = parts.into_iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
    let parts = if parts.is_empty() { String::new() } else { format!(" \u{2192} {}", parts.join("; ")) };
    format!("{} {}, {} ({}){parts}", row.days, row.what, row.by, row.input)
}
