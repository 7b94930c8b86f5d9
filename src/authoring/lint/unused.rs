//! What a pack defines and nothing uses.

use std::collections::BTreeSet;

use crate::authoring::check::{At, Complaints, Ground, Names, all_cites, leaves, roots};
use crate::pack::qualified;
use crate::pack::{Condition, ParsedPack, Select, codes};
use crate::vocabulary::Channel;

/// Warns of indicators that could raise something and that no condition looks at, of sources that nobody cites, and
/// of next steps that nothing leads to.
pub(super) fn lint(packs: &[ParsedPack], _: &Names<'_>, complaints: &mut Complaints) {
    let mut selections: Vec<&Select> = Vec::new();
    let mut steps: BTreeSet<String> = BTreeSet::new();
    for parsed in packs {
        for root in roots(&parsed.pack).iter().filter(|root| root.ground != Ground::Question) {
            selections.extend(leaves(root.condition, "").iter().filter_map(|(_, part)| match part {
                Condition::Seen(seen) => Some(&seen.select),
                _ => None,
            }));
        }
        let id = &parsed.pack.header.id;
        let named = parsed.pack.rules.iter().flat_map(|rule| &rule.then.next);
        let amended = parsed.pack.amends.iter().flat_map(|amend| amend.next.iter().flatten());
        steps.extend(named.chain(amended).map(|step| qualified(id, step)));
    }
    for parsed in packs {
        indicators(parsed, &selections, complaints);
        sources(parsed, complaints);
        for (at, step) in parsed.pack.next_steps.iter().enumerate() {
            if step.at.is_empty() && !steps.contains(&qualified(&parsed.pack.header.id, &step.id)) {
                complaints.warning(
                    At::new(parsed, &format!("next_step[{at}].id")),
                    codes::UNUSED,
                    format!("nothing leads to the next step `{}`", step.id),
                    "name it in a rule's `next`, give it `at`, or take it out",
                );
            }
        }
    }
}

fn indicators(parsed: &ParsedPack, selections: &[&Select], complaints: &mut Complaints) {
    for (at, indicator) in parsed.pack.indicators.iter().enumerate() {
        // Context is used by being shown.
        let can_raise = matches!(indicator.channel, Channel::Alerting | Channel::Hazard);
        if can_raise && !selections.iter().any(|select| indicator.is_selected_by(select)) {
            complaints.warning(
                At::new(parsed, &format!("indicator[{at}].code")),
                codes::UNUSED,
                format!("no rule looks at `{}`", indicator.code),
                "write a rule for it, give it a channel of context, or take it out",
            );
        }
    }
}

fn sources(parsed: &ParsedPack, complaints: &mut Complaints) {
    let cited: BTreeSet<&str> = all_cites(&parsed.pack)
        .iter()
        .flat_map(|(_, cites, _)| *cites)
        .map(|cite| cite.source.as_str())
        .collect();
    for (at, source) in parsed.pack.sources.iter().enumerate() {
        if !cited.contains(source.id.as_str()) {
            complaints.warning(
                At::new(parsed, &format!("source[{at}].id")),
                codes::UNUSED,
                format!("nothing cites the source `{}`", source.id),
                "cite it where it is used, or take it out",
            );
        }
    }
}
