//! Until when what a replay saw on a day holds, where nothing more becomes known: most days on which a period may have run
//! out need not be looked at.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::calendar::{AgeRange, completed_months};
use crate::case::Case;
use crate::case::age::corrected_from;
use crate::pack::Condition;
use crate::screener::Screener;

/// What is known of the days between those that were looked at.
#[derive(Debug)]
pub(super) struct Holds {
    /// Whether every day is looked at, whatever was seen before.
    every_day: bool,
    /// The days on which something may come out otherwise, whatever was seen before them.
    turns: BTreeSet<Date>,
    /// The inputs, by the day on which they became known, with the last day that they speak of.
    inputs: Vec<(Date, Date)>,
    /// How many of them are known on the day that was looked at, and the last day that any of these speaks of.
    known: usize,
    last: Option<Date>,
    looked_at: Date,
    /// The first day after it on which a period that was looked at has run out.
    first_end: Option<Date>,
}

impl Holds {
    pub(super) fn new(screener: &Screener, case: &Case) -> Holds {
        let mut turns = BTreeSet::new();
        // What is so on a day may come out otherwise on it and on the day after: a range of ages may end a day late, and
        // what ended on a day has ended after it.
        let mut turn = |day: Date| turns.extend([Some(day), day.tomorrow().ok()].into_iter().flatten());
        if let Some(born) = case.child.born {
            let origins = [Some(born), corrected_from(&case.child)];
            for origin in origins.into_iter().flatten() {
                turn(origin);
                for range in ages(screener) {
                    [range.from, range.below].into_iter().flatten().for_each(|span| turn(span.after(origin)));
                }
            }
        }
        for rule in screener.rules() {
            let in_force = rule.rule.in_force();
            turn(*in_force.start());
            turn(*in_force.end());
        }
        case.observations.iter().filter_map(|observation| observation.until).for_each(&mut turn);
        case.responses.iter().map(|response| response.on).for_each(&mut turn);
        let inputs = case.inputs().filter(|input| input.question.is_none());
        let mut inputs: Vec<(Date, Date)> = inputs.map(|input| (input.known_from(), input.on)).collect();
        inputs.sort_unstable();
        Holds {
            // A register's figures are those of the school year and of twelve months to the day: each day has its own.
            every_day: !case.attendance.is_empty() || compares_days_of_answers(screener),
            turns,
            inputs,
            known: 0,
            last: None,
            looked_at: Date::MIN,
            first_end: None,
        }
    }

    /// The same where every day is to be looked at.
    #[cfg(test)]
    fn nothing(screener: &Screener, case: &Case) -> Holds {
        Holds { every_day: true, ..Holds::new(screener, case) }
    }

    /// Takes note of a day that was looked at, and of the first day after it on which a period that was looked at has run
    /// out.
    pub(super) fn look_at(&mut self, day: Date, first_end: Option<Date>) {
        while let Some(&(_, on)) = self.inputs.get(self.known).filter(|(known, _)| *known <= day) {
            self.known += 1;
            self.last = self.last.max(Some(on));
        }
        (self.looked_at, self.first_end) = (day, first_end);
    }

    /// Whether what was seen on the day that was looked at holds on a later one, where nothing has become known since.
    pub(super) fn until(&self, day: Date) -> bool {
        // Whole months without any record are counted.
        let months = |on: Date| self.last.map_or(0, |last| completed_months(last, on).max(0));
        self.known > 0
            && !self.every_day
            && self.first_end.is_none_or(|end| day < end)
            && months(self.looked_at) == months(day)
            && self.turns.range(self.looked_at..=day).all(|&turn| turn == self.looked_at)
    }
}

/// Every range of ages that anything is asked of.
fn ages(screener: &Screener) -> impl Iterator<Item = &AgeRange> {
    let of_rules = screener.rules().iter().filter_map(|rule| rule.rule.ages.as_ref());
    let of_indicators = screener.indicators().iter().filter_map(|indicator| indicator.ages.as_ref());
    let questions = screener.tools().iter().flat_map(|tool| &tool.questions);
    let of_tools = screener.tools().iter().filter_map(|tool| tool.ages.as_ref());
    let of_questions = questions.filter_map(|question| question.ages.as_ref());
    let of_conditions = conditions(screener).filter_map(|part| match part {
        Condition::Age(range) => Some(range),
        _ => None,
    });
    of_rules.chain(of_indicators).chain(of_tools).chain(of_questions).chain(of_conditions)
}

/// Every part of the conditions that a screening evaluates.
fn conditions(screener: &Screener) -> impl Iterator<Item = &Condition> {
    let of_rules = screener.rules().iter().flat_map(|rule| rule.rule.conditions());
    let of_levels = screener.levels().filter_map(|(_, level)| level.when.as_ref());
    of_rules.chain(of_levels).chain(of_answers(screener)).flat_map(Condition::walk)
}

/// The conditions on answers alone: of contradictions, and of the questions of tools.
fn of_answers(screener: &Screener) -> impl Iterator<Item = &Condition> {
    let contradictions = screener.packs().iter().flat_map(|pack| &pack.contradictions);
    let questions = screener.tools().iter().flat_map(|tool| &tool.questions);
    contradictions.map(|one| &one.when).chain(questions.filter_map(|question| question.only_if.as_ref()))
}

/// Whether a condition on answers alone asks how old they are, which nobody notes.
fn compares_days_of_answers(screener: &Screener) -> bool {
    let mut parts = of_answers(screener).flat_map(Condition::walk);
    parts.any(|part| matches!(part, Condition::Fact(test) if test.within.is_some()))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use std::sync::LazyLock;

    use super::*;
    use crate::testing::boundary_cases;

    static ENGLAND: LazyLock<Screener> = LazyLock::new(Screener::england);

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(48))]

        #[test]
        fn days_that_are_not_looked_at_would_have_shown_nothing_new(
            case in boundary_cases(ENGLAND.indicators(), ENGLAND.tools()),
        ) {
            let every_day = Holds::nothing(&ENGLAND, &case);
            let on_every_day = ENGLAND.replay_looking(&case, every_day, |_, _, _| ());
            prop_assert_eq!(ENGLAND.replay(&case).unwrap(), on_every_day.unwrap());
        }
    }

    #[test]
    fn few_days_are_looked_at_on_which_nothing_became_known() {
        let observations: Vec<String> = (1..=20)
            .map(|n| {
                let on = jiff::civil::date(2025, 1, 1).saturating_add(jiff::Span::new().days(30 * n));
                format!(r#"{{ "id": "o{n}", "code": "clothing.dirty", "on": "{on}", "by": "education" }}"#)
            })
            .collect();
        let case = format!(
            r#"{{ "schema": 1, "case": "c", "as_of": "2026-11-21", "child": {{ "born": "2020-03-01" }},
                 "observations": [{}] }}"#,
            observations.join(",")
        );
        let case = Case::from_json(case.as_bytes(), ENGLAND.limits()).unwrap();
        let steps = |holds: Holds| {
            let mut steps = 0;
            ENGLAND.replay_looking(&case, holds, |_, _, taken| steps = taken).unwrap();
            steps
        };
        let (few, every) = (steps(Holds::new(&ENGLAND, &case)), steps(Holds::nothing(&ENGLAND, &case)));
        assert!(3 * few < every, "{few} steps of {every}");
    }
}
