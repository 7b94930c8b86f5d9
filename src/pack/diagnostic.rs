//! What is wrong with a pack, where, and how to help it. Drawing it for a terminal is the program's business.

use std::fmt;
use std::ops::Range;

use serde::Serialize;

/// How bad it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
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

/// One thing that is wrong with a pack. A pack holds rules and never a case, so its own words may be quoted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Diagnostic {
    /// How bad it is.
    pub severity: Severity,
    /// A code that does not change: one of [`super::codes::ALL`].
    pub code: &'static str,
    /// What is wrong.
    pub message: String,
    /// What to do about it.
    pub help: String,
    /// The name under which the pack's text was given.
    pub file: String,
    /// The bytes of the text that it is about.
    pub span: Range<usize>,
    /// The rule it is about, pack-qualified, where it is about one.
    pub rule: Option<String>,
}

impl Diagnostic {
    /// Whether the pack cannot be used because of it.
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }

    /// Where it starts in the pack's text.
    ///
    /// ```
    /// use neglect_screen::pack::Pack;
    /// let text = "[pack]\nid = \"nice\"\nversoin = \"1\"\ntitle = \"t\"\njurisdiction = \"England\"\n";
    /// let problems = Pack::parse("nice.toml", text).unwrap_err();
    /// let at = problems[0].place(text);
    /// assert_eq!((at.line, at.column), (1, 1)); // `version` is missing from this table
    /// let at = problems[1].place(text);
    /// assert_eq!((at.line, at.column), (3, 1)); // `versoin` is unknown here
    /// ```
    pub fn place(&self, text: &str) -> Place {
        Place::of(text, self.span.start)
    }

    /// The order in which diagnostics are shown: by file as given, then by place, errors before warnings.
    pub(crate) fn sort(diagnostics: &mut [Diagnostic], files: &[&str]) {
        diagnostics.sort_by(|a, b| {
            let rank = |d: &Diagnostic| files.iter().position(|file| *file == d.file).unwrap_or(files.len());
            (rank(a), a.span.start, b.severity, a.code).cmp(&(rank(b), b.span.start, a.severity, b.code))
        });
    }
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}[{}] {}: {}", self.severity.name(), self.code, self.file, self.message)?;
        if let Some(rule) = &self.rule {
            write!(f, " (rule {rule})")?;
        }
        write!(f, "; {}", self.help)
    }
}

/// A place in a text, as editors count: from one, columns in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Place {
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
}

impl Place {
    /// The place of a byte of the text; of its end where the byte lies beyond it.
    pub fn of(text: &str, byte: usize) -> Place {
        let before: &str = match text.get(..byte) {
            Some(before) => before,
            // A byte inside a character, or beyond the end.
            None => {
                let end = (0..byte.min(text.len())).rev().find(|&end| text.is_char_boundary(end));
                text.get(..end.unwrap_or(0)).unwrap_or(text)
            }
        };
        let line = before.bytes().filter(|&byte| byte == b'\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or("").chars().count() + 1;
        Place { line, column }
    }
}

#[cfg(test)]
mod tests {
    use super::Place;

    #[test]
    fn columns_count_characters_and_lines_count_from_one() {
        let text = "aé\nß = 1\n";
        assert_eq!(Place::of(text, 0), Place { line: 1, column: 1 });
        assert_eq!(Place::of(text, 3), Place { line: 1, column: 3 });
        assert_eq!(Place::of(text, 6), Place { line: 2, column: 2 });
        assert_eq!(Place::of(text, text.len()), Place { line: 3, column: 1 });
    }

    #[test]
    fn a_byte_outside_the_text_or_inside_a_character_has_a_place() {
        assert_eq!(Place::of("aé", 2), Place { line: 1, column: 2 });
        assert_eq!(Place::of("", 9), Place { line: 1, column: 1 });
    }
}
