//! `explain`: one rule, its condition in words, its sources and how well they were checked; or the page of a code.

use neglect_screen::Screener;
use neglect_screen::authoring::{Glossary, codes};
use neglect_screen::pack::{DiagnosticCode, qualified};

use crate::args::Explain;
use crate::exit::{Exit, Failure};
use crate::style::{HEADING, QUIET, paint};
use crate::{screeners, text};

/// Runs the command.
pub fn run(args: &Explain) -> Result<Exit, Failure> {
    if let Some(code) = codes::find(&args.name) {
        page(code);
        return Ok(Exit::Done);
    }
    let screener = screeners::screener(&args.packs, |builder| builder)?;
    let Some(found) = screener.rule(&args.name) else { return Err(unknown(&args.name, &screener)) };
    let rule = &found.rule;
    let of = &screener.packs()[found.pack];
    anstream::println!("{}", paint(HEADING, format!("{}: {}", found.id, rule.text)));
    anstream::println!(
        "{}",
        paint(QUIET, format!("{} {}, {}", of.header.id, of.header.version, of.header.title))
    );
    let glossary = Glossary::new(screener.packs());
    anstream::println!("\nFires when\n{}", indented(&glossary.describe(&rule.when).to_string()));
    for gate in &rule.gates {
        anstream::println!(
            "Held back ({}) unless\n{}    {}",
            gate.id,
            indented(&glossary.describe(&gate.when).to_string()),
            gate.text
        );
    }
    if !rule.explained_by.is_empty() {
        anstream::println!(
            "Explained away, once a professional finds it suitable, by: {}",
            rule.explained_by.join(", ")
        );
    }
    let then = [
        rule.then.concern.map(|concern| format!("raises concern to {concern}")),
        rule.then.hazard.map(|hazard| format!("names a hazard: {hazard}")),
    ];
    let then: Vec<String> = then.into_iter().flatten().collect();
    anstream::println!(
        "Then: {}",
        if then.is_empty() { "next steps only".to_owned() } else { then.join("; ") }
    );
    for id in &rule.then.next {
        let id = qualified(&of.header.id, id);
        let step = screener.next_steps().find(|(pack, step)| qualified(&pack.header.id, &step.id) == id);
        if let Some((_, step)) = step {
            anstream::println!("    {} {}", step.text, paint(QUIET, &id));
        }
    }
    if let Some(note) = &rule.note {
        anstream::println!("Note: {note}");
    }
    if let Some(amended) = &found.amended {
        anstream::println!("Amended by {amended}");
    }
    let cites: Vec<std::borrow::Cow<'_, str>> = rule
        .cites
        .iter()
        .map(|cite| format!("{} {}", cite.source, cite.at).trim_end().to_owned().into())
        .collect();
    anstream::println!("\nAuthority: {}", text::authority(rule.basis, &cites, rule.checked));
    for source in of.sources.iter().filter(|source| rule.cites.iter().any(|cite| cite.source == source.id)) {
        let url = source.url.as_ref().map(|url| format!(" <{url}>")).unwrap_or_default();
        anstream::println!("    {}: {}{url}", source.id, source.title);
    }
    for background in screener.packs().iter().flat_map(|pack| &pack.background) {
        if !background.rules.iter().any(|id| qualified(&of.header.id, id) == found.id) {
            continue;
        }
        anstream::println!("\nBackground, never computed with: {}", background.title);
        for estimate in &background.estimates {
            let interval =
                estimate.interval.as_ref().map(|interval| format!(" ({interval})")).unwrap_or_default();
            anstream::println!("    {}: {} {}{interval}", estimate.label, estimate.kind, estimate.value);
        }
        anstream::println!("    {}", background.text);
    }
    Ok(Exit::Done)
}

/// What to say where there is neither a rule nor a code of this name.
fn unknown(name: &str, screener: &Screener) -> Failure {
    let off = screener
        .packs()
        .iter()
        .any(|pack| pack.rules.iter().any(|rule| qualified(&pack.header.id, &rule.id) == name));
    if off {
        return Failure::Unknown(format!("{name} is not in force: a pack switches it on with [[amend]]"));
    }
    let rules = screener.rules().iter().map(|rule| rule.id.as_str()).filter(|id| id.contains(name));
    let near: Vec<&str> =
        codes::suggest(name).map(|code| code.name()).into_iter().chain(rules).take(8).collect();
    let help = if near.is_empty() { String::new() } else { format!("; did you mean {}?", near.join(", ")) };
    Failure::Unknown(format!("no rule and no code is called {name}{help}"))
}

/// The page of a code: its headings as such, and what is TOML moved in.
fn page(code: DiagnosticCode) {
    anstream::println!("{}", paint(HEADING, format!("{}: {code}", code.severity().name())));
    let mut in_block = false;
    for line in code.page().lines() {
        if line.starts_with("```") {
            in_block = !in_block;
        } else if in_block {
            anstream::println!("    {line}");
        } else {
            match line.strip_prefix("# ") {
                Some(heading) => anstream::println!("{}", paint(HEADING, heading)),
                None => anstream::println!("{line}"),
            }
        }
    }
}

fn indented(text: &str) -> String {
    text.lines().map(|line| format!("    {line}\n")).collect()
}
