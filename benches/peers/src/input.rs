//! A case as a general engine is given it: one JSON value, from which each lane makes its engine's own.
//!
//! Made outside the timing. Observations that are still to come are left out here, so that no engine pays for
//! asking; the form of each observation's code is looked up here too.

use jiff::civil::{Date, date};
use neglect_screen::{Case, case::Observation};
use serde_json::{Map, Value, json};

use crate::{
    cases::{born, own_code, severity},
    catalogue::{CODES, FORMS, SEVERITIES, code_name, form_of},
    rules::{Rule, Within, aged},
    terms::{Field, Spelling, aged_name, since_name},
};

/// What every case's input is worked out from: the periods and ages that the rules ask about, and the forms.
pub struct Inputs {
    spelling: Spelling,
    periods: Vec<Within>,
    ages: Vec<i32>,
    forms: std::collections::BTreeMap<String, &'static str>,
}

impl Inputs {
    /// For these rules, in this spelling.
    pub fn new(rules: &[Rule], spelling: Spelling) -> Self {
        let mut periods: Vec<Within> = rules.iter().filter_map(|rule| rule.within).collect();
        periods.sort_unstable();
        periods.dedup();
        let mut ages: Vec<i32> = rules
            .iter()
            .filter_map(|rule| rule.age_months.as_ref())
            .flat_map(|age| [age.start, age.end])
            .collect();
        ages.sort_unstable();
        ages.dedup();
        let forms = (0..CODES).map(|code| (code_name(code), FORMS[form_of(code)])).collect();
        Self { spelling, periods, ages, forms }
    }

    /// How much the host works out.
    pub fn spelling(&self) -> Spelling {
        self.spelling
    }

    /// The names of what a case carries besides its observations.
    pub fn bound_names(&self) -> Vec<String> {
        match self.spelling {
            Spelling::Raw => {
                let since = self.periods.iter().map(|&within| since_name(within));
                since.chain(self.ages.iter().map(|&months| aged_name(months))).collect()
            }
            Spelling::Prepared => Vec::new(),
        }
    }

    /// The value for `case`: `{"observations": [{"code": …, …}], "since_6m": …, …}`.
    pub fn of(&self, case: &Case) -> Value {
        let mut value = Map::new();
        if self.spelling == Spelling::Raw {
            for &within in &self.periods {
                value.insert(since_name(within), json!(day_number(within.begins(case.as_of))));
            }
            for &months in &self.ages {
                value.insert(aged_name(months), json!(day_number(aged(born(case), months))));
            }
        }
        let observations = case.observations.iter().filter(|seen| seen.on <= case.as_of);
        let observations = observations.map(|seen| self.observation(case, seen)).collect();
        value.insert("observations".to_owned(), Value::Array(observations));
        Value::Object(value)
    }

    fn observation(&self, case: &Case, seen: &Observation) -> Value {
        let mut value = match (self.spelling, serde_json::to_value(seen)) {
            (Spelling::Raw, Ok(Value::Object(recorded))) => recorded,
            _ => Map::new(),
        };
        let mut put = |name: &str, what: Value| value.insert(name.to_owned(), what);
        put("day", json!(day_number(seen.on)));
        put("form", json!(self.forms.get(own_code(seen)).copied().unwrap_or("none")));
        if self.spelling == Spelling::Prepared {
            let grade = SEVERITIES.iter().position(|grade| severity(seen) == Some(grade));
            put(Field::Code.name(), json!(own_code(seen)));
            put(Field::DaysAgo.name(), json!(day_number(case.as_of) - day_number(seen.on)));
            put(Field::MonthsAgo.name(), json!(months_ago(case.as_of, seen.on)));
            put(Field::AgeMonths.name(), json!(age_months(born(case), seen.on)));
            put(Field::Grade.name(), json!(grade));
        }
        Value::Object(value)
    }
}

/// Days since 1970-01-01.
fn day_number(day: Date) -> i64 {
    day.duration_since(date(1970, 1, 1)).as_hours() / 24
}

/// The fewest months whose period, ending on `as_of`, holds `on`; one more than any rule asks for if none does.
fn months_ago(as_of: Date, on: Date) -> i32 {
    (0..=Within::LONGEST_MONTHS)
        .find(|&months| Within::Months(months).begins(as_of) <= on)
        .unwrap_or(Within::LONGEST_MONTHS + 1)
}

/// The child's completed months on a day.
fn age_months(born: Date, on: Date) -> i32 {
    (1..).find(|&months| aged(born, months) > on).map_or(0, |months| months - 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_number_counts_from_1970() {
        assert_eq!(day_number(date(1970, 1, 1)), 0);
        assert_eq!(day_number(date(2026, 11, 21)), 20778);
    }

    #[test]
    fn months_ago_turns_over_on_the_day_the_period_begins() {
        assert_eq!(months_ago(date(2026, 8, 31), date(2026, 3, 1)), 6);
        assert_eq!(months_ago(date(2026, 8, 31), date(2026, 2, 28)), 7);
        assert_eq!(months_ago(date(2026, 8, 31), date(2020, 1, 1)), Within::LONGEST_MONTHS + 1);
    }

    #[test]
    fn a_month_of_age_is_complete_on_the_day_of_the_month() {
        assert_eq!(age_months(date(2026, 8, 2), date(2026, 9, 1)), 0);
        assert_eq!(age_months(date(2026, 8, 2), date(2026, 9, 2)), 1);
    }
}
