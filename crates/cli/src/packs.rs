//! `packs`: which packs are in force, and which more are built in.

use neglect_screen::pack::{self, PackText};
use serde_json::json;

use crate::args::{ListFormat, Packs};
use crate::exit::{Exit, Failure};
use crate::screeners;
use crate::style::{HEADING, QUIET, paint};

/// Runs the command.
pub fn run(args: &Packs) -> Result<Exit, Failure> {
    let parsed = screeners::parsed(&args.packs)?;
    let more = || pack::built_in_local().iter().chain(pack::built_in_tools());
    if args.format == ListFormat::Json {
        let packs: Vec<_> = parsed
            .iter()
            .map(|parsed| {
                let head = &parsed.pack.header;
                json!({
                    "id": head.id, "version": head.version, "title": head.title, "jurisdiction": head.jurisdiction,
                    "review_by": head.review_by.map(|date| date.to_string()), "digest": parsed.pack.digest_hex(),
                    "rules": parsed.pack.rules.len(), "indicators": parsed.pack.indicators.len(),
                    "tools": parsed.pack.tools.len(), "levels": parsed.pack.levels.len(), "file": parsed.text.name(),
                })
            })
            .collect();
        let more: Vec<&str> = if args.all { more().map(PackText::name).collect() } else { Vec::new() };
        anstream::println!("{:#}", json!({ "in_force": packs, "also_built_in": more }));
        return Ok(Exit::Done);
    }
    for parsed in &parsed {
        let head = &parsed.pack.header;
        anstream::println!("{} {}", paint(HEADING, format!("{} {}", head.id, head.version)), head.title);
        anstream::println!(
            "    {} rules, {} indicators, {} tools, {} levels; {}{}",
            parsed.pack.rules.len(),
            parsed.pack.indicators.len(),
            parsed.pack.tools.len(),
            parsed.pack.levels.len(),
            head.jurisdiction,
            head.review_by.map(|by| format!("; to be reviewed by {by}")).unwrap_or_default()
        );
        anstream::println!("{}", paint(QUIET, format!("    sha-256 {}", parsed.pack.digest_hex())));
    }
    if args.all {
        anstream::println!("\nBuilt in, and in force where you add them with --pack:");
        for text in more() {
            anstream::println!("    {}", text.name());
        }
    }
    Ok(Exit::Done)
}
