//! What is wrong with packs, shown on standard error at its line.

use std::io::Write as _;

use codespan_reporting::diagnostic::{Diagnostic as Shown, Label, Severity as Level};
use codespan_reporting::term::{self, Config, termcolor};
use neglect_render::printable;
use neglect_screen::pack::{Diagnostic, PackFile, PackText, Severity};

use crate::console;
use crate::excerpt::Excerpt;

/// Shows diagnostics, each at its place in the pack's text.
pub fn show(diagnostics: &[Diagnostic], texts: &[PackText]) {
    let files: Vec<&PackFile> = texts.iter().flat_map(PackText::files).collect();
    let colour = match anstream::AutoStream::choice(&std::io::stderr()) {
        anstream::ColorChoice::Never => termcolor::ColorChoice::Never,
        _ => termcolor::ColorChoice::Always,
    };
    let mut stream = termcolor::BufferedStandardStream::stderr(colour);
    for diagnostic in diagnostics {
        let file = files.iter().find(|file| file.name() == diagnostic.file);
        let is_shown = file.is_some_and(|file| {
            let excerpt = Excerpt::new(file, &diagnostic.span);
            let shown = without_place(diagnostic).with_labels(vec![Label::primary((), excerpt.span.clone())]);
            term::emit_to_write_style(&mut stream, &Config::default(), &excerpt, &shown).is_ok()
        });
        if !is_shown {
            // A terminal that cannot take the picture still gets the words.
            console::tell(diagnostic.to_string());
        }
    }
    // Where standard error cannot be written nobody is left to be told.
    let _ = stream.flush();
}

fn without_place(diagnostic: &Diagnostic) -> Shown<()> {
    let level = match diagnostic.code.severity() {
        Severity::Error => Level::Error,
        Severity::Warning => Level::Warning,
    };
    let rule = diagnostic.rule.as_ref().map(|rule| format!("rule: {}", printable(rule)));
    let help = format!("help: {}", printable(&diagnostic.help));
    Shown::new(level)
        .with_code(diagnostic.code.name())
        .with_message(printable(&diagnostic.message))
        .with_notes(rule.into_iter().chain([help]).collect())
}
