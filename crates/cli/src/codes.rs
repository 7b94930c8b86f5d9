//! `codes`: the catalogue of what a case may say.

use neglect_screen::facts::{FactEntry, catalogue};
use neglect_screen::pack::{Indicator, Scale};
use serde_json::json;

use crate::args::{Codes, ListFormat};
use crate::exit::{Exit, Failure};
use crate::screeners;
use crate::style::{HEADING, QUIET, paint};

/// Runs the command.
pub fn run(args: &Codes) -> Result<Exit, Failure> {
    let screener = screeners::screener(&args.packs, |builder| builder)?;
    let wanted = args.search.as_deref().unwrap_or_default().to_lowercase();
    let found: Vec<&Indicator> = screener.indicators().iter().filter(|one| matches(one, &wanted)).collect();
    let facts: Vec<&FactEntry> = catalogue().iter().filter(|fact| fact_matches(fact, &wanted)).collect();
    if args.format == ListFormat::Json {
        let list: Vec<_> = found
            .iter()
            .map(|one| {
                let qualifiers: serde_json::Map<String, serde_json::Value> = one
                    .qualifiers
                    .iter()
                    .map(|qualifier| {
                        let ordered = matches!(qualifier.scale, Scale::Ordered(_));
                        (qualifier.name.clone(), json!({ "values": qualifier.scale.values(), "ordered": ordered, "ask": qualifier.ask }))
                    })
                    .collect();
                json!({
                    "code": one.code, "label": one.label, "channel": one.channel, "forms": one.forms,
                    "qualifiers": qualifiers, "note": one.note,
                    "codings": one.codings.iter().map(|coding| json!({ "system": coding.system, "value": coding.value })).collect::<Vec<_>>(),
                })
            })
            .collect();
        let facts: Vec<_> =
            facts.iter().map(|one| json!({ "fact": one.name, "text": one.text, "kind": one.kind })).collect();
        anstream::println!("{:#}", json!({ "codes": list, "facts": facts }));
    } else {
        for one in &found {
            anstream::println!("{}  {}", paint(HEADING, &one.code), one.label);
            let forms: Vec<&str> = one.forms.iter().map(|form| form.name()).collect();
            let forms = if forms.is_empty() { String::new() } else { format!(": {}", forms.join(", ")) };
            anstream::println!("{}", paint(QUIET, format!("    {}{forms}", one.channel)));
            for qualifier in &one.qualifiers {
                let between = if matches!(qualifier.scale, Scale::Ordered(_)) { " < " } else { " | " };
                anstream::println!("    {}: {}", qualifier.name, qualifier.scale.values().join(between));
            }
            for coding in &one.codings {
                anstream::println!("    = {} {}", coding.system, coding.value);
            }
        }
        if !facts.is_empty() {
            anstream::println!(
                "\n{}",
                paint(HEADING, "Facts that readers make, for the conditions of packs")
            );
        }
        for fact in &facts {
            anstream::println!("{}  {}", paint(HEADING, &fact.name), fact.text);
        }
    }
    if found.is_empty() && facts.is_empty() {
        return Err(Failure::Unknown("no code has these words".to_owned()));
    }
    Ok(Exit::Done)
}

fn fact_matches(fact: &FactEntry, wanted: &str) -> bool {
    let all = format!("{} {}", fact.name, fact.text).to_lowercase();
    wanted.split_whitespace().all(|word| all.contains(word))
}

fn matches(one: &Indicator, wanted: &str) -> bool {
    let codings = one.codings.iter().map(|coding| format!("{} {}", coding.system, coding.value));
    let all = [one.code.clone(), one.label.clone()].into_iter().chain(codings).chain(one.note.clone());
    let all = all.collect::<Vec<_>>().join("\n").to_lowercase();
    wanted.split_whitespace().all(|word| all.contains(word))
}
