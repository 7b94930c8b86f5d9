//! `codes`: the catalogue of what a case may say.

use neglect_render::{Role, Styled};
use neglect_screen::pack::{FactEntry, Indicator, Scale, facts_of_readers};
use serde_json::{Map, Value, json};

use crate::arguments::ListFormat;
use crate::console;
use crate::error::CliError;
use crate::pack_args::PackArgs;

/// List the codes that a case may use
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  neglect-screen codes --search teeth
  neglect-screen codes --format json")]
pub struct Args {
    #[command(flatten)]
    packs: PackArgs,
    /// Only those whose code, label or coding contains these words
    #[arg(long, value_name = "WORDS")]
    search: Option<String>,
    /// How to show them
    #[arg(long, value_enum, default_value_t = ListFormat::Text)]
    format: ListFormat,
}

/// Runs the command.
pub fn run(args: &Args) -> Result<(), CliError> {
    let screener = args.packs.screener(|builder| builder)?;
    let wanted = args.search.as_deref().unwrap_or_default().to_lowercase();
    let has_words = |text: String| wanted.split_whitespace().all(|word| text.contains(word));
    let codes: Vec<&Indicator> =
        screener.indicators().iter().filter(|indicator| has_words(searched(indicator))).collect();
    let in_fact = |fact: &&FactEntry| has_words(format!("{} {}", fact.name, fact.text).to_lowercase());
    let facts: Vec<&FactEntry> = facts_of_readers().iter().filter(in_fact).collect();
    match args.format {
        ListFormat::Json => {
            let codes: Vec<Value> = codes.iter().map(|indicator| as_json(indicator)).collect();
            let facts =
                facts.iter().map(|fact| json!({ "fact": fact.name, "text": fact.text, "kind": fact.kind }));
            console::print_json(&json!({ "codes": codes, "facts": facts.collect::<Vec<_>>() }))?;
        }
        ListFormat::Text => console::print(&as_text(&codes, &facts))?,
    }
    if codes.is_empty() && facts.is_empty() {
        return Err(CliError::Input("no code has these words".to_owned()));
    }
    Ok(())
}

/// Everything of an indicator in which words are looked for, in lower case.
fn searched(indicator: &Indicator) -> String {
    let codings = indicator.codings.iter().map(|coding| format!("{} {}", coding.system, coding.value));
    let names = [indicator.code.clone(), indicator.label.clone()].into_iter();
    names.chain(codings).chain(indicator.note.clone()).collect::<Vec<_>>().join("\n").to_lowercase()
}

fn as_json(indicator: &Indicator) -> Value {
    let qualifiers = indicator.qualifiers.iter().map(|qualifier| {
        let ordered = matches!(qualifier.scale, Scale::Ordered(_));
        let values = json!({ "values": qualifier.scale.values(), "ordered": ordered, "ask": qualifier.ask });
        (qualifier.name.clone(), values)
    });
    let codings =
        indicator.codings.iter().map(|coding| json!({ "system": coding.system, "value": coding.value }));
    json!({
        "code": indicator.code, "label": indicator.label, "channel": indicator.channel, "forms": indicator.forms,
        "qualifiers": qualifiers.collect::<Map<_, _>>(), "note": indicator.note,
        "codings": codings.collect::<Vec<_>>(),
    })
}

fn as_text(codes: &[&Indicator], facts: &[&FactEntry]) -> Styled {
    let mut text = Styled::default();
    codes.iter().for_each(|indicator| code(&mut text, indicator));
    if !facts.is_empty() {
        text.end_line().line(Role::Heading, "Facts that readers make, for the conditions of packs");
    }
    for fact in facts {
        text.add(Role::Heading, &fact.name).plain("  ").plain(&fact.text).end_line();
    }
    text
}

fn code(text: &mut Styled, indicator: &Indicator) {
    text.add(Role::Heading, &indicator.code).plain("  ").plain(&indicator.label).end_line();
    let forms: Vec<&str> = indicator.forms.iter().map(|form| form.name()).collect();
    let forms = if forms.is_empty() { String::new() } else { format!(": {}", forms.join(", ")) };
    text.line(Role::Quiet, format!("    {}{forms}", indicator.channel));
    for qualifier in &indicator.qualifiers {
        let between = if matches!(qualifier.scale, Scale::Ordered(_)) { " < " } else { " | " };
        text.line(Role::Plain, format!("    {}: {}", qualifier.name, qualifier.scale.values().join(between)));
    }
    for coding in &indicator.codings {
        text.line(Role::Plain, format!("    = {} {}", coding.system, coding.value));
    }
}
