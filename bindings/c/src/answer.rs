//! Answers to questions, as they go in, and what is known of a fact, as it comes out.

use crate::view::neglect_str;

/// How an answer is meant.
#[repr(C)]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum neglect_answer_kind {
    /// A word; `not_known` and `not_applicable` are words too.
    Word = 0,
    /// A number, written as a decimal.
    Number = 1,
    /// Yes; `value` is empty.
    Yes = 2,
    /// No; `value` is empty.
    No = 3,
}

/// An answer to one question of a tool.
/// Threads: as its memory. Lifetime: the call. Freed by: nobody.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
#[allow(missing_docs, reason = "the names say it")]
pub struct neglect_answer {
    pub question: neglect_str,
    pub value: neglect_str,
    /// How it is meant: a neglect_answer_kind.
    pub kind: i32,
    pub reserved: i32,
}

/// What the value of a fact is.
#[repr(C)]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum neglect_fact_kind {
    /// Somebody asked, and it is not known.
    NotKnown = 0,
    /// It does not apply to this child.
    NotApplicable = 1,
    /// No (0) or yes (1), in `numerator`.
    Flag = 2,
    /// An exact fraction, `numerator` over `denominator`.
    Number = 3,
    /// So many of so many: `numerator` of `denominator`.
    Ratio = 4,
    /// From that fraction to `high_numerator` over `high_denominator`, both included.
    Between = 5,
    /// A word, in `text`.
    Text = 6,
    /// A day, in `numerator`.
    Day = 7,
}
