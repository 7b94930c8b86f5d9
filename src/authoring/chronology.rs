//! The facts that the chronology of findings makes: patterns may test them, and no reader makes them.

use std::borrow::Cow;

use crate::facts::{FactEntry, FactKind};

const fn entry(name: &'static str, kind: FactKind, text: &'static str) -> FactEntry {
    FactEntry { name: Cow::Borrowed(name), kind, text: Cow::Borrowed(text), ask: None }
}

static FACTS: [FactEntry; 7] = [
    entry(
        "chronology.advice_before_hazard",
        FactKind::Number { unit: Cow::Borrowed("days") },
        "on how many days before the newest hazard of sleep advice was given or a safe-sleep plan agreed",
    ),
    entry(
        "chronology.agencies",
        FactKind::Number { unit: Cow::Borrowed("agencies") },
        "how many agencies hold something that raises concern",
    ),
    entry(
        "chronology.graded_care_not_better",
        FactKind::Flag,
        "whether an area of graded care is unchanged or worse since the assessment before",
    ),
    entry(
        "chronology.months_helped",
        FactKind::Number { unit: Cow::Borrowed("months") },
        "whole months from the beginning of a plan in force to the newest feature of a form that was seen before it",
    ),
    entry(
        "chronology.months_since_closure",
        FactKind::Number { unit: Cow::Borrowed("months") },
        "whole months from the last closure, or decision on no further action, to the newest concern",
    ),
    entry(
        "chronology.months_since_plan",
        FactKind::Number { unit: Cow::Borrowed("months") },
        "whole months from the end of the latest plan to the newest feature after it",
    ),
    entry(
        "chronology.rises",
        FactKind::Number { unit: Cow::Borrowed("rises") },
        "how many days brought a concern higher than any day before",
    ),
];

/// Every fact of the chronology, by name.
pub(super) fn chronology_facts() -> &'static [FactEntry] {
    &FACTS
}
