//! A comparison of packs as text.

use neglect_compare::Comparison;

use crate::compared::{change_in_words, moved_in_words, outcomes, summary, witness_lines};
use crate::styled::{Role, Styled};

/// A comparison as text.
pub fn comparison(comparison: &Comparison) -> Styled {
    let mut text = Styled::default();
    text.line(Role::Heading, summary(comparison));
    for rule in &comparison.rules {
        text.end_line()
            .add(Role::Heading, &rule.rule)
            .plain(format!(": {}", change_in_words(rule.change)))
            .end_line();
        if rule.old != rule.new {
            for (when, words) in [("before", &rule.old), ("now", &rule.new)] {
                condition(&mut text, when, words.as_deref());
            }
        }
        match &rule.witness {
            Some(witness) => {
                text.line(
                    Role::Plain,
                    format!("    the smallest case that shows it ({}):", outcomes(witness)),
                );
                witness_lines(witness).iter().for_each(|line| {
                    text.line(Role::Plain, format!("        {line}"));
                });
            }
            None if rule.tried > 0 => {
                text.line(Role::Quiet, format!("    {} cases at its boundaries were screened", rule.tried));
            }
            None => {}
        }
    }
    if !comparison.parts.is_empty() {
        text.heading("Other parts");
    }
    for part in &comparison.parts {
        text.line(Role::Plain, format!("  {} {}: {}", part.kind, part.id, part.change));
    }
    if comparison.given > 0 {
        text.heading("The cases that were given");
        text.line(
            Role::Plain,
            format!("  {} of {} are reported otherwise", comparison.moved.len(), comparison.given),
        );
    }
    for moved in &comparison.moved {
        text.line(Role::Plain, format!("  {}: {}", moved.case, moved_in_words(moved)));
    }
    text
}

fn condition(text: &mut Styled, when: &str, words: Option<&str>) {
    let Some(words) = words else { return };
    let mut lines = words.lines();
    text.line(Role::Plain, format!("    {when}: {}", lines.next().unwrap_or_default()));
    lines.for_each(|line| {
        text.line(Role::Plain, format!("        {line}"));
    });
}
