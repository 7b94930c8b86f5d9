//! Context never raises concern by itself: CG89 keeps risk factors and vulnerabilities apart from alerting features.

use crate::authoring::diagnostics::{Diagnostics, Location};
use crate::authoring::symbol_table::SymbolTable;
use crate::pack::{Condition, ParsedPack, codes};
use crate::vocabulary::{Channel, Concern};

codes! {
    /// A rule that raises concern on context alone: risk factors, vulnerabilities, statuses or strengths.
    ///
    /// # What it does
    ///
    /// Warns of a rule that raises concern and whose condition can be met by context alone. A *prompt* may rest on a
    /// status, which says what others have decided, and on three things that come together.
    ///
    /// # Why
    ///
    /// NICE CG89 keeps what alerts apart from what makes neglect more likely. Poverty, housing or a parent's illness is
    /// a reason to help, and no sign of neglect: most families in such a place care well for their children.
    ///
    /// # Example
    ///
    /// ```toml
    /// when = { seen = "ours.temporary_housing" }
    /// then = { concern = "consider" }
    /// ```
    ///
    /// Write instead:
    ///
    /// ```toml
    /// when = { all = [{ seen = "ours.temporary_housing" }, { seen = "ours.lunch_missing" }] }
    /// then = { concern = "consider" }
    /// ```
    Warning CONTEXT_ALONE = "context_alone";
}

/// Warns of rules that raise concern and whose condition can be met by context alone.
pub(super) fn lint(parsed: &ParsedPack, symbols: &SymbolTable<'_>, diagnostics: &mut Diagnostics) {
    for (index, rule) in parsed.pack.rules.iter().enumerate() {
        let Some(concern) = rule.then.concern else { continue };
        if context_is_enough(&rule.when, concern, symbols) == Some(true) {
            diagnostics.emit(
                Location::in_rule(parsed, &format!("rule[{index}].when"), &rule.id),
                CONTEXT_ALONE,
                "context alone is enough for this rule to raise concern",
                "ask for an alerting indicator as well, or let no concern follow",
            );
        }
    }
}

/// Whether observations that are only context can meet the condition; `None` where it does not look at any.
fn context_is_enough(condition: &Condition, concern: Concern, symbols: &SymbolTable<'_>) -> Option<bool> {
    let is_prompt = concern == Concern::Prompt;
    let counted = |parts: &[Condition], n: usize| {
        let parts: Vec<Option<bool>> =
            parts.iter().map(|part| context_is_enough(part, concern, symbols)).collect();
        if parts.iter().all(Option::is_none) {
            return None;
        }
        Some(parts.iter().filter(|part| **part != Some(false)).count() >= n && parts.contains(&Some(true)))
    };
    match condition {
        Condition::All(parts) if is_prompt && parts.len() >= 3 => Some(false),
        Condition::All(parts) => counted(parts, parts.len()),
        Condition::Any(parts) => {
            Some(parts.iter().any(|part| context_is_enough(part, concern, symbols) == Some(true)))
        }
        Condition::AtLeast { n, of } => counted(of, *n as usize),
        Condition::Seen(seen) => {
            let selected = symbols.selected(&seen.select);
            let context = |channel| {
                matches!(channel, Channel::RiskFactor | Channel::Vulnerability | Channel::Strength)
                    || (channel == Channel::Status && !is_prompt)
            };
            Some(!selected.is_empty() && selected.iter().all(|indicator| context(indicator.channel)))
        }
        // A fact or a finding is more than context.
        Condition::Fact(_) | Condition::Found(_) => Some(false),
        Condition::Age(_) => None,
    }
}
