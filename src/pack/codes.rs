//! The codes of diagnostics: what each kind of mistake is called, how bad it is, and the page that explains it. Those of
//! reading stand here; those of checks and lints stand where they are found, and [`crate::authoring::codes`] lists all.

use std::fmt;

/// How bad it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The pack works, and probably does not say what its author meant.
    Warning,
    /// The pack cannot be used.
    Error,
}

impl Severity {
    /// The word for it.
    pub const fn name(self) -> &'static str {
        match self {
            Severity::Warning => "warning",
            Severity::Error => "error",
        }
    }
}

/// A kind of mistake in a pack. Its name does not change from release to release.
#[derive(Clone, Copy)]
pub struct DiagnosticCode {
    name: &'static str,
    severity: Severity,
    /// Its documentation as the source has it: a space before each line.
    page: &'static str,
}

impl DiagnosticCode {
    pub(crate) const fn new(name: &'static str, severity: Severity, page: &'static str) -> DiagnosticCode {
        DiagnosticCode { name, severity, page }
    }

    /// The name, such as `unknown_code`.
    pub const fn name(self) -> &'static str {
        self.name
    }

    /// How bad it is.
    pub const fn severity(self) -> Severity {
        self.severity
    }

    /// What it means, in one sentence.
    pub fn summary(self) -> &'static str {
        self.lines().next().unwrap_or_default()
    }

    /// The page that explains it, as Markdown: the summary, then what it does, why, and an example of the mistake with
    /// what to write in its place.
    pub fn page(self) -> String {
        self.lines().map(|line| format!("{line}\n")).collect()
    }

    fn lines(self) -> impl Iterator<Item = &'static str> {
        self.page.lines().map(|line| line.strip_prefix(' ').unwrap_or(line))
    }
}

/// Two codes are the same where they have one name.
impl PartialEq for DiagnosticCode {
    fn eq(&self, other: &DiagnosticCode) -> bool {
        self.name == other.name
    }
}

impl Eq for DiagnosticCode {}

impl fmt::Debug for DiagnosticCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)
    }
}

impl fmt::Display for DiagnosticCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name)
    }
}

/// Defines codes. The documentation of each is also the page that `explain` prints.
macro_rules! codes {
    ($($(#[doc = $line:literal])+ $severity:ident $name:ident = $code:literal;)+) => {
        $(
            $(#[doc = $line])+
            pub const $name: $crate::pack::DiagnosticCode = $crate::pack::DiagnosticCode::new(
                $code,
                $crate::pack::Severity::$severity,
                concat!($($line, "\n"),+),
            );
        )+
    };
}
pub(crate) use codes;

codes! {
    /// The text is not TOML.
    Error SYNTAX = "syntax";
    /// The text is longer than a pack may be.
    Error TOO_LARGE = "too_large";
    /// A key that does not exist in this table.
    Error UNKNOWN_KEY = "unknown_key";
    /// A key that this table must have.
    Error MISSING_KEY = "missing_key";
    /// A value of the wrong type.
    Error WRONG_TYPE = "wrong_type";
    /// A word that is not in the closed list for this key.
    Error UNKNOWN_WORD = "unknown_word";
    /// An id or code that is not written as ids are.
    Error BAD_ID = "bad_id";
    /// A day that does not exist, or not written as a day.
    Error BAD_DATE = "bad_date";
    /// A length of time that is not written as one.
    Error BAD_SPAN = "bad_span";
    /// A number that cannot be held exactly, or that lies outside what is possible.
    Error BAD_NUMBER = "bad_number";
    /// A condition that is not exactly one of the kinds of condition.
    Error BAD_CONDITION = "bad_condition";
    /// Something that must not be empty, and is.
    Error EMPTY = "empty";
    /// Two things of one name.
    Error DUPLICATE = "duplicate";
    /// A cultural explanation among those that hold a rule back.
    Error CULTURAL = "cultural";
    /// A rule, or a pattern of rules, that no pack has.
    Error UNKNOWN_RULE = "unknown_rule";
    /// Something that exists and may not stand here.
    Error OUT_OF_PLACE = "out_of_place";
}
