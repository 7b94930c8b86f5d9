//! Every code of a diagnostic, each with the page that explains it: `neglect-screen explain CODE` prints it.

use super::check::codes::{
    BAD_COMPARISON, BAD_TOTAL, TOO_MANY, UNKNOWN_CODE, UNKNOWN_FACT, UNKNOWN_NEXT_STEP, UNKNOWN_QUALIFIER,
    UNKNOWN_QUESTION, UNKNOWN_SOURCE, UNKNOWN_VALUE,
};
use super::examples::EXAMPLE_FAILS;
use super::lint::context_alone::CONTEXT_ALONE;
use super::lint::covered::COVERED;
use super::lint::missing_example::MISSING_EXAMPLE;
use super::lint::never_fires::NEVER_FIRES;
use super::lint::read_nowhere::READ_NOWHERE;
use super::lint::review_passed::REVIEW_PASSED;
use super::lint::unchecked::UNCHECKED;
use super::lint::uncited::UNCITED;
use super::lint::unused::UNUSED;
use super::lint::without_terms::WITHOUT_TERMS;
use crate::pack::DiagnosticCode;
use crate::pack::codes::{
    BAD_CONDITION, BAD_DATE, BAD_ID, BAD_NUMBER, BAD_SPAN, CONTROL_CHARACTER, CULTURAL, DUPLICATE, EMPTY,
    MISSING_KEY, OUT_OF_PLACE, SYNTAX, TOO_LARGE, UNKNOWN_KEY, UNKNOWN_RULE, UNKNOWN_WORD, WRONG_TYPE,
};
use crate::suggest::nearest;

/// All of them, in the order of `docs/packs.md`: errors of reading and of what holds together first, then warnings,
/// then examples.
pub const DIAGNOSTIC_CODES: [DiagnosticCode; 38] = [
    SYNTAX,
    TOO_LARGE,
    UNKNOWN_KEY,
    MISSING_KEY,
    WRONG_TYPE,
    UNKNOWN_WORD,
    BAD_ID,
    CONTROL_CHARACTER,
    BAD_DATE,
    BAD_SPAN,
    BAD_NUMBER,
    BAD_CONDITION,
    EMPTY,
    DUPLICATE,
    CULTURAL,
    UNKNOWN_CODE,
    UNKNOWN_QUALIFIER,
    UNKNOWN_VALUE,
    UNKNOWN_FACT,
    UNKNOWN_SOURCE,
    UNKNOWN_NEXT_STEP,
    UNKNOWN_RULE,
    UNKNOWN_QUESTION,
    BAD_COMPARISON,
    BAD_TOTAL,
    OUT_OF_PLACE,
    TOO_MANY,
    CONTEXT_ALONE,
    NEVER_FIRES,
    COVERED,
    UNUSED,
    MISSING_EXAMPLE,
    UNCHECKED,
    UNCITED,
    READ_NOWHERE,
    WITHOUT_TERMS,
    REVIEW_PASSED,
    EXAMPLE_FAILS,
];

/// The code of this name.
///
/// ```
/// use neglect_screen::authoring::diagnostic_code;
///
/// let code = diagnostic_code("never_fires").expect("it is a code");
/// assert_eq!(code.summary(), "A rule, or a part of one, that can never be true.");
/// assert!(code.page().contains("# Why"));
/// ```
pub fn diagnostic_code(name: &str) -> Option<DiagnosticCode> {
    DIAGNOSTIC_CODES.into_iter().find(|code| code.name() == name)
}

/// The code that a misspelt name is nearest to, where one is near enough to have been meant.
pub fn nearest_diagnostic_code(name: &str) -> Option<DiagnosticCode> {
    nearest(name, DIAGNOSTIC_CODES.iter().map(|code| code.name())).and_then(diagnostic_code)
}
