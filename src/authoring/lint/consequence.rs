//! Context never raises concern by itself: CG89 keeps risk factors and vulnerabilities apart from alerting features.

use crate::authoring::check::{At, Complaints, Names};
use crate::pack::{Condition, ParsedPack, codes};
use crate::vocabulary::Channel;

/// Complains of rules whose condition can be met by context alone.
pub(super) fn lint(parsed: &ParsedPack, names: &Names<'_>, complaints: &mut Complaints) {
    for (at, rule) in parsed.pack.rules.iter().enumerate() {
        if rule.then.concern.is_some() && context_is_enough(&rule.when, names) == Some(true) {
            complaints.warning(
                At { pack: parsed, path: &format!("rule[{at}].when"), rule: Some(&rule.id) },
                codes::CONTEXT_ALONE,
                "context alone is enough for this rule to raise concern",
                "ask for an alerting indicator as well, or let no concern follow",
            );
        }
    }
}

/// Whether observations that are only context can meet the condition; `None` where it does not look at any.
fn context_is_enough(condition: &Condition, names: &Names<'_>) -> Option<bool> {
    let counted = |parts: &[Condition], n: usize| {
        let parts: Vec<Option<bool>> = parts.iter().map(|part| context_is_enough(part, names)).collect();
        if parts.iter().all(Option::is_none) {
            return None;
        }
        Some(parts.iter().filter(|part| **part != Some(false)).count() >= n && parts.contains(&Some(true)))
    };
    match condition {
        Condition::All(parts) => counted(parts, parts.len()),
        Condition::Any(parts) => Some(parts.iter().any(|part| context_is_enough(part, names) == Some(true))),
        Condition::AtLeast { n, of } => counted(of, *n as usize),
        Condition::Seen(seen) => {
            let selected = names.selected(&seen.select);
            let context = |channel| {
                matches!(
                    channel,
                    Channel::RiskFactor | Channel::Vulnerability | Channel::Status | Channel::Strength
                )
            };
            Some(!selected.is_empty() && selected.iter().all(|indicator| context(indicator.channel)))
        }
        // A fact or a finding is more than context.
        Condition::Fact(_) | Condition::Found(_) => Some(false),
        Condition::Age(_) => None,
    }
}
