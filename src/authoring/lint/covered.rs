//! Rules that another always covers: whatever meets the one meets the other, which says at least as much.

use super::implies::Implication;
use crate::authoring::check::{At, Complaints, Names};
use crate::pack::qualified;
use crate::pack::{AgeRange, Condition, ParsedPack, Place, Rule, codes};

/// One rule with its place.
struct Placed<'a> {
    pack: &'a ParsedPack,
    at: usize,
    rule: &'a Rule,
}

/// Warns of rules that another rule always covers.
pub(super) fn lint(packs: &[ParsedPack], names: &Names<'_>, complaints: &mut Complaints) {
    let rules: Vec<Placed<'_>> = packs
        .iter()
        .flat_map(|pack| {
            let rules = pack.pack.rules.iter().enumerate();
            rules.filter(|(_, rule)| rule.enabled).map(move |(at, rule)| Placed { pack, at, rule })
        })
        .collect();
    for (place, one) in rules.iter().enumerate() {
        let covering = rules.iter().enumerate().find(|(other_place, other)| {
            *other_place != place
                && covers(other, one, names)
                // Of two rules that cover each other the earlier stands.
                && (*other_place < place || !covers(one, other, names))
        });
        let Some((_, other)) = covering else { continue };
        let line =
            Place::of(&other.pack.text, other.pack.spans.of(&format!("rule[{}].id", other.at)).start).line;
        complaints.warning(
            At { pack: one.pack, path: &format!("rule[{}].id", one.at), rule: Some(&one.rule.id) },
            codes::COVERED,
            format!(
                "whatever meets this rule also meets `{}` ({}, line {line}), which says as much",
                qualified(&other.pack.pack.header.id, &other.rule.id),
                other.pack.name
            ),
            "narrow the other rule, raise what follows from this one, or take it out",
        );
    }
}

/// Whether `wide` fires wherever `narrow` does, and says at least as much.
fn covers(wide: &Placed<'_>, narrow: &Placed<'_>, names: &Names<'_>) -> bool {
    says_as_much(wide, narrow)
        && ages_within(narrow.rule.ages, wide.rule.ages)
        && explained_no_more(wide.rule, narrow.rule)
        && wide.rule.gates.iter().all(|gate| {
            narrow
                .rule
                .gates
                .iter()
                .map(|own| &own.when)
                .chain([&narrow.rule.when])
                .any(|own| implies(own, &gate.when, names))
        })
        && implies(&narrow.rule.when, &wide.rule.when, names)
}

fn implies(narrow: &Condition, wide: &Condition, names: &Names<'_>) -> bool {
    Implication::new(names).holds(narrow, wide)
}

/// What follows from the one is at least what follows from the other.
fn says_as_much(wide: &Placed<'_>, narrow: &Placed<'_>) -> bool {
    let steps = |placed: &Placed<'_>| -> Vec<String> {
        placed.rule.then.next.iter().map(|step| qualified(&placed.pack.pack.header.id, step)).collect()
    };
    let (more, less) = (&wide.rule.then, &narrow.rule.then);
    let wide_steps = steps(wide);
    more.concern >= less.concern
        && more.hazard >= less.hazard
        && steps(narrow).iter().all(|step| wide_steps.contains(step))
        && (more.forms == less.forms
            || (!less.forms.is_empty() && less.forms.iter().all(|form| more.forms.contains(form))))
}

fn ages_within(narrow: Option<AgeRange>, wide: Option<AgeRange>) -> bool {
    match (narrow, wide) {
        (_, None) => true,
        (None, Some(_)) => false,
        (Some(narrow), Some(wide)) => super::implies::age_within(&narrow, &wide),
    }
}

/// Whatever explains an observation away for the wide rule does so for the narrow one.
fn explained_no_more(wide: &Rule, narrow: &Rule) -> bool {
    let takes = |kind: &String| narrow.explained_by.iter().any(|own| own == kind || own == "any");
    wide.explained_by.iter().all(takes)
}
