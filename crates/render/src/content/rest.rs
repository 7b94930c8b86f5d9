//! The shorter sections: contradictions, what was held back, readings, the household, numbers, and what to bear in mind.

use neglect_screen::report::{Answer, Caveat, PackRef, ReadingResult, Report, Value};
use neglect_screen::{CaveatCode, Number};

use super::block::{Block, said};
use super::head::sentence;
use super::line::{Line, Piece};
use super::numbers::Numbers;
use crate::grouped::worked_out;
use crate::wording::{facts_known, spoken};

pub(super) fn contradictions(report: &Report, numbers: &Numbers<'_>) -> Vec<Block> {
    let told = report.contradictions.iter().map(|met| {
        let taken = format!(
            "Taken at the more dangerous value: {}. Ask: {} ({})",
            met.taken,
            met.ask,
            met.inputs.join(", ")
        );
        let authority = numbers.authority(&met.contradiction, met.basis, &met.cites, met.checked);
        said(Line::plain(&met.text), vec![Line::plain(taken)], Some(authority))
    });
    told.collect()
}

pub(super) fn held_back(report: &Report) -> Vec<Block> {
    let told = report.held_back.iter().map(|held| {
        let reason = format!("Held back: {} ({})", spoken(&held.reason), held.inputs.join(", "));
        said(Line::plain(&held.text), vec![Line::plain(reason)], None)
    });
    told.collect()
}

/// The readings that say something of their own, and in one line those that say the same as the one that counts.
pub(super) fn readings(report: &Report, numbers: &Numbers<'_>) -> Vec<Block> {
    let says_more = |reading: &&ReadingResult| {
        reading.selected || reading.differs.is_some() || !reading.missing.is_empty()
    };
    let mut told: Vec<Block> = report
        .readings
        .iter()
        .filter(says_more)
        .map(|reading| self::reading(report, numbers, reading))
        .collect();
    let same = report.readings.iter().filter(|reading| !says_more(reading));
    let same: Vec<&str> = same.map(|reading| reading.title.as_str()).collect();
    if !same.is_empty() {
        told.push(said(Line::plain(format!("The same by: {}", same.join("; "))), Vec::new(), None));
    }
    told
}

fn reading(report: &Report, numbers: &Numbers<'_>, reading: &ReadingResult) -> Block {
    let outcome = spoken(&reading.outcome);
    let counts = if reading.selected { " (the one that counts)" } else { "" };
    let mut details = vec![Line::plain(&reading.text)];
    if !reading.because.is_empty() {
        details.push(Line::plain(format!("Because of: {}", facts_known(report, &reading.because))));
    }
    if !reading.missing.is_empty() {
        details.push(Line::plain(format!("Not known: {}", facts_known(report, &reading.missing))));
    }
    if let Some(differs) = &reading.differs {
        let (selected, facts) = (spoken(&differs.selected), facts_known(report, &differs.facts));
        details.push(Line::plain(format!("Differs from \u{201c}{selected}\u{201d} over: {facts}")));
    }
    let authority = numbers.authority(&reading.reading, reading.basis, &reading.cites, reading.checked);
    said(Line::plain(format!("{}{counts}: {outcome}", reading.title)), details, Some(authority))
}

pub(super) fn household(report: &Report) -> Vec<Block> {
    let told = report.for_review.iter();
    told.map(|review| said(Line::plain(format!("{} ({})", review.what, review.input)), Vec::new(), None))
        .collect()
}

/// The numbers that readers worked out and that mean something by themselves: no nought, no day of a span that another
/// number has in its words, nothing that is not so.
pub(super) fn numbers(report: &Report, numbers: &Numbers<'_>) -> Vec<Block> {
    let says_something = |answer: &Answer| match answer {
        Answer::Known(Value::Flag(_) | Value::Date(_)) => false,
        Answer::Known(Value::Number(number)) => *number != Number::ZERO,
        Answer::Known(_) => true,
        Answer::NotKnown | Answer::NotApplicable => false,
    };
    let told = worked_out(report, numbers.inputs()).filter(|fact| says_something(&fact.answer));
    told.map(|fact| said(Line::plain(&fact.words), Vec::new(), None)).collect()
}

/// The caveats but the one that leads the report, and what made it: the packs and the rules behind each finding, for those
/// who look them up.
pub(super) fn caveats(report: &Report, numbers: &Numbers<'_>) -> Vec<Block> {
    let caveats = report.caveats.iter().filter(|caveat| caveat.code != CaveatCode::SupportsJudgement);
    let caveats = caveats.map(|caveat| said(Line::plain(self::caveat(numbers, caveat)), Vec::new(), None));
    let pack = |pack: &PackRef| {
        let digest: String = pack.digest.chars().take(12).collect();
        format!("{} {} ({digest})", pack.id, pack.version)
    };
    let packs: Vec<String> = report.packs.iter().map(pack).collect();
    let made = format!("Made by neglect-screen {} with the packs {}.", report.library, packs.join(", "));
    let groups = numbers.groups().iter().map(|group| {
        let rules: Vec<&str> = group.findings.iter().map(|finding| finding.rule.as_str()).collect();
        format!("{} {}", group.number, rules.join(", "))
    });
    let rules = groups.collect::<Vec<_>>().join("; ");
    let rules = (!rules.is_empty()).then(|| {
        said(Line::quiet("The rules behind each finding: ").piece(Piece::Name(rules)), Vec::new(), None)
    });
    caveats.chain([said(Line::quiet(made), Vec::new(), None)]).chain(rules).collect()
}

fn caveat(numbers: &Numbers<'_>, caveat: &Caveat) -> String {
    if caveat.inputs.is_empty() {
        return sentence(&caveat.text);
    }
    let (rules, inputs): (Vec<String>, Vec<String>) =
        caveat.inputs.iter().cloned().partition(|input| numbers.of_rule(input).is_some());
    let all: Vec<String> = numbers.findings(&rules).into_iter().chain(inputs).collect();
    let text = sentence(&caveat.text);
    format!("{}: {}.", text.trim_end_matches('.'), all.join(", "))
}
