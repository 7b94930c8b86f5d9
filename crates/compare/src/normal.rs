//! Whether two rules say the same, however they are written: the order of parts, parts within parts of one kind, and parts
//! that stand twice change nothing.

use neglect_screen::pack::{Condition, Rule};

/// Whether two rules fire, are held back and ask on the same cases, by the way they are written.
pub(crate) fn means_the_same(a: &Rule, b: &Rule) -> bool {
    let gates = |rule: &Rule| {
        let conditions = rule.gates.iter().map(|gate| &gate.when);
        let mut conditions: Vec<String> = conditions.map(key).collect();
        conditions.sort_unstable();
        conditions
    };
    let exemptions = |rule: &Rule| {
        let mut conditions: Vec<String> =
            rule.exemptions.iter().map(|exemption| key(&exemption.when)).collect();
        conditions.sort_unstable();
        conditions
    };
    key(&a.when) == key(&b.when)
        && gates(a) == gates(b)
        && exemptions(a) == exemptions(b)
        && a.ages == b.ages
        && a.explained_by == b.explained_by
        && a.then == b.then
        && (a.from, a.to) == (b.from, b.to)
        && a.enabled == b.enabled
}

/// A text that two conditions share where they say the same by their form.
fn key(condition: &Condition) -> String {
    match condition {
        Condition::All(parts) => joined("all", parts, |part| match part {
            Condition::All(parts) => Some(parts),
            _ => None,
        }),
        Condition::Any(parts) => joined("any", parts, |part| match part {
            Condition::Any(parts) => Some(parts),
            _ => None,
        }),
        Condition::AtLeast { n, of } if *n == 1 => key(&Condition::Any(of.clone())),
        Condition::AtLeast { n, of } if *n as usize == of.len() => key(&Condition::All(of.clone())),
        Condition::AtLeast { n, of } => {
            let mut keys: Vec<String> = of.iter().map(key).collect();
            keys.sort_unstable();
            format!("at least {n} ({})", keys.join(" "))
        }
        Condition::Seen(seen) => {
            let mut seen = seen.clone();
            seen.select.codes.sort_unstable();
            seen.select.codes.dedup();
            for tests in [&mut seen.with, &mut seen.gate, &mut seen.exempt] {
                tests.sort_unstable();
                tests.dedup();
            }
            format!("{seen:?}")
        }
        other => format!("{other:?}"),
    }
}

/// The parts of one kind, those within parts of the same kind among them, each once and in one order.
fn joined(
    kind: &str,
    parts: &[Condition],
    same_kind: impl Fn(&Condition) -> Option<&Vec<Condition>> + Copy,
) -> String {
    fn collect(
        parts: &[Condition],
        same_kind: impl Fn(&Condition) -> Option<&Vec<Condition>> + Copy,
        keys: &mut Vec<String>,
    ) {
        for part in parts {
            match same_kind(part) {
                Some(inner) => collect(inner, same_kind, keys),
                None => keys.push(key(part)),
            }
        }
    }
    let mut keys = Vec::new();
    collect(parts, same_kind, &mut keys);
    keys.sort_unstable();
    keys.dedup();
    match keys.as_slice() {
        [only] => only.clone(),
        _ => format!("{kind} ({})", keys.join(" ")),
    }
}
