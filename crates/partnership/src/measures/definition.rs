//! Measures as data: of whom, what is met, in which columns or bands.

use std::collections::BTreeSet;

use neglect_screen::case::Problem;
use neglect_screen::{Basis, Checked, Concern, Number};
use serde::{Deserialize, Serialize};

use super::predicate::Predicate;
use crate::codes;
use crate::definition::Definition;
use crate::problem::problem;

/// A line's columns are kept as bits of 64, and bands have up to two columns more.
const MOST_BANDS: usize = 60;

/// The most questions that a table names.
const MOST_QUESTIONS: usize = 60;

/// A set of measures.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Measures {
    /// What they are.
    #[serde(rename = "measures")]
    pub header: MeasuresHeader,
    /// Where they come from.
    #[serde(default, rename = "source")]
    pub sources: Vec<MeasureSource>,
    /// The age bands of the breakdown by age, youngest first.
    #[serde(default, rename = "age_band")]
    pub(super) age_bands: Vec<AgeBand>,
    /// The measures; the most important first, for where two tables would give a child away the later is withheld.
    #[serde(default, rename = "measure")]
    pub list: Vec<Measure>,
}

/// Id, version and settings of a set of measures.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MeasuresHeader {
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
pub(super) struct AgeBand {
    pub(super) label: String,
    /// It takes children who are not born yet, and no others.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub(super) unborn: bool,
    /// Children younger than this, in completed years; any age where absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) below: Option<i32>,
}

/// One measure: a share, a distribution over columns or bands, or a number.
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
    pub(super) of: Option<Predicate>,
    /// What is met: the numerator of a share.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) met: Option<Predicate>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) columns: Option<Columns>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) bands: Option<ValueBands>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) questions: Option<QuestionColumns>,
    /// What it stands on.
    pub basis: Basis,
    /// The ids of the sources that it stands on.
    #[serde(default)]
    pub cites: Vec<String>,
    /// How it was checked.
    pub checked: Checked,
}

/// What the columns of a distribution are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Columns {
    /// The report's concern.
    Concern,
    /// The report's hazard, or none.
    Hazard,
    /// The forms of the neglect findings. A child with two is in two columns; the total counts forms.
    Form,
    /// What was decided last.
    Decision,
    /// How far open questions could raise the report's concern.
    CouldReach,
    /// The agencies that recorded what is undecided. A child with two is in two columns.
    UndecidedAgency,
    /// The forms of neglect that what is undecided speaks of. A child with two is in two columns.
    UndecidedForm,
}

/// The questions that stand open, by the names of what is missing. A child is counted under each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct QuestionColumns {
    /// How many of them have a column; the rest are counted together.
    pub(super) most_frequent: usize,
}

/// A number and the bands it falls into.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ValueBands {
    pub(super) value: BandedValue,
    /// The bands, lowest first; the last takes the rest.
    pub(super) bands: Vec<ValueBand>,
}

/// A number that can be put in bands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum BandedValue {
    /// A fact of that name.
    Fact(String),
    /// Whole days from the first day on which a neglect finding was met to the first on which a service acted.
    DaysToFirstResponse,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ValueBand {
    pub(super) label: String,
    /// It takes what is below this and in no band before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) below: Option<Number>,
}

/// What kind of table a measure gives.
pub(super) enum Shape<'m> {
    /// How many there are.
    Number,
    /// How many meet this, of all.
    Share(&'m Predicate),
    Columns(Columns),
    Bands(&'m ValueBands),
    /// How many children each question stands open for.
    Questions(QuestionColumns),
}

impl Shape<'_> {
    /// Whether a child can be in several columns, so that a total counts more than children.
    pub(super) fn counts_repeatedly(&self) -> bool {
        matches!(
            self,
            Self::Questions(_)
                | Self::Columns(Columns::Form | Columns::UndecidedAgency | Columns::UndecidedForm)
        )
    }
}

impl Measure {
    pub(super) fn shape(&self) -> Shape<'_> {
        match (&self.met, self.columns, &self.bands, self.questions) {
            (Some(met), ..) => Shape::Share(met),
            (None, Some(columns), ..) => Shape::Columns(columns),
            (None, None, Some(bands), _) => Shape::Bands(bands),
            (None, None, None, Some(questions)) => Shape::Questions(questions),
            (None, None, None, None) => Shape::Number,
        }
    }

    /// Whether its columns are too many to stand side by side on a page. They are then shown as rows, the most frequent
    /// first.
    pub fn is_shown_in_rows(&self) -> bool {
        matches!(self.shape(), Shape::Questions(_) | Shape::Columns(Columns::UndecidedAgency))
    }
}

impl Definition for Measures {
    const NAME: &'static str = "measures";
    const UNREADABLE: &'static str = codes::MEASURES_DEFINITION_UNREADABLE;
    const SHIPPED: &'static str = include_str!("../../definitions/measures.toml");

    fn problems(&self) -> Vec<Problem> {
        let mut problems = Vec::new();
        let mut seen = BTreeSet::new();
        for (n, measure) in self.list.iter().enumerate() {
            let mut add = |field: &str, code, message: &str, help: &str| {
                problems.push(problem(format!("measure[{n}].{field}"), code, message, help));
            };
            if !seen.insert(&measure.id) {
                add("id", codes::MEASURES_ID_TWICE, "the id stands twice", "give each its own");
            }
            let shapes = [
                measure.met.is_some(),
                measure.columns.is_some(),
                measure.bands.is_some(),
                measure.questions.is_some(),
            ];
            if shapes.into_iter().filter(|shape| *shape).count() > 1 {
                add(
                    "met",
                    codes::MEASURES_TWO_SHAPES,
                    "a measure has one of met, columns, bands and questions",
                    "make two measures of it",
                );
            }
            if measure.cites.iter().any(|id| self.sources.iter().all(|source| source.id != *id)) {
                add("cites", codes::MEASURES_UNKNOWN_SOURCE, "there is no such source", "add a [[source]]");
            }
            if measure.questions.is_some_and(|columns| !(1..=MOST_QUESTIONS).contains(&columns.most_frequent))
            {
                add(
                    "questions",
                    codes::MEASURES_QUESTIONS,
                    "a table names from 1 to 60 questions",
                    "set `most_frequent` between them; the rest are counted together",
                );
            }
            if let Some(ValueBands { bands, .. }) = &measure.bands {
                if bands.len() > MOST_BANDS {
                    add(
                        "bands",
                        codes::MEASURES_TOO_MANY_BANDS,
                        "there are too many bands",
                        "make it 60 or fewer",
                    );
                }
                if !in_order(bands) {
                    add(
                        "bands",
                        codes::MEASURES_BANDS_OUT_OF_ORDER,
                        "every band but the last has a limit, and each is above the one before",
                        "put the bands in order and leave the last without `below`",
                    );
                }
            }
        }
        if self.list.is_empty() {
            problems.push(problem(
                "measure",
                codes::MEASURES_NONE,
                "there are no measures",
                "add a [[measure]]",
            ));
        }
        problems
    }
}

/// Whether every band but the last has a limit, and each is above the one before.
fn in_order(bands: &[ValueBand]) -> bool {
    let Some((last, limited)) = bands.split_last() else { return false };
    let limits: Option<Vec<Number>> = limited.iter().map(|band| band.below).collect();
    last.below.is_none() && limits.is_some_and(|limits| limits.is_sorted_by(|a, b| a < b))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_measures_have_one_shape_each_and_sources_that_exist() {
        let measures = Measures::shipped();
        assert_eq!(measures.problems(), []);
        assert!(measures.list.len() >= 10);
    }

    #[test]
    fn wrong_definitions_are_named_with_their_path() {
        let mut measures = Measures::shipped();
        let mut place = |id: &str| {
            let place = measures.list.iter().position(|measure| measure.id == id).unwrap();
            measures.list.swap(place, 0);
            measures.list.remove(0)
        };
        let mut wrong = ["repeat_concern", "answered", "days_to_response", "open_questions"].map(&mut place);
        wrong[0].columns = Some(Columns::Form);
        wrong[1].id = "repeat_concern".into();
        wrong[2].bands.as_mut().unwrap().bands.swap(0, 1);
        wrong[3].questions = Some(QuestionColumns { most_frequent: 61 });
        measures.list = wrong.into();
        let problems = measures.problems();
        let found: Vec<_> = problems.iter().map(|p| (p.path.as_str(), p.code)).collect();
        assert_eq!(
            found,
            [
                ("measure[0].met", codes::MEASURES_TWO_SHAPES),
                ("measure[1].id", codes::MEASURES_ID_TWICE),
                ("measure[2].bands", codes::MEASURES_BANDS_OUT_OF_ORDER),
                ("measure[3].questions", codes::MEASURES_QUESTIONS),
            ]
        );
    }
}
