//! `check`: everything that is wrong with packs, at its line, with the help; and the examples of their rules.

use jiff::civil::Date;
use neglect_render::{Role, Styled};
use neglect_screen::authoring;
use neglect_screen::pack::{self, PackFile, PackText};

use crate::arguments::date;
use crate::console;
use crate::diagnostics;
use crate::error::CliError;
use crate::pack_args::PackArgs;

/// Say everything that is wrong with packs, and run the examples of their rules
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  neglect-screen check our-thresholds.toml
  neglect-screen check our-thresholds.toml --today 2026-11-21 --deny-warnings")]
pub struct Args {
    /// The packs: TOML files, and folders of them with a pack.toml
    #[arg(required = true)]
    packs: Vec<String>,
    /// Check them by themselves and not beside the built-in packs for England
    #[arg(long)]
    no_built_in: bool,
    /// The day against which review dates are held (the library has no clock of its own)
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = date)]
    today: Option<Date>,
    /// Treat warnings as errors
    #[arg(long)]
    deny_warnings: bool,
}

/// Runs the command.
pub fn run(args: &Args) -> Result<(), CliError> {
    let packs = PackArgs { packs: args.packs.clone(), no_built_in: args.no_built_in };
    let texts = packs.texts()?;
    let analysis = authoring::analyse(&texts, args.today);
    // The built-in packs stand beside the author's; they are not what is being checked.
    let built_in = if args.no_built_in { 0 } else { pack::built_in().len() };
    let of_author: Vec<&str> =
        texts[built_in..].iter().flat_map(PackText::files).map(PackFile::name).collect();
    let mut diagnostics = analysis.diagnostics;
    diagnostics.retain(|diagnostic| of_author.contains(&diagnostic.file.as_str()) || diagnostic.is_error());
    diagnostics::show(&diagnostics, &texts);
    let errors = diagnostics.iter().filter(|diagnostic| diagnostic.is_error()).count();
    let warnings = diagnostics.len() - errors;
    if errors > 0 || (args.deny_warnings && warnings > 0) {
        let counted = counted(errors, warnings);
        return Err(CliError::Definition(format!(
            "{counted}; `neglect-screen explain CODE` says what a code means"
        )));
    }
    let rules: Vec<_> = analysis.packs[built_in..].iter().flat_map(|parsed| &parsed.pack.rules).collect();
    let examples: usize = rules.iter().map(|rule| rule.examples.len()).sum();
    let found = if warnings == 0 { "nothing wrong".to_owned() } else { counted(0, warnings) };
    let done = [(args.packs.len(), "pack"), (rules.len(), "rule"), (examples, "example")];
    let mut text = Styled::default();
    text.line(Role::Plain, format!("{} run: {found}", done.map(|(n, what)| plural(n, what)).join(", ")));
    console::print(&text)
}

fn plural(count: usize, what: &str) -> String {
    if count == 1 { format!("1 {what}") } else { format!("{count} {what}s") }
}

fn counted(errors: usize, warnings: usize) -> String {
    match (errors, warnings) {
        (0, warnings) => plural(warnings, "warning"),
        (errors, 0) => plural(errors, "error"),
        (errors, warnings) => format!("{}, {}", plural(errors, "error"), plural(warnings, "warning")),
    }
}
