//! Amendments: of rules that exist, in other packs, at most one of each kind.

use super::{At, Complaints, Names, references};
use crate::pack::{ParsedPack, codes};
use crate::suggest::did_you_mean;

/// Complains of amendments that would do nothing, or that contradict each other.
pub(super) fn check(packs: &[ParsedPack], names: &Names<'_>, complaints: &mut Complaints) {
    let mut earlier: Vec<(&str, &str, &'static str)> = Vec::new();
    for parsed in packs {
        for (at, amend) in parsed.pack.amends.iter().enumerate() {
            let path = format!("amend[{at}]");
            let rule_path = format!("{path}.rule");
            let place = At { pack: parsed, path: &rule_path, rule: Some(&amend.rule) };
            if !names.rules.contains_key(&amend.rule) {
                complaints.error(
                    place,
                    codes::UNKNOWN_RULE,
                    format!("there is no rule `{}` to amend", amend.rule),
                    did_you_mean(&amend.rule, names.rules.keys().map(String::as_str)),
                );
            } else if amend.rule.split('/').next() == Some(parsed.pack.header.id.as_str()) {
                complaints.error(
                    place,
                    codes::OUT_OF_PLACE,
                    "a pack that amends its own rule",
                    "change the rule itself",
                );
            }
            for (step_at, step) in amend.next.iter().flatten().enumerate() {
                let path = format!("{path}.next[{step_at}]");
                references::next_step(place.at(&path), step, names, complaints);
            }
            let changes = [
                ("enabled", amend.enabled.is_some()),
                ("when", amend.when.is_some()),
                ("ages", amend.ages.is_some()),
                ("text", amend.text.is_some()),
                ("next", amend.next.is_some()),
            ];
            for (key, _) in changes.into_iter().filter(|(_, changed)| *changed) {
                if let Some((_, by, _)) =
                    earlier.iter().find(|(rule, _, what)| *rule == amend.rule && *what == key)
                {
                    complaints.error(
                        place.at(&format!("{path}.{key}")),
                        codes::DUPLICATE,
                        format!("`{key}` of this rule is already amended by {by}"),
                        "take one of the amendments out: which stands must not hang on the order of packs",
                    );
                } else {
                    earlier.push((&amend.rule, &parsed.name, key));
                }
            }
        }
    }
}
