//! Tools: what totals add up, and options that must exist.

use std::collections::BTreeSet;

use rustc_hash::{FxHashMap, FxHashSet};

use super::codes::{BAD_COMPARISON, BAD_TOTAL, UNKNOWN_CODE, UNKNOWN_QUESTION, UNKNOWN_VALUE};
use super::intervals::Cover;
use crate::authoring::conditions::nodes;
use crate::authoring::diagnostics::{Diagnostics, Location};
use crate::authoring::symbol_table::SymbolTable;
use crate::pack::codes::{DUPLICATE, EMPTY, OUT_OF_PLACE};
use crate::pack::{AnswerKind, Condition, Method, ParsedPack, Pattern, Tool, ToolQuestion, Total};

/// Emits totals over questions that do not exist or cannot be added, and of options that nobody can choose.
pub(super) fn check(parsed: &ParsedPack, symbols: &SymbolTable<'_>, diagnostics: &mut Diagnostics) {
    for (index, tool) in parsed.pack.tools.iter().enumerate() {
        let path = format!("tool[{index}]");
        let questions: FxHashMap<&str, &ToolQuestion> =
            tool.questions.iter().map(|question| (question.id.as_str(), question)).collect();
        let mut earlier_totals: FxHashSet<&str> = FxHashSet::default();
        for (total_index, total) in tool.totals.iter().enumerate() {
            let path = format!("{path}.total[{total_index}]");
            total_of(Location::new(parsed, &path), total, &questions, &earlier_totals, diagnostics);
            earlier_totals.insert(&total.id);
        }
        evidence_for(Location::new(parsed, &path), tool, diagnostics);
        only_ifs(Location::new(parsed, &path), tool, &questions, diagnostics);
        records(Location::new(parsed, &path), tool, diagnostics);
        meanings(Location::new(parsed, &path), tool, symbols, diagnostics);
    }
}

fn total_of(
    location: Location<'_>,
    total: &Total,
    questions: &FxHashMap<&str, &ToolQuestion>,
    earlier_totals: &FxHashSet<&str>,
    diagnostics: &mut Diagnostics,
) {
    let by_hand = total.method == Method::ByHand;
    let same = questions.contains_key(total.id.as_str());
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
        let earlier = earlier_totals.contains(of.as_str());
        match questions.get(of.as_str()) {
            Some(question) if !by_hand && !adds_up(&question.answer, total.method) => diagnostics.emit(
                location.with_path(&path),
                BAD_TOTAL,
                format!("answers to `{of}` cannot be counted so"),
                "a sum and a highest take numbers, grades, points and yes/no; a count takes yes/no and points; a mode takes grades",
            ),
            Some(_) => {}
            None if earlier => {}
            None => {
                let mut names: Vec<&str> = questions.keys().copied().collect();
                names.sort_unstable();
                diagnostics.emit(
                    location.with_path(&path),
                    UNKNOWN_QUESTION,
                    format!("this tool has no question and no earlier total `{of}`"),
                    diagnostics.did_you_mean(of, names),
                );
            }
        }
    }
    let mut banded = Cover::default();
    for (band_index, band) in total.bands.iter().enumerate() {
        if banded.add(band.from, band.to) {
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
    let mut words: FxHashSet<&str> = FxHashSet::default();
    let mut grades: BTreeSet<(i64, i64)> = BTreeSet::new();
    for question in &tool.questions {
        match &question.answer {
            AnswerKind::YesNo => words.extend(["yes", "no", "true", "false"]),
            AnswerKind::Choice { options, .. } => words.extend(options.iter().map(String::as_str)),
            AnswerKind::Grade { min, max } => drop(grades.insert((*min, *max))),
            AnswerKind::Number { .. } => {}
        }
    }
    for (option_index, option) in tool.evidence_for.iter().enumerate() {
        let is_grade = |option: &str| {
            option
                .parse()
                .is_ok_and(|grade: i64| grades.iter().any(|(min, max)| (*min..=*max).contains(&grade)))
        };
        if !words.contains(option.as_str()) && !is_grade(option) {
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
fn only_ifs(
    location: Location<'_>,
    tool: &Tool,
    questions: &FxHashMap<&str, &ToolQuestion>,
    diagnostics: &mut Diagnostics,
) {
    for (question_index, question) in tool.questions.iter().enumerate() {
        let Some(only_if) = &question.only_if else { continue };
        let path = format!("{}.question[{question_index}].only_if", location.path);
        for (path, condition) in nodes(only_if, &path) {
            let Condition::Fact(test) = condition else { continue };
            let own = test.fact.strip_prefix(tool.id.as_str()).and_then(|rest| rest.strip_prefix('.'));
            let own = own.filter(|id| questions.contains_key(id));
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
    let kind_of = |code: &'_ str| code.split_once('.').map(|(kind, _)| kind.to_owned());
    let mut kinds: Option<FxHashSet<String>> = None;
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
            let kinds = kinds.get_or_insert_with(|| symbols.codes().filter_map(kind_of).collect());
            let code = Pattern::new(&meaning.code);
            if code.is_open() || kinds.contains(kind) && !symbols.has_code(code) {
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
