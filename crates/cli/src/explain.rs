//! `explain`: one rule, its condition in words, its sources and how well they were checked; or the page of a code.

use jiff::civil::Date;
use neglect_render::{Role, Styled, authority};
use neglect_screen::authoring::{Glossary, Phrase, diagnostic_code, nearest_diagnostic_code};
use neglect_screen::pack::{DiagnosticCode, Pack, Rule, qualified};
use neglect_screen::{About, Screener};

use crate::console;
use crate::error::CliError;
use crate::pack_args::PackArgs;

/// Explain one rule (what it says, when it fires, on whose authority), or a code that `check` names
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  neglect-screen explain nice/1.3.3
  neglect-screen explain never_fires")]
pub struct Args {
    /// The rule, such as nice/1.3.3, or the code of a diagnostic, such as never_fires
    name: String,
    #[command(flatten)]
    packs: PackArgs,
}

/// Runs the command.
pub fn run(args: &Args) -> Result<(), CliError> {
    if let Some(code) = diagnostic_code(&args.name) {
        return console::print(&page(code));
    }
    let screener = args.packs.screener(|builder| builder)?;
    let found = screener.rule(&args.name).ok_or_else(|| not_found(&screener, &args.name))?;
    let (rule, pack) = (&found.rule, &screener.packs()[found.pack]);
    let mut text = Styled::default();
    text.line(Role::Heading, format!("{}: {}", found.id, rule.text));
    let head = &pack.header;
    text.line(Role::Quiet, format!("{} {}, {}", head.id, head.version, head.title));
    conditions(&mut text, rule, &Glossary::new(screener.packs()));
    consequences(&mut text, rule, pack, &screener);
    if let Some(note) = &rule.note {
        text.line(Role::Plain, format!("Note: {note}"));
    }
    if let Some(amended) = &found.amended {
        text.line(Role::Plain, format!("Amended by {amended}"));
    }
    sources(&mut text, rule, pack);
    background(&mut text, &found.id, pack, &screener);
    console::print(&text)
}

/// Why there is neither such a rule in force nor such a code, and which are called alike.
fn not_found(screener: &Screener, name: &str) -> CliError {
    let in_pack = |pack: &Pack| pack.rules.iter().any(|known| qualified(&pack.header.id, &known.id) == name);
    if screener.packs().iter().any(in_pack) {
        return CliError::Input(format!("{name} is not in force: a pack switches it on with [[amend]]"));
    }
    let rules = screener.rules().iter().map(|known| known.id.as_str()).filter(|id| id.contains(name));
    let alike: Vec<&str> =
        nearest_diagnostic_code(name).map(|code| code.name()).into_iter().chain(rules).take(8).collect();
    let hint = if alike.is_empty() { String::new() } else { format!("; did you mean {}?", alike.join(", ")) };
    CliError::Input(format!("no rule and no code is called {name}{hint}"))
}

/// The page of a code: its headings as such, and what is TOML moved in.
fn page(code: DiagnosticCode) -> Styled {
    let mut text = Styled::default();
    text.line(Role::Heading, format!("{}: {code}", code.severity().name()));
    let mut in_block = false;
    for line in code.page().lines() {
        if line.starts_with("```") {
            in_block = !in_block;
        } else if in_block {
            text.line(Role::Plain, format!("    {line}"));
        } else {
            match line.strip_prefix("# ") {
                Some(heading) => text.line(Role::Heading, heading),
                None => text.line(Role::Plain, line),
            };
        }
    }
    text
}

fn conditions(text: &mut Styled, rule: &Rule, glossary: &Glossary<'_>) {
    text.end_line().line(Role::Plain, "Fires when");
    if rule.from.is_some() || rule.to.is_some() {
        let day = |word: &str, day: Option<Date>| day.map(|day| format!(" {word} {day}")).unwrap_or_default();
        let days = day("from", rule.from) + &day("to", rule.to);
        text.line(Role::Plain, format!("    the case's date lies in its time{days}, and"));
    }
    indented(text, &glossary.describe(&rule.when));
    text.end_line();
    for gate in &rule.gates {
        text.line(Role::Plain, format!("Held back ({}) unless", gate.id));
        indented(text, &glossary.describe(&gate.when));
        text.line(Role::Plain, format!("    {}", gate.text));
    }
    for exemption in &rule.exemptions {
        text.line(Role::Plain, format!("Held back ({}) only where it is recorded that", exemption.id));
        indented(text, &glossary.describe(&exemption.when));
        text.line(Role::Plain, format!("    {}", exemption.text));
    }
    if !rule.explained_by.is_empty() {
        let kinds = rule.explained_by.join(", ");
        text.line(Role::Plain, format!("Explained away, once a professional finds it suitable, by: {kinds}"));
    }
}

fn indented(text: &mut Styled, condition: &Phrase) {
    for line in condition.to_string().lines() {
        text.line(Role::Plain, format!("    {line}"));
    }
}

fn consequences(text: &mut Styled, rule: &Rule, pack: &Pack, screener: &Screener) {
    let concern = rule.then.concern.map(|concern| match rule.then.about {
        About::Neglect => format!("raises concern to {concern}"),
        About::Maltreatment => format!("raises concern to {concern}, about maltreatment other than neglect"),
    });
    let hazard = rule.then.hazard.map(|hazard| format!("names a hazard: {hazard}"));
    let then: Vec<String> = concern.into_iter().chain(hazard).collect();
    let then = if then.is_empty() { "next steps only".to_owned() } else { then.join("; ") };
    text.line(Role::Plain, format!("Then: {then}"));
    for id in rule.then.next.iter().map(|id| qualified(&pack.header.id, id)) {
        let mut steps = screener.next_steps();
        if let Some((_, step)) = steps.find(|(pack, step)| qualified(&pack.header.id, &step.id) == id) {
            text.plain("    ").plain(&step.text).plain(" ").line(Role::Quiet, &id);
        }
    }
}

fn sources(text: &mut Styled, rule: &Rule, pack: &Pack) {
    let cites = rule.cites.iter().map(|cite| format!("{} {}", cite.source, cite.at).trim_end().to_owned());
    let cites: Vec<String> = cites.collect();
    text.end_line();
    text.line(Role::Plain, format!("Authority: {}", authority(rule.basis, &cites, rule.checked)));
    let cited = |id: &str| rule.cites.iter().any(|cite| cite.source == id);
    for source in pack.sources.iter().filter(|source| cited(&source.id)) {
        let url = source.url.as_ref().map(|url| format!(" <{url}>")).unwrap_or_default();
        text.line(Role::Plain, format!("    {}: {}{url}", source.id, source.title));
        for place in &source.read_in {
            text.line(Role::Plain, format!("        read in: {place}"));
        }
    }
}

/// What packs say of the background of a rule.
fn background(text: &mut Styled, rule: &str, pack: &Pack, screener: &Screener) {
    let of_rule = |ids: &[String]| ids.iter().any(|id| qualified(&pack.header.id, id) == rule);
    let all = screener.packs().iter().flat_map(|pack| &pack.background);
    for background in all.filter(|background| of_rule(&background.rules)) {
        text.end_line();
        text.line(Role::Plain, format!("Background, never computed with: {}", background.title));
        for estimate in &background.estimates {
            let interval = estimate.interval.as_ref().map(|interval| format!(" ({interval})"));
            let interval = interval.unwrap_or_default();
            text.line(
                Role::Plain,
                format!("    {}: {} {}{interval}", estimate.label, estimate.kind, estimate.value),
            );
        }
        text.line(Role::Plain, format!("    {}", background.text));
    }
}
