//! What is wrong with a pack, where, and how to help it. Drawing it for a terminal is the program's business.

use std::cmp::Reverse;
use std::fmt;
use std::ops::Range;

use rustc_hash::FxHashMap;

use super::diagnostic_code::{DiagnosticCode, Severity};
use super::place::Place;
use super::text::{PackText, TextSpan};
use crate::unseen::printable;

/// One thing that is wrong with a pack. A pack holds rules and never a case, so its own words may be quoted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// The kind of mistake: a name that does not change, how bad it is, and what `explain` says of it.
    pub code: DiagnosticCode,
    /// What is wrong.
    pub message: String,
    /// What to do about it.
    pub help: String,
    /// The name of the file: that of the pack, or of the file in the pack's folder.
    pub file: String,
    /// The bytes of the file that it is about.
    pub span: Range<usize>,
    /// The line and column at which they start.
    pub place: Place,
    /// The rule it is about, pack-qualified, where it is about one.
    pub rule: Option<String>,
}

impl Diagnostic {
    pub(crate) fn new(
        code: DiagnosticCode,
        message: String,
        help: String,
        text: &PackText,
        span: &TextSpan,
        rule: Option<String>,
    ) -> Diagnostic {
        let file = &text.files()[span.file];
        Diagnostic {
            code,
            message: printable(&message).into_owned(),
            help: printable(&help).into_owned(),
            file: file.name().to_owned(),
            span: span.start..span.end,
            place: file.place(span.start),
            rule,
        }
    }

    /// Whether the pack cannot be used because of it.
    pub fn is_error(&self) -> bool {
        self.code.severity() == Severity::Error
    }

    /// The order in which diagnostics are shown: by pack and file as given, then by place, errors before warnings. What
    /// is said twice of one place is said once.
    pub(crate) fn sort<'t>(diagnostics: &mut Vec<Diagnostic>, texts: impl IntoIterator<Item = &'t PackText>) {
        let files = texts.into_iter().flat_map(PackText::files).zip(0..);
        let ranks: FxHashMap<&str, usize> = files.map(|(file, rank)| (file.name(), rank)).collect();
        diagnostics.sort_by(|a, b| {
            let key = |d: &Diagnostic| (ranks[d.file.as_str()], d.span.start, Reverse(d.code.severity()));
            key(a).cmp(&key(b)).then_with(|| a.code.name().cmp(b.code.name()))
        });
        diagnostics.dedup();
    }
}

/// One line: where, what, and the help.
impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Diagnostic { code, message, help, file, place, rule, .. } = self;
        write!(f, "{file}:{place}: {}[{code}]: {message}", code.severity().name())?;
        if let Some(rule) = rule {
            write!(f, " (rule {rule})")?;
        }
        write!(f, "; {help}")
    }
}
