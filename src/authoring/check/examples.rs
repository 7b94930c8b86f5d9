//! What examples give: codes, qualifiers, facts and rules that exist.

use super::names::Names;
use super::{At, Complaints, facts, references};
use crate::pack::{ExampleInput, ParsedPack, codes};
use crate::suggest::did_you_mean;

/// Complains of everything in an example that nobody defines.
pub(super) fn check(parsed: &ParsedPack, names: &Names<'_>, complaints: &mut Complaints) {
    for (at, rule) in parsed.pack.rules.iter().enumerate() {
        for (example_at, example) in rule.examples.iter().enumerate() {
            for (given_at, given) in example.given.iter().enumerate() {
                let path = format!("rule[{at}].example[{example_at}].given[{given_at}]");
                let place = At { pack: parsed, path: &path, rule: Some(&rule.id) };
                check_given(place, given, names, complaints);
            }
        }
    }
}

fn check_given(at: At<'_>, given: &ExampleInput, names: &Names<'_>, complaints: &mut Complaints) {
    match given {
        ExampleInput::Seen { code, with, .. } => {
            let Some(indicator) = names.indicator(code) else {
                complaints.error(
                    at.at(&format!("{}.seen", at.path)),
                    codes::UNKNOWN_CODE,
                    format!("there is no indicator `{code}`"),
                    did_you_mean(code, names.codes()),
                );
                return;
            };
            for (name, value) in with {
                let path = format!("{}.with.{name}", at.path);
                references::value_of(at.at(&path), indicator, name, value, complaints);
            }
        }
        ExampleInput::Fact { fact, value } => {
            let path = format!("{}.fact", at.path);
            if let Some(kind) = facts::known(at.at(&path), fact, names, complaints) {
                let path = format!("{}.value", at.path);
                facts::value(at.at(&path), fact, value, kind, complaints);
            }
        }
        ExampleInput::Found { rule, .. } => {
            references::rule_pattern(at.at(&format!("{}.found", at.path)), rule, names, complaints);
        }
        ExampleInput::Response { .. } => {}
    }
}
