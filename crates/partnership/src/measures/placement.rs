//! Where a line stands: in which row of the tables, and in which columns of a measure.

use std::collections::BTreeSet;

use neglect_screen::pack::Truth;
use neglect_screen::report::Answer;
use neglect_screen::report::Course;
use neglect_screen::{Agency, Concern, Form, Hazard, Number, Vocabulary};
use serde::{Deserialize, Serialize};

use super::definition::{AgeBand, BandedValue, Columns, Measure, Measures, Shape, ValueBands};
use super::line::{Line, UndecidedFields};
use super::predicate::facts_named;

/// The label of who cannot be placed because the record does not say.
pub(super) const NOT_KNOWN: &str = "not known";

/// The label of a report or a line in which there is no hazard or no response.
const NONE_RECORDED: &str = "none recorded";

/// The label of what open questions could raise no concern about: a hazard, or nothing.
const NO_CONCERN: &str = "no concern";

/// The label of what is undecided and belongs to no form of neglect, such as a hazard.
const NO_FORM: &str = "no form";

const SEVERAL_AGENCIES: &str = "several agencies";

/// What the rows of the tables are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Breakdown {
    /// The agency that screened, where the line names it; else the one agency whose records the findings rest on,
    /// `several agencies` or `no finding`. Each child is in one row.
    Agency,
    /// The child's age on the report's date, in the bands that the measures define.
    AgeBand,
    /// The report's concern.
    Concern,
    /// The report's hazard, or `none recorded`.
    Hazard,
}

impl Breakdown {
    /// The label of the row that a line is in.
    pub(super) fn label(self, line: &Line<'_>, measures: &Measures) -> String {
        match self {
            Self::Agency => agency_label(line),
            Self::AgeBand => age_band(line, &measures.age_bands).to_owned(),
            Self::Concern => in_words(line.concern.name()),
            Self::Hazard => line.hazard.map_or(NONE_RECORDED, Hazard::name).to_owned(),
        }
    }

    /// The rank of a label among the others: by what it means and not by its letters.
    pub(super) fn rank(self, label: &str, measures: &Measures) -> usize {
        let rank = |names: &[&str]| names.iter().position(|name| in_words(name) == label);
        match self {
            // Those who are no agency stand last, several agencies after no finding.
            Self::Agency => rank(Agency::NAMES)
                .unwrap_or_else(|| Agency::NAMES.len() + usize::from(label == SEVERAL_AGENCIES)),
            Self::AgeBand => {
                let bands = &measures.age_bands;
                bands.iter().position(|band| band.label == label).unwrap_or(bands.len())
            }
            Self::Concern => rank(Concern::NAMES).unwrap_or(Concern::NAMES.len()),
            Self::Hazard => rank(Hazard::NAMES).map_or(0, |rank| rank + 1),
        }
    }
}

fn agency_label(line: &Line<'_>) -> String {
    let agencies = line.agencies();
    match (line.by, agencies.len(), agencies.first()) {
        (Some(agency), ..) => in_words(agency.name()),
        (None, 1, Some(agency)) => in_words(agency.name()),
        (None, 0, _) => "no finding".to_owned(),
        (None, ..) => SEVERAL_AGENCIES.to_owned(),
    }
}

fn age_band<'b>(line: &Line<'_>, bands: &'b [AgeBand]) -> &'b str {
    let age = &line.age;
    let takes = |band: &&AgeBand| match (band.unborn, age.unborn) {
        (true, unborn) => unborn,
        (false, true) => false,
        (false, false) => match (age.years, band.below) {
            (Some(years), Some(below)) => years < below,
            (Some(_), None) => true,
            (None, _) => false,
        },
    };
    bands.iter().find(takes).map_or(NOT_KNOWN, |band| band.label.as_str())
}

/// Where one line stands in one measure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Placement<'l> {
    /// The measure is not about this line.
    Outside,
    /// It is not known whether the measure is about this line.
    Unplaced,
    /// In these columns, a bit for each.
    Columns(u64),
    /// Under each of these questions.
    Questions(BTreeSet<&'l str>),
}

impl Measure {
    /// The labels of the measure's columns, as far as they are known before anything is counted.
    pub(super) fn column_labels(&self) -> Vec<String> {
        let labels = |names: &[&str]| names.iter().map(|name| in_words(name)).collect::<Vec<_>>();
        match self.shape() {
            Shape::Number => labels(&["children"]),
            Shape::Share(_) => labels(&["met", "not met", NOT_KNOWN]),
            Shape::Columns(Columns::Concern) => labels(Concern::NAMES),
            Shape::Columns(Columns::Hazard) => [labels(&[NONE_RECORDED]), labels(Hazard::NAMES)].concat(),
            Shape::Columns(Columns::Form) => labels(Form::NAMES),
            Shape::Columns(Columns::Decision) => {
                [labels(Course::NAMES), labels(&["none", NOT_KNOWN])].concat()
            }
            Shape::Columns(Columns::CouldReach) => {
                let (_, raised) = Concern::NAMES.split_first().expect("concern has names");
                [labels(&[NO_CONCERN]), labels(raised), labels(&[NOT_KNOWN])].concat()
            }
            Shape::Columns(Columns::UndecidedAgency) => labels(Agency::NAMES),
            Shape::Columns(Columns::UndecidedForm) => [labels(Form::NAMES), labels(&[NO_FORM])].concat(),
            // Which are the most frequent is known once all are counted.
            Shape::Questions(_) => Vec::new(),
            Shape::Bands(ValueBands { value, bands }) => {
                let more: &[&str] = match value {
                    BandedValue::Fact(_) => &[NOT_KNOWN],
                    BandedValue::DaysToFirstResponse => &[NONE_RECORDED, NOT_KNOWN],
                };
                bands.iter().map(|band| band.label.clone()).chain(labels(more)).collect()
            }
        }
    }

    /// Where a line stands; a finding at the concern `from` or above is a neglect finding.
    pub(super) fn placement<'l>(&self, line: &'l Line<'_>, from: Concern) -> Placement<'l> {
        match self.of.as_ref().map_or(Truth::True, |predicate| predicate.evaluate(line, from)) {
            Truth::False => return Placement::Outside,
            Truth::Unknown => return Placement::Unplaced,
            Truth::True => {}
        }
        let column = match self.shape() {
            Shape::Number => 0,
            Shape::Share(met) => match met.evaluate(line, from) {
                Truth::True => 0,
                Truth::False => 1,
                Truth::Unknown => 2,
            },
            Shape::Columns(Columns::Concern) => line.concern as usize,
            Shape::Columns(Columns::Hazard) => line.hazard.map_or(0, |hazard| hazard as usize + 1),
            Shape::Columns(Columns::Form) => {
                let bits = line.forms(from).iter().fold(0, |bits, form| bits | 1 << form as u64);
                return Placement::Columns(bits);
            }
            Shape::Columns(Columns::Decision) => match (&line.decisions, line.last_decision()) {
                (_, Some(decision)) => decision.decision as usize,
                (Some(_), None) => Course::NAMES.len(),
                (None, _) => Course::NAMES.len() + 1,
            },
            Shape::Columns(Columns::CouldReach) => match line.could_reach() {
                // None recorded, which no question raises anything to, shares the first column.
                Some(could_reach) => could_reach.map_or(0, |concern| concern as usize),
                None => Concern::NAMES.len(),
            },
            Shape::Columns(Columns::UndecidedAgency) => {
                let Some(undecided) = &line.undecided else { return Placement::Unplaced };
                let bits = undecided.iter().fold(0, |bits, undecided| bits | 1 << undecided.by as u64);
                return Placement::Columns(bits);
            }
            Shape::Columns(Columns::UndecidedForm) => {
                let Some(undecided) = &line.undecided else { return Placement::Unplaced };
                return Placement::Columns(
                    undecided.iter().fold(0, |bits, undecided| bits | form_bits(undecided)),
                );
            }
            Shape::Questions(_) => {
                return line.open_questions().map_or(Placement::Unplaced, Placement::Questions);
            }
            Shape::Bands(bands) => bands.column(line, from),
        };
        Placement::Columns(1 << column)
    }
}

/// A bit for each form that something undecided speaks of; the one behind them where it speaks of none.
fn form_bits(undecided: &UndecidedFields) -> u64 {
    let bits = undecided.forms.iter().fold(0, |bits, form| bits | 1 << form as u64);
    if bits == 0 { 1 << Form::NAMES.len() } else { bits }
}

impl ValueBands {
    fn column(&self, line: &Line<'_>, from: Concern) -> usize {
        let count = self.bands.len();
        let band = |number| self.bands.iter().position(|band| band.below.is_none_or(|below| number < below));
        match &self.value {
            BandedValue::Fact(name) => {
                let bounds = facts_named(line, std::slice::from_ref(name)).find_map(|answer| match answer {
                    Answer::Known(value) => value.bounds(),
                    Answer::NotKnown | Answer::NotApplicable => None,
                });
                // A number known only to lie between two bounds is known here if both are in one band.
                let known =
                    bounds.and_then(|(low, high)| band(low).filter(|first| band(high) == Some(*first)));
                known.unwrap_or(count)
            }
            BandedValue::DaysToFirstResponse => {
                let (none, not_known) = (count, count + 1);
                let Some(first) = line.first_finding(from) else { return not_known };
                let Some(responses) = &line.responses else {
                    let any = line.account_responses().any(|kind| kind.acts());
                    return if any { not_known } else { none };
                };
                let acted = responses.iter().filter(|r| r.kind.acts() && r.on >= first).map(|r| r.on).min();
                let Some(acted) = acted else { return none };
                let days = acted.duration_since(first).as_hours() / 24;
                band(Number::from(days)).unwrap_or(not_known)
            }
        }
    }
}

/// A word of a vocabulary as it stands in a table.
fn in_words(name: &str) -> String {
    name.replace('_', " ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::codes;
    use crate::definition::Definition;

    #[test]
    fn a_measure_has_no_more_bands_than_can_be_counted() {
        let definition = |limited: usize| {
            let bands: String =
                (1..=limited).map(|n| format!("{{ label = '{n}', below = {n} }}, ")).collect();
            format!(
                "[measures]\nid = 'm'\nversion = '1'\ntitle = 'm'\nfinding = 'consider'\n[[measure]]\nid = 'a'\n\
                 title = 'a'\ntext = 'a'\nbasis = 'design'\nchecked = 'recalled'\n\
                 bands = {{ value = 'days_to_first_response', bands = [{bands} {{ label = 'more' }}] }}\n"
            )
        };
        let problems = Measures::from_toml(&definition(60)).unwrap_err().problems;
        assert_eq!(
            problems.iter().map(|problem| problem.code).collect::<Vec<_>>(),
            [codes::MEASURES_TOO_MANY_BANDS]
        );
        let measures = Measures::from_toml(&definition(59)).unwrap();
        let line = br#"{ "schema": 1, "case": "a", "as_of": "2026-11-21", "age": { "unborn": true }, "concern": "prompt" }"#;
        let line = Line::from_json(line).unwrap();
        assert_eq!(measures.list[0].placement(&line, Concern::Consider), Placement::Columns(1 << 61));
    }

    #[test]
    fn every_age_has_its_band() {
        let measures = Measures::shipped();
        let band = |age: &str| {
            let line = format!(
                r#"{{ "schema": 1, "case": "a", "as_of": "2026-11-21", "age": {age}, "concern": "prompt" }}"#
            );
            Breakdown::AgeBand.label(&Line::from_json(line.as_bytes()).unwrap(), &measures)
        };
        let years = |years: i32| band(&format!(r#"{{ "unborn": false, "years": {years} }}"#));
        for (first, last, label) in [
            (0, 0, "under 1"),
            (1, 4, "1 to 4"),
            (5, 10, "5 to 10"),
            (11, 15, "11 to 15"),
            (16, 17, "16 and over"),
        ] {
            assert_eq!((years(first).as_str(), years(last).as_str()), (label, label));
        }
        assert_eq!(band(r#"{ "unborn": true }"#), "unborn");
        assert_eq!(band(r#"{ "unborn": false }"#), "not known");
    }
}
