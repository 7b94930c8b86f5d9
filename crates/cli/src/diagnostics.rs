//! What is wrong with packs, shown on standard error at its line.

use codespan_reporting::diagnostic::{Diagnostic as Shown, Label, Severity as Level};
use codespan_reporting::files::SimpleFiles;
use codespan_reporting::term::{self, Config, termcolor};
use neglect_render::printable;
use neglect_screen::pack::{Diagnostic, Severity};

use crate::console;

/// A pack's text with the name that messages give it.
pub struct NamedText {
    /// The file's name, or the built-in pack's.
    pub name: String,
    /// The TOML.
    pub text: String,
}

/// Shows diagnostics, each at its place in the pack's text.
pub fn show(diagnostics: &[Diagnostic], texts: &[NamedText]) {
    let mut files = SimpleFiles::new();
    // What replaces a character is as long as the character, and so the places stay.
    let ids: Vec<usize> =
        texts.iter().map(|pack| files.add(printable(&pack.name), printable(&pack.text))).collect();
    let colour = match anstream::AutoStream::choice(&std::io::stderr()) {
        anstream::ColorChoice::Never => termcolor::ColorChoice::Never,
        _ => termcolor::ColorChoice::Always,
    };
    let stream = termcolor::StandardStream::stderr(colour);
    for diagnostic in diagnostics {
        let file = texts.iter().position(|pack| pack.name == diagnostic.file).map(|nth| ids[nth]);
        let shown = shown(diagnostic, file);
        if term::emit_to_write_style(&mut stream.lock(), &Config::default(), &files, &shown).is_err() {
            // A terminal that cannot take the picture still gets the words.
            console::tell(diagnostic.to_string());
        }
    }
}

fn shown(diagnostic: &Diagnostic, file: Option<usize>) -> Shown<usize> {
    let level = match diagnostic.severity {
        Severity::Error => Level::Error,
        Severity::Warning => Level::Warning,
    };
    let rule = diagnostic.rule.as_ref().map(|rule| format!("rule: {}", printable(rule)));
    let help = format!("help: {}", printable(&diagnostic.help));
    let label = file.map(|file| Label::primary(file, diagnostic.span.clone()));
    Shown::new(level)
        .with_code(diagnostic.code)
        .with_message(printable(&diagnostic.message))
        .with_notes(rule.into_iter().chain([help]).collect())
        .with_labels(label.into_iter().collect())
}
