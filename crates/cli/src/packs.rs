//! `packs`: which packs are in force, and which more are built in.

use neglect_render::{Role, Styled};
use neglect_screen::pack::{self, PackText, ParsedPack};
use serde_json::{Value, json};

use crate::arguments::ListFormat;
use crate::console;
use crate::error::CliError;
use crate::pack_args::PackArgs;

/// List the packs that are built in, or those given
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    packs: PackArgs,
    /// Also name the packs that are built in and not in force: of named partnerships, and further tools
    #[arg(long)]
    all: bool,
    /// How to show them
    #[arg(long, value_enum, default_value_t = ListFormat::Text)]
    format: ListFormat,
}

/// Runs the command.
pub fn run(args: &Args) -> Result<(), CliError> {
    let parsed = args.packs.parsed()?;
    let local = pack::built_in_local().iter().chain(pack::built_in_tools()).map(PackText::name);
    let more: Vec<&str> = local.filter(|_| args.all).collect();
    match args.format {
        ListFormat::Json => {
            let packs: Vec<Value> = parsed.iter().map(as_json).collect();
            console::print_json(&json!({ "in_force": packs, "also_built_in": more }))
        }
        ListFormat::Text => console::print(&as_text(&parsed, &more)),
    }
}

fn as_json(parsed: &ParsedPack) -> Value {
    let head = &parsed.pack.header;
    json!({
        "id": head.id, "version": head.version, "title": head.title, "jurisdiction": head.jurisdiction,
        "review_by": head.review_by.map(|date| date.to_string()), "digest": parsed.pack.digest_hex(),
        "rules": parsed.pack.rules.len(), "indicators": parsed.pack.indicators.len(),
        "tools": parsed.pack.tools.len(), "levels": parsed.pack.levels.len(), "file": parsed.text.name(),
    })
}

fn as_text(parsed: &[ParsedPack], more: &[&str]) -> Styled {
    let mut text = Styled::default();
    for ParsedPack { pack, .. } in parsed {
        let head = &pack.header;
        text.add(Role::Heading, format!("{} {}", head.id, head.version))
            .plain(" ")
            .plain(&head.title)
            .end_line();
        let review = head.review_by.map(|by| format!("; to be reviewed by {by}")).unwrap_or_default();
        let counts = format!(
            "{} rules, {} indicators, {} tools, {} levels",
            pack.rules.len(),
            pack.indicators.len(),
            pack.tools.len(),
            pack.levels.len()
        );
        text.line(Role::Plain, format!("    {counts}; {}{review}", head.jurisdiction));
        text.line(Role::Quiet, format!("    sha-256 {}", pack.digest_hex()));
    }
    if !more.is_empty() {
        text.end_line().line(Role::Plain, "Built in, and in force where you add them with --pack:");
    }
    for name in more {
        text.line(Role::Plain, format!("    {name}"));
    }
    text
}
