//! `codes`: the catalogue of what a case may say.

mod systems;

use neglect_render::{Role, Styled};
use neglect_screen::Vocabulary as _;
use neglect_screen::pack::{FactEntry, Indicator, Scale, facts_of_readers};
use neglect_screen::search::{Entry, Search};
use serde_json::{Value, json};

use crate::arguments::ListFormat;
use crate::console::{self, Output};
use crate::error::CliError;
use crate::pack_args::PackArgs;

/// List the codes and questions that a case may use
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  neglect-screen codes --search 'rotten teeth'
  neglect-screen codes --format json")]
pub struct Args {
    #[command(flatten)]
    packs: PackArgs,
    /// Only what these words mean, best first: codes, labels, terms, qualifiers, questions and codings are searched
    #[arg(long, value_name = "WORDS")]
    search: Option<String>,
    /// Every code of another system and what it becomes, as a page in Markdown
    #[arg(long, conflicts_with_all = ["search", "format"])]
    systems: bool,
    /// How to show them
    #[arg(long, value_enum, default_value_t = ListFormat::Text)]
    format: ListFormat,
}

/// Runs the command.
pub fn run(args: &Args) -> Result<(), CliError> {
    let screener = args.packs.screener(|builder| builder)?;
    if args.systems {
        let mut output = Output::new();
        output.write(systems::page(&screener).as_bytes())?;
        return output.finish();
    }
    let search = Search::new(args.search.as_deref().unwrap_or_default());
    let all = Entry::all(&screener);
    let entries: Vec<&Entry<'_>> = if search.is_empty() { all.iter().collect() } else { search.best(&all) };
    let in_fact = |fact: &&FactEntry| search.is_in(&format!("{} {}", fact.name, fact.text));
    let facts: Vec<&FactEntry> = facts_of_readers().iter().filter(in_fact).collect();
    match args.format {
        ListFormat::Json => {
            let codes: Vec<Value> = entries.iter().map(|entry| entry.as_json()).collect();
            let facts =
                facts.iter().map(|fact| json!({ "fact": fact.name, "text": fact.text, "kind": fact.kind }));
            console::print_json(&json!({ "codes": codes, "facts": facts.collect::<Vec<_>>() }))?;
        }
        ListFormat::Text => console::print(&as_text(&entries, &facts))?,
    }
    if entries.is_empty() && facts.is_empty() {
        return Err(CliError::Input("no code has these words".to_owned()));
    }
    Ok(())
}

fn as_text(entries: &[&Entry<'_>], facts: &[&FactEntry]) -> Styled {
    let mut text = Styled::default();
    for entry in entries {
        text.add(Role::Heading, entry.name()).plain("  ").plain(entry.words()).end_line();
        match entry {
            Entry::Indicator(one) => indicator(&mut text, one),
            Entry::Question(tool, _) => {
                text.line(Role::Quiet, format!("    question: {}", tool.title));
            }
        }
        for (system, value) in entry.codings() {
            text.line(Role::Plain, format!("    = {system} {value}"));
        }
        text.line(Role::Quiet, format!("    {}", entry.written()));
    }
    if !facts.is_empty() {
        text.end_line().line(Role::Heading, "Facts that readers make, for the conditions of packs");
    }
    for fact in facts {
        text.add(Role::Heading, &fact.name).plain("  ").plain(&fact.text).end_line();
    }
    text
}

fn indicator(text: &mut Styled, indicator: &Indicator) {
    let forms: Vec<&str> = indicator.forms.iter().map(|form| form.name()).collect();
    let forms = if forms.is_empty() { String::new() } else { format!(": {}", forms.join(", ")) };
    text.line(Role::Quiet, format!("    {}{forms}", indicator.channel));
    for qualifier in &indicator.qualifiers {
        let between = if matches!(qualifier.scale, Scale::Ordered(_)) { " < " } else { " | " };
        text.line(Role::Plain, format!("    {}: {}", qualifier.name, qualifier.scale.values().join(between)));
    }
}
