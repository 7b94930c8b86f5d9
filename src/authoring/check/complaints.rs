//! Complaints with their places, as checks collect them.

use crate::pack::{Diagnostic, ParsedPack, Severity};

/// A place in a pack: a path in its text, and the rule it belongs to.
#[derive(Clone, Copy)]
pub(in crate::authoring) struct At<'a> {
    /// The pack.
    pub pack: &'a ParsedPack,
    /// The path: `rule[3].when.seen`.
    pub path: &'a str,
    /// The rule, by its own id.
    pub rule: Option<&'a str>,
}

impl<'a> At<'a> {
    /// A place that belongs to no rule.
    pub fn new(pack: &'a ParsedPack, path: &'a str) -> At<'a> {
        At { pack, path, rule: None }
    }

    /// The same pack and rule at another path.
    pub fn at<'b>(self, path: &'b str) -> At<'b>
    where
        'a: 'b,
    {
        At { path, ..self }
    }
}

/// What the checks have found.
#[derive(Default)]
pub(in crate::authoring) struct Complaints {
    all: Vec<Diagnostic>,
}

impl Complaints {
    /// The packs cannot be used so.
    pub fn error(
        &mut self,
        at: At<'_>,
        code: &'static str,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        self.add(Severity::Error, at, code, message.into(), help.into());
    }

    /// The packs can be used so, and probably should not be.
    pub fn warning(
        &mut self,
        at: At<'_>,
        code: &'static str,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        self.add(Severity::Warning, at, code, message.into(), help.into());
    }

    fn add(&mut self, severity: Severity, at: At<'_>, code: &'static str, message: String, help: String) {
        self.all.push(Diagnostic {
            severity,
            code,
            message,
            help,
            file: at.pack.name.clone(),
            span: at.pack.spans.of(at.path),
            rule: at.rule.map(|rule| crate::pack::qualified(&at.pack.pack.header.id, rule)),
        });
    }

    /// All of them, by pack and place; the same complaint of the same place once.
    pub fn sorted(mut self, packs: &[ParsedPack]) -> Vec<Diagnostic> {
        let files: Vec<&str> = packs.iter().map(|pack| pack.name.as_str()).collect();
        Diagnostic::sort(&mut self.all, &files);
        self.all.dedup();
        self.all
    }
}
