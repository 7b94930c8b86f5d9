//! Totals as facts: the last step of `assessments`. Beside each total stand how much of it is answered, how its
//! grade came about, how far its grades lie apart, its band, and how it changed since the assessment before.

use crate::vocabulary::Vocabulary;
use std::borrow::Cow;
use std::collections::BTreeSet;

use super::super::output::{Provenance, ReaderOutput};
use super::graded_care::GradeReason;
use super::totals::{AnswerSheet, DatedAnswer, TotalResult, best_and_worst, make};
use crate::facts::FactEntry;
use crate::facts::{Answer, EarlierAnswer, Fact, FactKind, Value};
use crate::number::Number;
use crate::pack::{AnswerKind, Method, Tool, ToolQuestion, Total};
use crate::text::{Day, text};
use crate::work::Work;

/// The words of the fact `tool.total.change`.
const CHANGES: [&str; 3] = ["improved", "unchanged", "worse"];

/// Adds the facts of every total of which some question was answered.
pub(super) fn push_totals(sheet: &AnswerSheet<'_>, work: &Work, output: &mut ReaderOutput) {
    if sheet.tool.totals.is_empty() {
        return;
    }
    let now = make(sheet, None);
    let mut had_been = had_been(sheet, &now, work);
    // The profile as it stood before a turn, made once for each turn that some total asks about.
    let mut earlier: Vec<(usize, Vec<TotalResult>)> = Vec::new();
    for (at, (total, made)) in sheet.tool.totals.iter().zip(&now).enumerate() {
        let under = questions_under(sheet.tool, total, made);
        let provenance = resting(sheet, &under, None);
        let Some(last) =
            under.iter().filter_map(|&q| sheet.standing(q, None)).map(|given| given.sequence).max()
        else {
            continue;
        };
        push_total(sheet, total, made, &provenance, std::mem::take(&mut had_been[at]), output);
        if rises_from_best_to_worst(sheet.tool, total) {
            if !earlier.iter().any(|(sequence, _)| *sequence == last) {
                earlier.push((last, make(sheet, Some(last))));
            }
            let before =
                earlier.iter().find(|(sequence, _)| *sequence == last).and_then(|(_, all)| all.get(at));
            if let Some(before) = before {
                push_change(sheet, total, made, before, last, &under, output);
            }
        }
    }
}

/// What each total had been after each assessment that answered something of it, but the last.
fn had_been(sheet: &AnswerSheet<'_>, now: &[TotalResult], work: &Work) -> Vec<Vec<EarlierAnswer>> {
    let mut had_been = vec![Vec::new(); now.len()];
    let mut sequences = sheet.given.iter().flatten().map(|given| given.sequence);
    let first = sequences.next();
    if sequences.all(|sequence| Some(sequence) == first) {
        return had_been;
    }
    let totals = || sheet.tool.totals.iter().zip(now);
    let under: Vec<Vec<usize>> =
        totals().map(|(total, made)| questions_under(sheet.tool, total, made)).collect();
    let turns_of = |questions: &Vec<usize>| -> BTreeSet<usize> {
        questions.iter().flat_map(|&question| &sheet.given[question]).map(|given| given.sequence).collect()
    };
    let turns: Vec<BTreeSet<usize>> = under.iter().map(turns_of).collect();
    let of_any: BTreeSet<usize> = turns.iter().flatten().copied().collect();
    let steps = under.iter().map(|under| 1 + under.len()).sum();
    for turn in of_any.into_iter().take_while(|_| work.take(steps)) {
        let then = make(sheet, Some(turn + 1));
        for (at, made) in then.into_iter().enumerate() {
            if turns[at].contains(&turn) && turns[at].last() != Some(&turn) {
                let Provenance { on, agencies, from } = resting(sheet, &under[at], Some(turn + 1));
                let on = on.expect("a turn of a total answers one of its questions");
                had_been[at].push(EarlierAnswer { answer: made.answer, on, agencies, from });
            }
        }
    }
    had_been
}

/// The questions whose answers a total rests on: those under it, and for a result by hand its own.
fn questions_under(tool: &Tool, total: &Total, made: &TotalResult) -> Vec<usize> {
    let mut under = made.leaves.clone();
    if total.method == Method::ByHand {
        under.extend(tool.questions.iter().position(|question| question.id == total.id));
    }
    under
}

/// What the answers to these questions rest on: those that are known, and where none is, those that say so.
fn resting(sheet: &AnswerSheet<'_>, under: &[usize], before: Option<usize>) -> Provenance {
    let standing = || under.iter().filter_map(|&q| sheet.standing(q, before));
    let some_known = standing().any(|given| matches!(given.answer, Answer::Known(_)));
    let mut provenance = Provenance::default();
    for given in standing().filter(|given| !some_known || matches!(given.answer, Answer::Known(_))) {
        rest_on(&mut provenance, given);
    }
    provenance
}

fn rest_on(provenance: &mut Provenance, given: &DatedAnswer) {
    match given.by {
        Some(by) => provenance.add(given.input, by, given.on),
        None => {
            provenance.on = provenance.on.max(Some(given.on));
            if let Err(at) = provenance.from.binary_search(&given.input) {
                provenance.from.insert(at, given.input);
            }
        }
    }
}

/// A grade scale runs from best to worst, so its totals can be called better or worse; a sum's direction is the
/// tool's own affair.
fn rises_from_best_to_worst(tool: &Tool, total: &Total) -> bool {
    match total.method {
        Method::ModeWithCeiling { .. } => true,
        Method::ByHand => own_question(tool, total).is_some_and(is_graded),
        Method::Sum | Method::Max | Method::Count => false,
    }
}

fn own_question<'t>(tool: &'t Tool, total: &Total) -> Option<&'t ToolQuestion> {
    tool.questions.iter().find(|question| question.id == total.id)
}

fn is_graded(question: &ToolQuestion) -> bool {
    matches!(question.answer, AnswerKind::Grade { .. })
}

fn push_total(
    sheet: &AnswerSheet<'_>,
    total: &Total,
    made: &TotalResult,
    provenance: &Provenance,
    had_been: Vec<EarlierAnswer>,
    output: &mut ReaderOutput,
) {
    let mut push = |suffix: &str, answer: Answer, words: Cow<'static, str>, earlier: Vec<EarlierAnswer>| {
        output.facts.push(Fact {
            name: name(sheet.tool, total, suffix),
            answer,
            on: provenance.on,
            agencies: provenance.agencies.clone(),
            from: provenance.from.clone(),
            words,
            earlier,
        });
    };
    let bands_had_been =
        had_been.iter().map(|then| EarlierAnswer { answer: band(total, &then.answer), ..then.clone() });
    let bands_had_been: Vec<EarlierAnswer> =
        if total.bands.is_empty() { Vec::new() } else { bands_had_been.collect() };
    // A result given by hand is already a fact: the answer to the question of that name.
    if total.method != Method::ByHand {
        push("", made.answer.clone(), Cow::Owned(words(total, made)), had_been);
    }
    if made.applying > 0 {
        let coverage = Value::Ratio { part: made.known, whole: made.applying };
        push(
            ".coverage",
            Answer::Known(coverage),
            Cow::Owned(text!(made.known, " of ", made.applying, " answered")),
            Vec::new(),
        );
    }
    if let Some(graded) = made.graded {
        push(
            ".reason",
            Answer::Known(Value::Text(Cow::Borrowed(graded.reason.name()))),
            Cow::Borrowed(because(graded.reason)),
            Vec::new(),
        );
    }
    if matches!(total.method, Method::ModeWithCeiling { .. } | Method::ByHand)
        && let Some((best, worst)) = best_and_worst(sheet, made)
    {
        let spread = Number::from(worst.saturating_sub(best));
        push(".spread", Answer::Known(Value::Number(spread)), Cow::Owned(apart(best, worst)), Vec::new());
    }
    if !total.bands.is_empty() {
        let band = band(total, &made.answer);
        let words = match &band {
            Answer::Known(Value::Text(label)) => label.clone(),
            Answer::NotApplicable => Cow::Borrowed("does not apply"),
            Answer::Known(_) | Answer::NotKnown => Cow::Borrowed("not known"),
        };
        push(".band", band, words, bands_had_been);
    }
}

/// The band of a result.
fn band(total: &Total, result: &Answer) -> Answer {
    match result {
        Answer::Known(value) => match band_of(total, value) {
            Some(label) => Answer::Known(Value::Text(Cow::Owned(label.to_owned()))),
            None => Answer::NotKnown,
        },
        Answer::NotKnown => Answer::NotKnown,
        Answer::NotApplicable => Answer::NotApplicable,
    }
}

fn name(tool: &Tool, total: &Total, suffix: &str) -> Cow<'static, str> {
    Cow::Owned(text!(tool.id, ".", total.id, suffix))
}

/// The total in words, with how much of it is answered.
fn words(total: &Total, made: &TotalResult) -> String {
    let result = match &made.answer {
        Answer::NotKnown => "not known".to_owned(),
        Answer::NotApplicable => "does not apply".to_owned(),
        Answer::Known(Value::Between { low, high }) => format!("{low} to {high}"),
        Answer::Known(Value::Number(number)) => match made.graded {
            Some(graded) => format!("grade {number} ({})", because(graded.reason)),
            None => number.to_string(),
        },
        Answer::Known(Value::Flag(_) | Value::Ratio { .. } | Value::Text(_) | Value::Date(_)) => {
            "recorded".to_owned()
        }
    };
    text!(total.title, ": ", result, ", ", made.known, " of ", made.applying, " answered")
}

fn apart(best: i64, worst: i64) -> String {
    if best == worst { format!("every grade is {best}") } else { format!("grades from {best} to {worst}") }
}

fn because(reason: GradeReason) -> &'static str {
    match reason {
        GradeReason::Ceiling => "the worst grade decides",
        GradeReason::Mode => "the most frequent grade",
        GradeReason::Tie => "a tie between the most frequent grades",
    }
}

/// The band in which the whole of a value lies.
fn band_of<'t>(total: &'t Total, value: &Value) -> Option<&'t str> {
    let (low, high) = value.bounds()?;
    total.bands.iter().find(|band| low >= band.from && high <= band.to).map(|band| band.label.as_str())
}

/// The change since the assessment before: both results must be known, and nothing is inferred from one alone.
fn push_change(
    sheet: &AnswerSheet<'_>,
    total: &Total,
    now: &TotalResult,
    before: &TotalResult,
    last: usize,
    under: &[usize],
    output: &mut ReaderOutput,
) {
    let (Some(new), Some(old)) = (exactly(&now.answer), exactly(&before.answer)) else { return };
    let [improved, unchanged, worse] = CHANGES;
    let change = match new.cmp(&old) {
        std::cmp::Ordering::Less => improved,
        std::cmp::Ordering::Equal => unchanged,
        std::cmp::Ordering::Greater => worse,
    };
    let mut provenance = resting(sheet, under, None);
    let earlier = resting(sheet, under, Some(last));
    let since = earlier.on.map(|on| text!(" on ", Day(on))).unwrap_or_default();
    for given in under.iter().filter_map(|&q| sheet.standing(q, Some(last))) {
        rest_on(&mut provenance, given);
    }
    output.facts.push(Fact {
        name: name(sheet.tool, total, ".change"),
        answer: Answer::Known(Value::Text(Cow::Borrowed(change))),
        words: Cow::Owned(format!("{}: grade {old}{since}, now grade {new}: {change}", total.title)),
        on: provenance.on,
        agencies: provenance.agencies,
        from: provenance.from,
        earlier: Vec::new(),
    });
}

fn exactly(answer: &Answer) -> Option<Number> {
    match answer {
        Answer::Known(Value::Number(number)) => Some(*number),
        _ => None,
    }
}

/// The facts that a tool's answers and totals make: `tool.question`, `tool.question.evidenced`, `tool.total`, and
/// beside a total `.coverage`, `.reason`, `.spread`, `.band` and `.change`, as far as its method has them.
pub fn tool_facts(tool: &Tool) -> Vec<FactEntry> {
    let mut entries = Vec::with_capacity(tool.questions.len() + tool.totals.len() * 4);
    for question in &tool.questions {
        entries.push(FactEntry {
            name: Cow::Owned(format!("{}.{}", tool.id, question.id)),
            kind: kind_of(&question.answer),
            text: Cow::Owned(question.ask.clone()),
            ask: Some(Cow::Owned(question.ask.clone())),
        });
        if may_need_evidence(tool, &question.answer) {
            entries.push(FactEntry {
                name: Cow::Owned(format!("{}.{}.evidenced", tool.id, question.id)),
                kind: FactKind::Flag,
                text: Cow::Owned(format!("whether the answer has its evidence: {}", question.ask)),
                ask: Some(Cow::Owned(format!("What is the evidence for the answer? {}", question.ask))),
            });
        }
    }
    for total in &tool.totals {
        push_entries(tool, total, &mut entries);
    }
    entries
}

fn kind_of(answer: &AnswerKind) -> FactKind {
    match answer {
        AnswerKind::YesNo => FactKind::Flag,
        AnswerKind::Choice { options, .. } => {
            FactKind::Choice { options: options.iter().cloned().map(Cow::Owned).collect() }
        }
        AnswerKind::Grade { .. } => FactKind::Number { unit: Cow::Borrowed("grade") },
        AnswerKind::Number { unit, .. } => FactKind::Number { unit: Cow::Owned(unit.clone()) },
    }
}

fn may_need_evidence(tool: &Tool, answer: &AnswerKind) -> bool {
    tool.evidence_for.iter().any(|wanted| match answer {
        AnswerKind::YesNo => matches!(wanted.as_str(), "yes" | "no" | "true" | "false"),
        AnswerKind::Choice { options, .. } => options.contains(wanted),
        AnswerKind::Grade { .. } | AnswerKind::Number { .. } => wanted.parse::<Number>().is_ok(),
    })
}

fn push_entries(tool: &Tool, total: &Total, entries: &mut Vec<FactEntry>) {
    let mut push = |suffix: &str, kind: FactKind, text: String| {
        entries.push(FactEntry {
            name: name(tool, total, suffix),
            kind,
            text: Cow::Owned(text),
            ask: Some(Cow::Owned(format!("{}: which answers are still open?", total.title))),
        });
    };
    let choice = |words: &[&'static str]| FactKind::Choice {
        options: words.iter().copied().map(Cow::Borrowed).collect(),
    };
    let graded = matches!(total.method, Method::ModeWithCeiling { .. });
    let unit = if graded { "grade" } else { "points" };
    if total.method != Method::ByHand {
        push("", FactKind::Number { unit: Cow::Borrowed(unit) }, total.title.clone());
    }
    if !total.of.is_empty() {
        push(".coverage", FactKind::Ratio, format!("how much is answered of: {}", total.title));
    }
    if graded {
        push(".reason", choice(GradeReason::NAMES), format!("how the grade came about: {}", total.title));
    }
    if graded || total.method == Method::ByHand {
        let spread = FactKind::Number { unit: Cow::Borrowed("grades") };
        push(".spread", spread, format!("how far the best and the worst grade lie apart: {}", total.title));
    }
    if !total.bands.is_empty() {
        let options = total.bands.iter().map(|band| Cow::Owned(band.label.clone())).collect();
        push(".band", FactKind::Choice { options }, format!("the band of: {}", total.title));
    }
    if rises_from_best_to_worst(tool, total) {
        push(".change", choice(&CHANGES), format!("the change since the assessment before: {}", total.title));
    }
}
