//! `check`: everything that is wrong with packs, at its line, with the help; and the examples of their rules.

use codespan_reporting::diagnostic::{Diagnostic as Shown, Label, Severity as Level};
use codespan_reporting::term::{self, Config};
use neglect_screen::authoring;
use neglect_screen::pack::{self, Diagnostic, PackFile, PackText, Severity};

use crate::args::{Check, PackArgs};
use crate::excerpt::Excerpt;
use crate::exit::{Exit, Failure};
use crate::screeners;

/// Runs the command.
pub fn run(args: &Check) -> Result<Exit, Failure> {
    let packs = PackArgs { packs: args.packs.clone(), no_built_in: args.no_built_in };
    let texts = screeners::texts(&packs)?;
    let analysis = authoring::analyse(&texts, args.today);
    // The built-in packs stand beside the author's; they are not what is being checked.
    let built_in = if args.no_built_in { 0 } else { pack::built_in().len() };
    let of_author: Vec<&str> =
        texts.iter().skip(built_in).flat_map(PackText::files).map(PackFile::name).collect();
    let mut diagnostics = analysis.diagnostics;
    diagnostics.retain(|diagnostic| of_author.contains(&diagnostic.file.as_str()) || diagnostic.is_error());
    let own_packs = || analysis.packs.iter().skip(built_in).map(|parsed| &parsed.pack);
    let rules: usize = own_packs().map(|pack| pack.rules.len()).sum();
    let examples: usize = own_packs().flat_map(|pack| &pack.rules).map(|rule| rule.examples.len()).sum();
    show(&diagnostics, &texts);
    let errors = diagnostics.iter().filter(|diagnostic| diagnostic.is_error()).count();
    let warnings = diagnostics.len() - errors;
    if errors > 0 || (args.deny_warnings && warnings > 0) {
        anstream::eprintln!(
            "{}; `neglect-screen explain CODE` says what a code means",
            count(errors, warnings)
        );
        return Err(Failure::Packs);
    }
    let found = if warnings == 0 { "nothing wrong".to_owned() } else { count(0, warnings) };
    let done = [(args.packs.len(), "pack"), (rules, "rule"), (examples, "example")];
    anstream::println!("{} run: {found}", done.map(|(n, what)| plural(n, what)).join(", "));
    Ok(Exit::Done)
}

fn plural(n: usize, what: &str) -> String {
    if n == 1 { format!("1 {what}") } else { format!("{n} {what}s") }
}

fn count(errors: usize, warnings: usize) -> String {
    match (errors, warnings) {
        (0, warnings) => plural(warnings, "warning"),
        (errors, 0) => plural(errors, "error"),
        (errors, warnings) => format!("{}, {}", plural(errors, "error"), plural(warnings, "warning")),
    }
}

/// Shows diagnostics on standard error, each at its place in the pack's text.
pub fn show(diagnostics: &[Diagnostic], texts: &[PackText]) {
    let files: Vec<&PackFile> = texts.iter().flat_map(PackText::files).collect();
    let config = Config::default();
    let choice = if anstream::AutoStream::choice(&std::io::stderr()) == anstream::ColorChoice::Never {
        term::termcolor::ColorChoice::Never
    } else {
        term::termcolor::ColorChoice::Always
    };
    let stream = term::termcolor::StandardStream::stderr(choice);
    for diagnostic in diagnostics {
        let file = files.iter().find(|file| file.name() == diagnostic.file);
        let shown = file.is_some_and(|file| {
            let excerpt = Excerpt::new(file, &diagnostic.span);
            let shown = drawn(diagnostic).with_labels(vec![Label::primary((), excerpt.span.clone())]);
            term::emit_to_write_style(&mut stream.lock(), &config, &excerpt, &shown).is_ok()
        });
        if !shown {
            // A terminal that cannot take it still gets the words.
            anstream::eprintln!("{diagnostic}");
        }
    }
}

/// A diagnostic without its place.
fn drawn(diagnostic: &Diagnostic) -> Shown<()> {
    let level = match diagnostic.code.severity() {
        Severity::Error => Level::Error,
        Severity::Warning => Level::Warning,
    };
    let rule = diagnostic.rule.iter().map(|rule| format!("rule: {rule}"));
    let notes = rule.chain([format!("help: {}", diagnostic.help)]).collect();
    Shown::new(level).with_code(diagnostic.code.name()).with_message(&diagnostic.message).with_notes(notes)
}
