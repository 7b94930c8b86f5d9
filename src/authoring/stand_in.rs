//! Findings that examples give: each rests on one observation that stands in for whatever it really rests on.

use super::symbol_table::SymbolTable;
use crate::engine::RuleBook;
use crate::pack::{Condition, Example, ExampleInput, Indicator, Pack, Rule, Seen, Select, qualified};
use crate::vocabulary::{Channel, Forms};

/// The code whose observation stands for a finding that an example gives.
const STAND_IN: &str = "example.stands_in_for";

/// The rules whose findings an example gives, pack-qualified, in its order.
pub(super) fn given_findings(example: &Example) -> Vec<&str> {
    let found = example.given.iter().filter_map(|input| match input {
        ExampleInput::Found { rule, .. } => Some(rule.as_str()),
        _ => None,
    });
    found.collect()
}

/// The code that stands in for a finding of this rule, among those given: the same for two findings of one rule.
pub(super) fn stand_in_code(rule: &str, given: &[&str]) -> Option<String> {
    given.iter().position(|other| *other == rule).map(|first| format!("{STAND_IN}.{first}"))
}

/// The packs with the rule of this id in force, and with every rule whose finding the example gives resting on one
/// observation of its stand-in.
pub(super) fn book_for(packs: &[Pack], id: &str, example: &Example, symbols: &SymbolTable<'_>) -> RuleBook {
    let mut packs = packs.to_vec();
    let given = given_findings(example);
    let mut stand_ins: Vec<Indicator> = Vec::new();
    for pack in &mut packs {
        for rule in &mut pack.rules {
            let own = qualified(&pack.header.id, &rule.id);
            if own == id {
                rule.enabled = true;
            }
            if let Some(code) = stand_in_code(&own, &given) {
                stand_ins.push(indicator(&code, forms_of(rule, symbols)));
                *rule = Rule {
                    when: Condition::Seen(Seen {
                        select: Select { codes: vec![code], ..Select::default() },
                        ..Seen::default()
                    }),
                    gates: Vec::new(),
                    exemptions: Vec::new(),
                    ages: None,
                    explained_by: Vec::new(),
                    enabled: true,
                    from: None,
                    to: None,
                    ..rule.clone()
                };
            }
        }
    }
    packs[0].indicators.extend(stand_ins);
    RuleBook::new(packs)
}

/// The forms of neglect that a finding of the rule would speak of.
fn forms_of(rule: &Rule, symbols: &SymbolTable<'_>) -> Forms {
    if !rule.then.forms.is_empty() {
        return rule.then.forms;
    }
    let selected = rule.when.walk().filter_map(|node| match node {
        Condition::Seen(seen) => Some(symbols.selected(&seen.select)),
        _ => None,
    });
    selected.flatten().fold(Forms::NONE, |forms, indicator| forms.union(indicator.forms))
}

fn indicator(code: &str, forms: Forms) -> Indicator {
    Indicator {
        code: code.to_owned(),
        label: code.to_owned(),
        terms: Vec::new(),
        plan: false,
        forms,
        channel: Channel::Alerting,
        ages: None,
        qualifiers: Vec::new(),
        ends: Vec::new(),
        codings: Vec::new(),
        overlaps: Vec::new(),
        note: None,
        cites: Vec::new(),
        checked: None,
    }
}
