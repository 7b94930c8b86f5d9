//! What can be wrong with a case, in words that never hold anything of the case itself: only places, stable codes, and
//! names that the schema knows.

use std::fmt;

use serde::Serialize;

use crate::vocabulary::{Vocabulary as _, vocabulary};

vocabulary! {
    /// The stable codes of the problems that a case can have. `docs/case.md` has them with their help.
    ProblemCode {
        /// The text has more bytes than the limits allow.
        TooLarge = "too_large",
        /// Lists and objects stand within one another deeper than the limits allow.
        TooDeep = "too_deep",
        /// A list, an object or the whole holds more entries than the limits allow.
        TooMany = "too_many",
        /// A text or a span of days is longer than the limits allow.
        TooLong = "too_long",
        /// There are more problems than the limits allow to list.
        MoreProblems = "more_problems",
        /// The text is not JSON.
        NotJson = "not_json",
        /// The case could not be read, for a reason that has no code of its own.
        NotReadable = "not_readable",
        /// A value is of another type than the schema has there.
        WrongType = "wrong_type",
        /// A required field is missing.
        MissingField = "missing_field",
        /// The schema has no such field there.
        UnknownField = "unknown_field",
        /// A field or key stands there twice.
        DuplicateField = "duplicate_field",
        /// A word is not of the vocabulary.
        UnknownWord = "unknown_word",
        /// A code of another system means no word of the vocabulary.
        UnknownCode = "unknown_code",
        /// A text is not a date of the calendar.
        NotADate = "not_a_date",
        /// A number cannot be held exactly.
        NotANumber = "not_a_number",
        /// A number lies outside its range.
        OutOfRange = "out_of_range",
        /// The schema version is not one that this library reads.
        UnsupportedSchema = "unsupported_schema",
        /// A text that must say something is empty.
        Empty = "empty",
        /// An id, code or name holds a control character.
        ControlCharacter = "control_character",
        /// Two inputs have the same id.
        DuplicateId = "duplicate_id",
        /// A response answers an id that no input has.
        UnknownReference = "unknown_reference",
        /// A date is too early or too late to be meant.
        ImplausibleDate = "implausible_date",
        /// Something became known before it was so.
        RecordedBeforeOn = "recorded_before_on",
        /// Something ended before it was so.
        UntilBeforeOn = "until_before_on",
        /// A span ends before it starts.
        ToBeforeFrom = "to_before_from",
        /// A school register or a measurement is dated before the child's birth.
        BeforeBirth = "before_birth",
        /// Neither a birth date nor a due date is given.
        BirthMissing = "birth_missing",
        /// The child is born after the case's date, and no due date is given.
        BornAfterAsOf = "born_after_as_of",
        /// The child is not born, and the due date is too far from the case's date.
        DueImplausible = "due_implausible",
        /// The birth date and the due date are too far apart.
        BornAndDueDisagree = "born_and_due_disagree",
        /// Days of gestation are given without weeks.
        DaysWithoutWeeks = "days_without_weeks",
        /// The person is 18 or older on the case's date, and so outside this library's scope.
        OutOfScopeAdult = "out_of_scope_adult",
        /// A register has both marks and totals, or neither.
        MarksOrTotals = "marks_or_totals",
        /// A register's totals do not add up.
        TotalsDisagree = "totals_disagree",
        /// In strict mode: no pack in force knows the code, tool, question or qualifier.
        NotRecognised = "not_recognised",
        /// Screening the case takes more steps than the limit on work allows; it was not screened.
        TooMuchWork = "too_much_work",
        /// The call was cancelled before it was done; the case was not screened.
        Cancelled = "cancelled",
    }
}

/// One thing that is wrong with a case. It never holds a value of the case.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Problem {
    /// The place: `observations[3].on`; empty for the document as a whole.
    pub path: String,
    /// The stable code: a name of [`ProblemCode`].
    pub code: &'static str,
    /// What is wrong, in words.
    pub message: String,
    /// What to do about it.
    pub help: String,
}

impl std::error::Error for Problem {}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = if self.path.is_empty() { "the document" } else { self.path.as_str() };
        write!(f, "{path}: {} [{}]; {}", self.message, self.code, self.help)
    }
}

/// Everything that is wrong with a case: first what could not be read, then what does not fit together, each in the
/// order of the document. Shown as one line for each problem.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, thiserror::Error)]
#[error("{}", lines(.problems))]
pub struct CaseError {
    /// The problems; never empty.
    pub problems: Vec<Problem>,
}

fn lines(problems: &[Problem]) -> String {
    let lines: Vec<String> = problems.iter().map(Problem::to_string).collect();
    lines.join("\n")
}

/// Problems as they are found, up to the limit.
#[derive(Debug)]
pub(super) struct Problems {
    found: Vec<Problem>,
    limit: usize,
}

impl Problems {
    pub(super) fn new(limit: usize) -> Problems {
        Problems { found: Vec::new(), limit: limit.max(1) }
    }

    pub(super) fn add(
        &mut self,
        code: ProblemCode,
        path: impl fmt::Display,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        if self.found.len() < self.limit {
            self.found.push(Problem {
                path: path.to_string(),
                code: code.name(),
                message: message.into(),
                help: help.into(),
            });
        } else if self.found.len() == self.limit {
            self.found.push(Problem {
                path: String::new(),
                code: ProblemCode::MoreProblems.name(),
                message: format!("there are more problems than the {} listed", self.limit),
                help: "help these first and try again".to_owned(),
            });
        }
    }

    /// Whether more would no longer be listed.
    pub(super) fn is_full(&self) -> bool {
        self.found.len() > self.limit
    }

    pub(super) fn into_result(self) -> Result<(), CaseError> {
        if self.found.is_empty() { Ok(()) } else { Err(CaseError { problems: self.found }) }
    }

    pub(super) fn into_error(self) -> CaseError {
        CaseError { problems: self.found }
    }

    pub(super) fn len(&self) -> usize {
        self.found.len()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.found.is_empty()
    }
}
