//! Tools: what totals add up, and options that must exist.

use super::codes::{BAD_COMPARISON, BAD_TOTAL, UNKNOWN_CODE, UNKNOWN_QUESTION, UNKNOWN_VALUE};
use crate::authoring::conditions::nodes;
use crate::authoring::diagnostics::{Diagnostics, Location};
use crate::authoring::symbol_table::SymbolTable;
use crate::pack::codes::{DUPLICATE, EMPTY, OUT_OF_PLACE};
use crate::pack::{AnswerKind, Condition, Method, ParsedPack, Pattern, Tool};

/// Emits totals over questions that do not exist or cannot be added, and of options that nobody can choose.
pub(super) fn check(parsed: &ParsedPack, symbols: &SymbolTable<'_>, diagnostics: &mut Diagnostics) {
    for (index, tool) in parsed.pack.tools.iter().enumerate() {
        let path = format!("tool[{index}]");
        for total_index in 0..tool.totals.len() {
            let path = format!("{path}.total[{total_index}]");
            total_of(Location::new(parsed, &path), tool, total_index, diagnostics);
        }
        evidence_for(Location::new(parsed, &path), tool, diagnostics);
        only_ifs(Location::new(parsed, &path), tool, diagnostics);
        records(Location::new(parsed, &path), tool, diagnostics);
        meanings(Location::new(parsed, &path), tool, symbols, diagnostics);
    }
}

fn total_of(location: Location<'_>, tool: &Tool, index: usize, diagnostics: &mut Diagnostics) {
    let (earlier_totals, total) = (&tool.totals[..index], &tool.totals[index]);
    let by_hand = total.method == Method::ByHand;
    let same = tool.questions.iter().any(|question| question.id == total.id);
    if by_hand && !same {
        diagnostics.emit(
            location.with_path(&format!("{}.id", location.path)),
            UNKNOWN_QUESTION,
            format!("`{}` is given by hand, and no question of that id asks for it", total.id),
            "add a question of the same id",
        );
    }
    if !by_hand && same {
        diagnostics.emit(
            location.with_path(&format!("{}.id", location.path)),
            DUPLICATE,
            format!("`{}` is a question as well as a total", total.id),
            "give one of them another id",
        );
    }
    if !by_hand && total.of.is_empty() {
        diagnostics.emit(location, EMPTY, "a total of nothing", "name questions or earlier totals in `of`");
    }
    for (of_index, of) in total.of.iter().enumerate() {
        let path = format!("{}.of[{of_index}]", location.path);
        let question = tool.questions.iter().find(|question| question.id == *of);
        let earlier = earlier_totals.iter().any(|earlier| earlier.id == *of);
        match question {
            Some(question) if !by_hand && !adds_up(&question.answer, total.method) => diagnostics.emit(
                location.with_path(&path),
                BAD_TOTAL,
                format!("answers to `{of}` cannot be counted so"),
                "a sum and a highest take numbers, grades, points and yes/no; a count takes yes/no and points; a mode takes grades",
            ),
            Some(_) => {}
            None if earlier => {}
            None => {
                let questions = tool.questions.iter().map(|question| question.id.as_str());
                diagnostics.emit(
                    location.with_path(&path),
                    UNKNOWN_QUESTION,
                    format!("this tool has no question and no earlier total `{of}`"),
                    diagnostics.did_you_mean(of, questions),
                );
            }
        }
    }
    for (band_index, band) in total.bands.iter().enumerate() {
        if total.bands.iter().take(band_index).any(|other| other.from <= band.to && band.from <= other.to) {
            diagnostics.emit(
                location.with_path(&format!("{}.band[{band_index}]", location.path)),
                DUPLICATE,
                format!("the band `{}` overlaps an earlier one", band.label),
                "both ends of a band are included: let the next begin above",
            );
        }
    }
}

/// Whether a method can take such an answer.
fn adds_up(answer: &AnswerKind, method: Method) -> bool {
    match (answer, method) {
        (AnswerKind::Choice { points, .. }, Method::ModeWithCeiling { .. }) => !points.is_empty(),
        (AnswerKind::Choice { points, .. }, _) => !points.is_empty(),
        (AnswerKind::YesNo, method) => matches!(method, Method::Sum | Method::Max | Method::Count),
        (AnswerKind::Grade { .. }, _) => true,
        (AnswerKind::Number { .. }, method) => matches!(method, Method::Sum | Method::Max),
    }
}

fn evidence_for(location: Location<'_>, tool: &Tool, diagnostics: &mut Diagnostics) {
    for (option_index, option) in tool.evidence_for.iter().enumerate() {
        let can_be = tool.questions.iter().any(|question| match &question.answer {
            AnswerKind::YesNo => matches!(option.as_str(), "yes" | "no" | "true" | "false"),
            AnswerKind::Choice { options, .. } => options.contains(option),
            AnswerKind::Grade { min, max } => {
                option.parse::<i64>().is_ok_and(|grade| (*min..=*max).contains(&grade))
            }
            AnswerKind::Number { .. } => false,
        });
        if !can_be {
            diagnostics.emit(
                location.with_path(&format!("{}.evidence_for[{option_index}]", location.path)),
                UNKNOWN_VALUE,
                format!("no question of this tool can be answered `{option}`"),
                "name an option of a choice, or a grade",
            );
        }
    }
}

/// A question can hang only on answers of the same tool.
fn only_ifs(location: Location<'_>, tool: &Tool, diagnostics: &mut Diagnostics) {
    for (question_index, question) in tool.questions.iter().enumerate() {
        let Some(only_if) = &question.only_if else { continue };
        let path = format!("{}.question[{question_index}].only_if", location.path);
        for (path, condition) in nodes(only_if, &path) {
            let Condition::Fact(test) = condition else { continue };
            let own = test.fact.strip_prefix(tool.id.as_str()).and_then(|rest| rest.strip_prefix('.'));
            let own = own.filter(|id| tool.questions.iter().any(|other| other.id == **id));
            match own {
                Some(id) if id == question.id => diagnostics.emit(
                    location.with_path(&path),
                    OUT_OF_PLACE,
                    "a question that hangs on its own answer",
                    "let it hang on another question of this tool",
                ),
                Some(_) => {}
                None => diagnostics.emit(
                    location.with_path(&path),
                    OUT_OF_PLACE,
                    format!("`{}` is not an answer of this tool", test.fact),
                    "a question can hang only on other questions of its own tool",
                ),
            }
        }
    }
}

/// What the child's record holds of a birth are numbers, and answer only a question that asks for one.
fn records(location: Location<'_>, tool: &Tool, diagnostics: &mut Diagnostics) {
    for (question_index, question) in tool.questions.iter().enumerate() {
        let Some(record) = &question.record else { continue };
        let path = format!("{}.question[{question_index}].record", location.path);
        if !matches!(question.answer, AnswerKind::Number { .. }) {
            diagnostics.emit(
                location.with_path(&path),
                BAD_COMPARISON,
                format!("`{record}` is a number, and the question does not ask for one"),
                "let the answer be a number",
            );
        }
    }
}

/// An answer can mean only a code that there is, and only an answer that the question can have means one.
fn meanings(location: Location<'_>, tool: &Tool, symbols: &SymbolTable<'_>, diagnostics: &mut Diagnostics) {
    for (question_index, question) in tool.questions.iter().enumerate() {
        for meaning in &question.means {
            let path = format!("{}.question[{question_index}].means.{}", location.path, meaning.answer);
            let can_be = match &question.answer {
                AnswerKind::YesNo => matches!(meaning.answer.as_str(), "yes" | "no"),
                AnswerKind::Choice { options, .. } => options.contains(&meaning.answer),
                AnswerKind::Grade { .. } | AnswerKind::Number { .. } => false,
            };
            if !can_be {
                diagnostics.emit(
                    location.with_path(&path),
                    UNKNOWN_VALUE,
                    format!("this question cannot be answered `{}`", meaning.answer),
                    "name `yes`, `no` or an option of the choice",
                );
            }
            // The pack that defines codes of this kind may not be in force: a tool stands without it.
            let kind = meaning.code.split_once('.').map_or(meaning.code.as_str(), |(kind, _)| kind);
            let is_of_kind = |code: &str| code.split_once('.').is_some_and(|(other, _)| other == kind);
            let code = Pattern::new(&meaning.code);
            if code.is_open() || symbols.codes().any(is_of_kind) && !symbols.has_code(code) {
                diagnostics.emit(
                    location.with_path(&path),
                    UNKNOWN_CODE,
                    format!("there is no indicator `{}`", meaning.code),
                    diagnostics.did_you_mean(&meaning.code, symbols.codes()),
                );
            }
        }
    }
}
