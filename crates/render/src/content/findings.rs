//! Findings under their forms of neglect, patterns, and what is past: each with its evidence, which is told once.

use std::collections::BTreeSet;

use neglect_screen::report::{Finding, SupportLine};
use neglect_screen::{Forms, Vocabulary as _};

use super::block::{Block, Lead, Statement};
use super::line::{Line, Piece, Strength};
use super::numbers::{Group, Numbers, Part, forms_in_words};
use crate::grouped::{MOST_EVIDENCE, evidence};
use crate::wording::spoken;

pub(super) fn findings(numbers: &Numbers<'_>) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut under = None;
    // What belongs to no form of neglect needs no heading where there is nothing else.
    let only_besides = |group: &Group<'_>| !matches!(group.part, Part::Findings(forms) if !forms.is_empty());
    if numbers.groups().iter().all(only_besides) {
        under = Some(Forms::NONE);
    }
    for group in numbers.groups() {
        let Part::Findings(forms) = group.part else { continue };
        if under.replace(forms) != Some(forms) {
            blocks.push(Block::Subheading(forms_in_words(forms)));
        }
        blocks.push(told(numbers, group));
    }
    blocks
}

pub(super) fn patterns(numbers: &Numbers<'_>) -> Vec<Block> {
    of_part(numbers, Part::Patterns)
}

pub(super) fn past(numbers: &Numbers<'_>) -> Vec<Block> {
    of_part(numbers, Part::Past)
}

fn of_part(numbers: &Numbers<'_>, part: Part) -> Vec<Block> {
    numbers.groups().iter().filter(|group| group.part == part).map(|group| told(numbers, group)).collect()
}

fn told(numbers: &Numbers<'_>, group: &Group<'_>) -> Block {
    let leads = group.findings.iter().enumerate();
    let leads = leads.map(|(nth, finding)| Lead {
        line: lead(finding, (nth == 0).then_some(group.number)),
        details: details(finding),
        authority: Some(numbers.authority(&finding.rule, finding.basis, &finding.cites, finding.checked)),
    });
    Block::Statement(Statement {
        leads: leads.collect(),
        evidence: evidence_of(numbers, group),
        is_finding: true,
    })
}

fn lead(finding: &Finding, number: Option<usize>) -> Line {
    let mut line = match number {
        Some(number) => Line::strong(format!("{number}. ")),
        None => Line::default(),
    };
    if let Some(concern) = finding.concern {
        line = line.piece(Piece::Tag(Strength::Concern(concern), spoken(concern.name()))).add(" ");
    }
    if let Some(hazard) = finding.hazard {
        line = line.piece(Piece::Tag(Strength::Hazard(hazard), format!("hazard: {hazard}"))).add(" ");
    }
    if finding.concern.is_none() && finding.hazard.is_none() {
        line = line.piece(Piece::Strong("[note]".to_owned())).add(" ");
    }
    line.add(&finding.text)
}

fn details(finding: &Finding) -> Vec<Line> {
    let note = finding.note.iter().map(|note| Line::plain(format!("Note: {note}")));
    let amended = finding.amended.iter().map(|amended| Line::quiet(format!("Amended by {amended}.")));
    note.chain(amended).collect()
}

/// What the findings of a group rest on: records that no finding before has told, and by their numbers and ids the rest.
fn evidence_of(numbers: &Numbers<'_>, group: &Group<'_>) -> Vec<Line> {
    let rests_on = &group.findings[0].rests_on;
    let of_findings: Vec<String> = rests_on.iter().map(|support| support.input.clone()).collect();
    let findings = numbers.findings(&of_findings).map(|findings| Line::plain(format!("on {findings}")));
    let records = rests_on.iter().filter(|support| numbers.of_rule(&support.input).is_none());
    let (known, new): (Vec<&SupportLine>, Vec<&SupportLine>) =
        records.partition(|support| numbers.is_told_before(group, &support.input));
    let mut lines: Vec<Line> = findings.into_iter().collect();
    let (newest, counted) = evidence(numbers.inputs(), &new);
    lines.extend(counted.map(Line::plain));
    lines.extend(newest.into_iter().map(record));
    if !known.is_empty() {
        let ids: BTreeSet<&str> = known.iter().map(|support| support.input.as_str()).collect();
        let shown: Vec<&str> = ids.iter().copied().take(2 * MOST_EVIDENCE).collect();
        let more = if ids.len() > shown.len() {
            format!(" and {} more", ids.len() - shown.len())
        } else {
            String::new()
        };
        let also = if lines.is_empty() { "on what is told above" } else { "and on what is told above" };
        lines.push(Line::plain(format!("{also}: {}{more}", shown.join(", "))));
    }
    let overlaps = &group.findings[0].overlaps;
    if !overlaps.is_empty() {
        let overlaps: Vec<String> = overlaps.iter().map(|overlap| spoken(overlap)).collect();
        lines.push(Line::plain(format!("Can look like: {}", overlaps.join(", "))));
    }
    lines
}

/// A record, with its day, the agency and its id.
fn record(support: &SupportLine) -> Line {
    let mut line = Line::default();
    if let Some(on) = support.on {
        line = line.piece(Piece::Day(on)).add(" ");
    }
    let by = support.by.map(|by| format!(", {}", spoken(by.name()))).unwrap_or_default();
    let id = if support.input.is_empty() { String::new() } else { format!(" ({})", support.input) };
    line.add(format!("{}{by}{id}", support.what))
}
