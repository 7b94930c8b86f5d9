//! What a code of a diagnostic is: the name of a kind of mistake, how bad it is, and the page that explains it.

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
        self.lines().next().expect("a page begins with its summary")
    }

    /// The page that explains it, as Markdown: the summary, then what it does, why, and an example of the mistake with
    /// what to write in its place.
    #[doc(hidden)]
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
