//! Measures as data: of whom, what is met, in which columns or bands.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::Line;
use super::test::{Test, Truth};
use crate::number::Number;
use crate::partnership::Problem;
use crate::report::Course;
use crate::vocabulary::{Agency, Basis, Checked, Concern, Form, Hazard, vocabulary};

const SHIPPED: &str = include_str!("../../../packs/partnership/measures.toml");

/// Where a line stands is a bit for each column in 64, and bands have up to two columns more.
const MOST_BANDS: usize = 60;

/// The label of who cannot be placed because the record does not say.
pub(super) const NOT_KNOWN: &str = "not known";

/// A set of measures.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Measures {
    /// What they are.
    #[serde(rename = "measures")]
    pub head: Head,
    /// Where they come from.
    #[serde(default, rename = "source")]
    pub sources: Vec<MeasureSource>,
    /// The age bands of the breakdown by age, youngest first.
    #[serde(default, rename = "age_band")]
    pub age_bands: Vec<AgeBand>,
    /// The measures; the most important first, for where two tables would give a child away the later is withheld.
    #[serde(default, rename = "measure")]
    pub list: Vec<Measure>,
}

/// Id, version and settings of a set of measures.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Head {
    /// Its id.
    pub id: String,
    /// Its version.
    pub version: String,
    /// Its title.
    pub title: String,
    /// The concern from which a finding counts as a neglect finding.
    pub finding: Concern,
}

/// A document that measures come from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MeasureSource {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
}

/// One band of ages. A child belongs to the first band that takes them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AgeBand {
    /// Its label.
    pub label: String,
    /// It takes children who are not born yet, and no others.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub unborn: bool,
    /// Children younger than this, in completed years; any age where absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub below: Option<i32>,
}

/// One measure. With `met` it is a share, with `columns` or `bands` a distribution, with none a number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Measure {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// What it says and does not say.
    pub text: String,
    /// Of whom: the denominator; of all where absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub of: Option<Test>,
    /// What is met: the numerator.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub met: Option<Test>,
    /// What the columns are.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub columns: Option<Columns>,
    /// Bands of a number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bands: Option<Bands>,
    /// What it stands on.
    pub basis: Basis,
    /// Where.
    #[serde(default)]
    pub cites: Vec<String>,
    /// How it was checked.
    pub checked: Checked,
}

vocabulary! {
    /// What the columns of a distribution are.
    Columns {
        /// The report's concern.
        Concern = "concern",
        /// The report's hazard, or none.
        Hazard = "hazard",
        /// The forms of the neglect findings. A child with two is in two columns; the total counts forms.
        Form = "form",
        /// What was decided last.
        Decision = "decision",
    }
}

/// A number and the bands it falls into.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bands {
    /// The number.
    pub value: BandedValue,
    /// The bands, lowest first; the last takes the rest.
    pub bands: Vec<Band>,
}

/// A number that can be put in bands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BandedValue {
    /// A fact of that name.
    Fact(String),
    /// Whole days from the first day on which a neglect finding was met to the first on which a service acted.
    DaysToFirstResponse,
}

/// One band.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Band {
    /// Its label.
    pub label: String,
    /// It takes what is below this and in no band before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub below: Option<Number>,
}

impl Measures {
    /// The measures that ship with the library.
    ///
    /// # Panics
    ///
    /// Never: the file is part of the library and a test reads it.
    #[must_use]
    pub fn shipped() -> Self {
        Self::from_toml(SHIPPED).expect("the shipped measures are read by a test")
    }

    /// Reads a partnership's own measures.
    ///
    /// # Errors
    ///
    /// All problems: text that is not the TOML of measures, ids that stand twice, bands out of order, a measure
    /// that is a share and a distribution at once.
    pub fn from_toml(text: &str) -> Result<Self, Vec<Problem>> {
        let measures: Self = toml::from_str(text).map_err(|error| {
            vec![Problem::in_toml("measures.definition_unreadable", "measures", text, &error)]
        })?;
        let problems = measures.problems();
        if problems.is_empty() { Ok(measures) } else { Err(problems) }
    }

    fn problems(&self) -> Vec<Problem> {
        let mut problems = Vec::new();
        let mut seen = BTreeSet::new();
        for (n, measure) in self.list.iter().enumerate() {
            let mut wrong = |field: &str, code, message: &str, help: &str| {
                problems.push(Problem::new(format!("measure[{n}].{field}"), code, message, help));
            };
            if !seen.insert(&measure.id) {
                wrong("id", "measures.id_twice", "the id stands twice", "give each its own");
            }
            let shapes = [measure.met.is_some(), measure.columns.is_some(), measure.bands.is_some()];
            if shapes.into_iter().filter(|shape| *shape).count() > 1 {
                wrong(
                    "met",
                    "measures.two_shapes",
                    "a measure has one of met, columns and bands",
                    "make two measures of it",
                );
            }
            if measure.cites.iter().any(|id| self.sources.iter().all(|source| source.id != *id)) {
                wrong("cites", "measures.unknown_source", "there is no such source", "add a [[source]]");
            }
            if let Some(Bands { bands, .. }) = &measure.bands {
                if bands.len() > MOST_BANDS {
                    wrong(
                        "bands",
                        "measures.too_many_bands",
                        "there are too many bands",
                        "make it 60 or fewer",
                    );
                }
                let limits: Option<Vec<Number>> =
                    bands.iter().rev().skip(1).rev().map(|band| band.below).collect();
                let rising = limits.is_some_and(|limits| limits.is_sorted_by(|a, b| a < b));
                if !rising || bands.last().is_none_or(|band| band.below.is_some()) {
                    wrong(
                        "bands",
                        "measures.bands_out_of_order",
                        "every band but the last has a limit, and each is above the one before",
                        "put the bands in order and leave the last without `below`",
                    );
                }
            }
        }
        if self.list.is_empty() {
            problems.push(Problem::new(
                "measure",
                "measures.none",
                "there are no measures",
                "add a [[measure]]",
            ));
        }
        problems
    }

    /// SHA-256 of the definitions, in hexadecimal: tallies add up only under the same.
    #[must_use]
    pub fn digest(&self) -> String {
        // Plain data with text keys: writing it cannot fail.
        let canonical = serde_json::to_vec(self).unwrap_or_default();
        Sha256::digest(&canonical).iter().map(|byte| format!("{byte:02x}")).collect()
    }

    /// The label of the age band of a line.
    pub(super) fn age_band(&self, line: &Line<'_>) -> &str {
        let age = &line.report.age;
        let takes = |band: &&AgeBand| match (band.unborn, age.unborn) {
            (true, unborn) => unborn,
            (false, true) => false,
            (false, false) => match (age.years, band.below) {
                (Some(years), Some(below)) => years < below,
                (Some(_), None) => true,
                (None, _) => false,
            },
        };
        self.age_bands.iter().find(takes).map_or(NOT_KNOWN, |band| band.label.as_str())
    }
}

/// Where one line stands in one measure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Standing {
    /// Not one of those the measure is about.
    Outside,
    /// It is not known whether it is one of those.
    Unplaced,
    /// In these columns, a bit for each.
    In(u64),
}

impl Measure {
    /// The labels of the measure's columns.
    pub(super) fn column_labels(&self) -> Vec<String> {
        let words = |names: &[&str]| names.iter().map(|name| name.replace('_', " ")).collect::<Vec<_>>();
        let known = [NOT_KNOWN.to_owned()];
        match (&self.met, self.columns, &self.bands) {
            (Some(_), ..) => ["met", "not met", NOT_KNOWN].map(str::to_owned).to_vec(),
            (_, Some(Columns::Concern), _) => words(Concern::NAMES),
            (_, Some(Columns::Hazard), _) => [words(&["none recorded"]), words(Hazard::NAMES)].concat(),
            (_, Some(Columns::Form), _) => words(Form::NAMES),
            (_, Some(Columns::Decision), _) => [words(Course::NAMES), words(&["none", NOT_KNOWN])].concat(),
            (_, _, Some(Bands { value, bands })) => {
                let mut labels: Vec<String> = bands.iter().map(|band| band.label.clone()).collect();
                if *value == BandedValue::DaysToFirstResponse {
                    labels.push("none recorded".to_owned());
                }
                labels.extend(known);
                labels
            }
            (None, None, None) => vec!["children".to_owned()],
        }
    }

    /// Where a line stands.
    pub(super) fn standing(&self, line: &Line<'_>, finding: Concern) -> Standing {
        match self.of.as_ref().map_or(Truth::Yes, |test| test.ask(line, finding)) {
            Truth::No => return Standing::Outside,
            Truth::NotKnown => return Standing::Unplaced,
            Truth::Yes => {}
        }
        let column = |n: usize| Standing::In(1 << n.min(63));
        match (&self.met, self.columns, &self.bands) {
            (Some(met), ..) => column(match met.ask(line, finding) {
                Truth::Yes => 0,
                Truth::No => 1,
                Truth::NotKnown => 2,
            }),
            (_, Some(Columns::Concern), _) => column(line.report.concern as usize),
            (_, Some(Columns::Hazard), _) => column(line.report.hazard.map_or(0, |h| h as usize + 1)),
            (_, Some(Columns::Form), _) => {
                Standing::In(line.forms(finding).iter().fold(0, |bits, form| bits | 1 << form as u64))
            }
            (_, Some(Columns::Decision), _) => column(match (&line.decisions, line.last_decision()) {
                (_, Some(decision)) => decision.decision as usize,
                (Some(_), None) => Course::NAMES.len(),
                (None, _) => Course::NAMES.len() + 1,
            }),
            (_, _, Some(bands)) => column(bands.column(line, finding)),
            (None, None, None) => column(0),
        }
    }
}

impl Bands {
    fn column(&self, line: &Line<'_>, finding: Concern) -> usize {
        let count = self.bands.len();
        let place = |low: Number, high: Number| {
            let band =
                |number| self.bands.iter().position(|band| band.below.is_none_or(|below| number < below));
            // A number known only to lie between two bounds is known here if both are in one band.
            band(low).filter(|first| band(high) == Some(*first))
        };
        match &self.value {
            BandedValue::Fact(name) => {
                let known = line.facts(std::slice::from_ref(name)).find_map(|answer| match answer {
                    crate::facts::Answer::Known(value) => value.bounds(),
                    _ => None,
                });
                known.and_then(|(low, high)| place(low, high)).unwrap_or(count)
            }
            BandedValue::DaysToFirstResponse => {
                let (none, not_known) = (count, count + 1);
                let Some(first) = line.first_finding(finding) else { return not_known };
                let Some(responses) = &line.responses else {
                    let any = line.account_responses().any(|kind| kind.acts());
                    return if any { not_known } else { none };
                };
                let acted = responses.iter().filter(|r| r.kind.acts() && r.on >= first).map(|r| r.on).min();
                let Some(acted) = acted else { return none };
                let days = first.until(acted).map_or(0, |span| i64::from(span.get_days()));
                Number::ratio(days, 1).and_then(|days| place(days, days)).unwrap_or(not_known)
            }
        }
    }
}

/// The label of an agency, or of what stands in its place.
pub(super) fn agency_label(line: &Line<'_>) -> String {
    let agencies = line.agencies();
    match (line.by, agencies.len(), agencies.first().copied()) {
        (Some(agency), ..) | (None, 1, Some(agency)) => agency.name().replace('_', " "),
        (None, 0, _) => "no finding".to_owned(),
        (None, ..) => "several agencies".to_owned(),
    }
}

/// The order of agency labels in tables: the vocabulary's, then the rest.
pub(super) fn agency_order(label: &str) -> usize {
    Agency::NAMES.iter().position(|name| name.replace('_', " ") == label).unwrap_or(Agency::NAMES.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_measures_have_one_shape_each_and_sources_that_exist() {
        let measures = Measures::shipped();
        assert_eq!(measures.problems(), []);
        assert!(measures.list.len() >= 10);
        assert_eq!(measures.list[0].column_labels(), ["children"]);
    }

    #[test]
    fn wrong_definitions_are_named_with_their_place() {
        let mut measures = Measures::shipped();
        measures.list[3].columns = Some(Columns::Form);
        measures.list[4].id = "concern".into();
        measures.list[5].bands.as_mut().unwrap().bands.swap(0, 1);
        let places: Vec<_> = measures.problems().into_iter().map(|p| (p.place, p.code)).collect();
        assert_eq!(
            places,
            [
                ("measure[3].met".to_owned(), "measures.two_shapes"),
                ("measure[4].id".to_owned(), "measures.id_twice"),
                ("measure[5].bands".to_owned(), "measures.bands_out_of_order"),
            ]
        );
    }

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
        let problems = Measures::from_toml(&definition(MOST_BANDS)).unwrap_err();
        assert_eq!(
            problems.iter().map(|problem| problem.code).collect::<Vec<_>>(),
            ["measures.too_many_bands"]
        );
        let measures = Measures::from_toml(&definition(MOST_BANDS - 1)).unwrap();
        let line = br#"{ "schema": 1, "case": "a", "as_of": "2026-11-21", "age": { "unborn": true }, "concern": "prompt" }"#;
        let standing = measures.list[0].standing(&Line::from_json(line).unwrap(), Concern::Consider);
        assert_eq!(standing, Standing::In(1 << 61));
    }

    #[test]
    fn every_age_has_its_band() {
        let measures = Measures::shipped();
        let band = |age: &str| {
            let line = format!(
                r#"{{ "schema": 1, "case": "a", "as_of": "2026-11-21", "age": {age}, "concern": "prompt" }}"#
            );
            measures.age_band(&Line::from_json(line.as_bytes()).unwrap()).to_owned()
        };
        let years = |years: i32| band(&format!(r#"{{ "unborn": false, "years": {years} }}"#));
        let bands: Vec<String> = [0, 1, 4, 5, 10, 11, 15, 16, 17].map(years).to_vec();
        assert_eq!(
            bands,
            [
                "under 1",
                "1 to 4",
                "1 to 4",
                "5 to 10",
                "5 to 10",
                "11 to 15",
                "11 to 15",
                "16 and over",
                "16 and over"
            ]
        );
        assert_eq!(band(r#"{ "unborn": true }"#), "unborn");
        assert_eq!(band(r#"{ "unborn": false }"#), "not known");
    }
}
