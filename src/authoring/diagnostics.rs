//! Diagnostics with their locations, as checks and lints collect them.

use std::cell::Cell;

use crate::pack::{Diagnostic, DiagnosticCode, ParsedPack, qualified};
use crate::suggest;

/// A location in a pack: a path in its text, and the rule it belongs to.
#[derive(Clone, Copy)]
pub(super) struct Location<'a> {
    /// The pack.
    pub pack: &'a ParsedPack,
    /// The path: `rule[3].when.seen`.
    pub path: &'a str,
    /// The rule, by its own id.
    pub rule: Option<&'a str>,
}

impl<'a> Location<'a> {
    /// A location that belongs to no rule.
    pub fn new(pack: &'a ParsedPack, path: &'a str) -> Location<'a> {
        Location { pack, path, rule: None }
    }

    /// A location in a rule of this id.
    pub fn in_rule(pack: &'a ParsedPack, path: &'a str, rule: &'a str) -> Location<'a> {
        Location { pack, path, rule: Some(rule) }
    }

    /// The same pack and rule at another path.
    pub fn with_path<'b>(self, path: &'b str) -> Location<'b>
    where
        'a: 'b,
    {
        Location { path, ..self }
    }
}

/// What the checks have found.
#[derive(Default)]
pub(super) struct Diagnostics {
    emitted: Vec<Diagnostic>,
    /// How often it was looked for the nearest name.
    suggested: Cell<usize>,
}

/// For so many names the nearest is looked for: whoever misspells more has another catalogue in mind, and to compare each
/// with every name would take long.
const MOST_SUGGESTED: usize = 200;

impl Diagnostics {
    /// Adds one.
    pub fn emit(
        &mut self,
        location: Location<'_>,
        code: DiagnosticCode,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        let Location { pack, path, rule } = location;
        let rule = rule.map(|rule| qualified(&pack.pack.header.id, rule));
        let span = pack.spans.find(path);
        self.emitted.push(Diagnostic::new(code, message.into(), help.into(), &pack.text, &span, rule));
    }

    /// A help that names the nearest name, or says what is possible.
    pub fn did_you_mean<'n>(&self, word: &str, names: impl IntoIterator<Item = &'n str> + Clone) -> String {
        let suggested = self.suggested.get();
        self.suggested.set(suggested + 1);
        if suggested < MOST_SUGGESTED {
            suggest::did_you_mean(word, names)
        } else {
            "look it up in the catalogue".to_owned()
        }
    }

    /// All of them, by pack and place; the same diagnostic of the same place once.
    pub fn sorted(mut self, packs: &[ParsedPack]) -> Vec<Diagnostic> {
        Diagnostic::sort(&mut self.emitted, packs.iter().map(|pack| &pack.text));
        self.emitted
    }
}
