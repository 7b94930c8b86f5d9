//! Growth: weights and scores become losses, falls through centile spaces, and distances from the parents' height.
//!
//! Scores are the vendor's: the growth references are licensed, and no table of them is here. The reader compares
//! and subtracts, in exact fractions. Which fall matters at which birth weight and age is a rule's affair, and so
//! is whether the fall is counted from birth or from the highest earlier score: both are facts.

mod probable;
mod score;
mod series;
mod weight;

#[cfg(test)]
mod tests;

use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::BTreeSet;

use jiff::civil::Date;

use self::score::{Score, cut, spaces_below};
use self::series::{Key, Point, Points, highest_by_each, one_a_day, until};
use self::weight::{BirthWeight, ON_THE_CHART, Weighing, Weighings};
use super::output::{Derived, Provenance, ReaderCaveat, ReaderOutput};
use crate::case::{Age, CaseDraft, Growth, InputRef, age_on, index};
use crate::facts::{Answer, Value};
use crate::number::Number;
use crate::text::{Day, text};
use crate::vocabulary::{CaveatCode, Fate, Reason, Subject};
use crate::work::Work;

/// Body mass index is looked at from two years on (NICE NG75, 1.2.4 by count).
const YEARS_FOR_BMI: i32 = 2;

/// Reads `case.growth` and what `case.child` says of birth weight and the parents' height.
pub(super) fn read(case: &CaseDraft, work: &Work, output: &mut ReaderOutput) {
    let measurements = case.growth.iter().enumerate().take_while(|_| work.take(1));
    for (n, _) in measurements.filter(|(_, growth)| is_known(growth, case)) {
        output.understood(InputRef::Growth(index(n)));
    }
    let Some(born) = case.child.born.filter(|&born| born <= case.as_of) else { return };
    let case = &*probable::without_improbable(case, known(case, born), output);
    let measured = Measured::new(case, born, output);
    let mut replaced = BTreeSet::new();
    let weighings = weighings(case, born, &mut replaced);
    let weights = one_a_day(measured.weights, &mut replaced);
    let heights = one_a_day(measured.heights, &mut replaced);
    let body_mass_indices = one_a_day(measured.body_mass_indices, &mut replaced);
    let points = || weights.iter().chain(&heights).chain(&body_mass_indices);
    let lengths = lengths(case, born, &mut replaced);
    let inputs = points().map(|point| point.input);
    let standing: BTreeSet<InputRef> = inputs
        .chain(weighings.iter().map(|weighing| weighing.input))
        .chain(lengths.iter().map(|&(.., input)| input))
        .collect();
    // A record of which everything was measured again is superseded; one of which something stands is not.
    let superseded: BTreeSet<InputRef> = replaced.difference(&standing).copied().collect();
    superseded.iter().for_each(|&input| output.superseded(input));
    positions_not_known(case, born, &superseded, output);

    let (highest_weights, highest_heights) = (highest_by_each(&weights), highest_by_each(&heights));
    let (heaviest, too_soon) = (weight::heaviest_by_each(&weighings), weight::too_soon(&weighings));
    let series = Series {
        weighings: Weighings::new(&weighings, &heaviest, &too_soon),
        weights: Points::new(&weights, &highest_weights),
        heights: Points::new(&heights, &highest_heights),
        body_mass_indices: &body_mass_indices,
    };
    series.read(case, born, output);
    let mut days: BTreeSet<Date> =
        points().map(|point| point.on).chain(weighings.iter().map(|weighing| weighing.on)).collect();
    days.pop_last();
    for day in days.into_iter().take_while(|_| work.take(1)) {
        let mut then = ReaderOutput::default();
        series.until(day).read(case, born, &mut then);
        output.had_been(then);
    }
}

/// What was measured, each in the order of its days and one a day.
#[derive(Clone, Copy)]
struct Series<'m> {
    weighings: Weighings<'m>,
    weights: Points<'m>,
    heights: Points<'m>,
    body_mass_indices: &'m [Point],
}

impl<'m> Series<'m> {
    /// What had been measured by the end of a day.
    fn until(self, day: Date) -> Series<'m> {
        Series {
            weighings: self.weighings.until(day),
            weights: self.weights.until(day),
            heights: self.heights.until(day),
            body_mass_indices: until(self.body_mass_indices, day),
        }
    }

    /// Makes the facts.
    fn read(self, case: &CaseDraft, born: Date, output: &mut ReaderOutput) {
        weight::read(birth_weight(case, born, self.weighings.all), self.weighings, output);
        let birth = self.weights.points.first().filter(|point| point.on == born);
        if let Some(birth) = birth {
            score_fact("growth.birth_weight_sds", birth, "at birth", output);
        }
        if let Some(latest) = self.weights.points.last().filter(|point| point.on != born) {
            score_fact("growth.weight_sds", latest, "weight", output);
            if let Some(birth) = birth {
                fall("growth.weight_spaces_fallen_from_birth", "weight", latest, birth, born, output);
            }
        }
        if let Some((latest, highest)) = self.weights.latest_and_highest_before() {
            fall("growth.weight_spaces_fallen", "weight", &latest, &highest, born, output);
        }
        if let Some(latest) = self.heights.points.last() {
            score_fact("growth.height_sds", latest, "length or height", output);
            mid_parental(case, latest, output);
        }
        if let Some((latest, highest)) = self.heights.latest_and_highest_before() {
            fall("growth.height_spaces_fallen", "length or height", &latest, &highest, born, output);
        }
        body_mass_index(case, self.body_mass_indices, output);
    }
}

/// An observation for each measurement of which nobody has said where it lies on the chart: no score and no centile. Before
/// two weeks of age the chart has not begun, and weight alone is looked at. A record that is superseded asks nothing.
fn positions_not_known(
    case: &CaseDraft,
    born: Date,
    superseded: &BTreeSet<InputRef>,
    output: &mut ReaderOutput,
) {
    let stands = |at: u32| !superseded.contains(&InputRef::Growth(at));
    for (at, growth, age) in known(case, born).filter(|(at, ..)| stands(*at)) {
        let weight =
            growth.weight_g.is_some() && growth.weight_sds.is_none() && growth.weight_centile.is_none();
        let height = growth.height_mm.is_some() && growth.height_sds.is_none();
        let has_position = growth.weight_sds.is_some()
            || growth.weight_centile.is_some()
            || growth.height_sds.is_some()
            || growth.bmi_sds.is_some();
        let on_the_chart = age.days().is_some_and(|days| days >= ON_THE_CHART);
        if !on_the_chart || has_position || !(weight || height) {
            continue;
        }
        let measure = match (weight, height) {
            (true, true) => "weight_and_height",
            (true, false) => "weight",
            (false, _) => "height",
        };
        output.observations.push(Derived {
            input: InputRef::Growth(at),
            code: Cow::Borrowed("growth.position_not_known"),
            on: growth.on,
            recorded: recorded(growth),
            by: growth.by,
            subject: Subject::Child,
            with: vec![("measure", measure)],
        });
    }
}

fn is_known(growth: &Growth, case: &CaseDraft) -> bool {
    growth.on <= case.as_of && recorded(growth) <= case.as_of
}

/// Every usable score, by kind.
#[derive(Default)]
struct Measured {
    weights: Vec<Point>,
    heights: Vec<Point>,
    body_mass_indices: Vec<Point>,
}

/// The measurements that had been made and were known on the case's date, with their places and the child's age.
fn known(case: &CaseDraft, born: Date) -> impl Iterator<Item = (u32, &Growth, Age)> {
    case.growth
        .iter()
        .enumerate()
        .filter(move |(_, growth)| born <= growth.on && is_known(growth, case))
        .map(|(at, growth)| (index(at), growth, age_on(&case.child, growth.on)))
}

fn recorded(growth: &Growth) -> Date {
    growth.recorded.unwrap_or(growth.on)
}

impl Measured {
    fn new(case: &CaseDraft, born: Date, output: &mut ReaderOutput) -> Measured {
        let mut measured = Measured::default();
        let mut improbable = Vec::new();
        if let Some(sds) = case.child.birth_weight_sds {
            match Score::known(sds) {
                // Recorded before anything else: a weighing on the day of birth stands over it only if it is known.
                Some(score) => measured.weights.push(Point {
                    on: born,
                    recorded: Date::MIN,
                    input: InputRef::Child,
                    by: None,
                    score,
                }),
                None => improbable.push((InputRef::Child, "child.birth_weight_sds".to_owned())),
            }
        }
        for (at, growth, age) in known(case, born) {
            let point = |score| Point {
                on: growth.on,
                recorded: recorded(growth),
                input: InputRef::Growth(at),
                by: Some(growth.by),
                score,
            };
            let mut usable = growth.weight_g.is_some();
            let mut refused = false;
            let mut take = |points: &mut Vec<Point>, field: &str, score: Option<Score>| match score {
                Some(score) => {
                    usable = true;
                    points.push(point(score));
                }
                None => {
                    refused = true;
                    improbable.push((
                        InputRef::Growth(at),
                        format!("{}.{field}", case.path_of(InputRef::Growth(at))),
                    ));
                }
            };
            // Between birth and two weeks a lower weight is the early loss and no fall: the chart begins then.
            let on_the_chart = growth.on == born || age.days().is_some_and(|days| days >= ON_THE_CHART);
            match (growth.weight_sds, growth.weight_centile) {
                _ if !on_the_chart => {}
                (Some(sds), _) => take(&mut measured.weights, "weight_sds", Score::known(sds)),
                (None, Some(centile)) => {
                    take(&mut measured.weights, "weight_centile", Score::of_centile(centile));
                }
                (None, None) => {}
            }
            if let Some(sds) = growth.height_sds {
                take(&mut measured.heights, "height_sds", Score::known(sds));
            }
            if let Some(sds) = growth.bmi_sds {
                take(&mut measured.body_mass_indices, "bmi_sds", Score::known(sds));
            }
            if refused && !usable {
                output.fates.push((InputRef::Growth(at), Fate::NotAlerting, Some(Reason::Unreadable)));
            }
        }
        if let Some(sds) = case.child.mid_parental_height_sds
            && Score::known(sds).is_none()
        {
            improbable.push((InputRef::Child, "child.mid_parental_height_sds".to_owned()));
        }
        improbable_scores(improbable, output);
        measured
    }
}

/// The weighings in order of date, one a day. The others are `replaced`.
fn weighings(case: &CaseDraft, born: Date, replaced: &mut BTreeSet<InputRef>) -> Vec<Weighing> {
    let weighing = |(at, growth, age): (u32, &Growth, Age)| {
        Some(Weighing {
            on: growth.on,
            recorded: recorded(growth),
            days: age.days()?,
            months: age.months()?,
            grams: growth.weight_g?,
            input: InputRef::Growth(at),
            by: growth.by,
        })
    };
    one_a_day(known(case, born).filter_map(weighing).collect(), replaced)
}

/// The lengths and heights in millimetres in order of date, one a day. The others are `replaced`.
fn lengths(case: &CaseDraft, born: Date, replaced: &mut BTreeSet<InputRef>) -> Vec<Key<Reverse<u32>>> {
    let length = |(at, growth, _): (u32, &Growth, Age)| {
        Some((growth.on, recorded(growth), Reverse(growth.height_mm?), InputRef::Growth(at)))
    };
    one_a_day(known(case, born).filter_map(length).collect(), replaced)
}

/// The weight at birth: the child's own particulars say it, or a weighing on the day of birth does.
fn birth_weight(case: &CaseDraft, born: Date, weighings: &[Weighing]) -> Option<BirthWeight> {
    if let Some(grams) = case.child.birth_weight_g {
        return Some(BirthWeight { grams, input: InputRef::Child, by: None, on: born });
    }
    let weighing = weighings.first().filter(|weighing| weighing.days == 0)?;
    Some(BirthWeight { grams: weighing.grams, input: weighing.input, by: Some(weighing.by), on: born })
}

fn improbable_scores(improbable: Vec<(InputRef, String)>, output: &mut ReaderOutput) {
    if improbable.is_empty() {
        return;
    }
    let (mut inputs, places): (Vec<InputRef>, Vec<String>) = improbable.into_iter().unzip();
    inputs.dedup();
    let places = places.join(", ");
    output.caveats.push(ReaderCaveat {
        code: CaveatCode::GrowthSdsImprobable,
        text: Cow::Owned(format!(
            "{places}: a score beyond six standard deviations, or a centile that is none, is a probable error and was \
             not used"
        )),
        inputs,
    });
}

fn value_of(score: Score) -> Value {
    if score.low == score.high {
        Value::Number(score.low)
    } else {
        Value::Between { low: score.low, high: score.high }
    }
}

fn score_fact(name: &'static str, point: &Point, what: &str, output: &mut ReaderOutput) {
    let mut provenance = Provenance::default();
    point.supports(&mut provenance);
    let words = text!(point.score.in_words(), " ", what, ", on ", Day(point.on));
    output.fact(name, value_of(point.score), words, &provenance);
}

/// By how many centile spaces the latest score lies below a reference.
fn fall(
    name: &'static str,
    what: &str,
    latest: &Point,
    reference: &Point,
    born: Date,
    output: &mut ReaderOutput,
) {
    let Some(spaces) = spaces_below(latest.score, reference.score) else { return };
    let mut provenance = Provenance::default();
    reference.supports(&mut provenance);
    latest.supports(&mut provenance);
    let when = if reference.on == born { "at birth".to_owned() } else { text!("on ", Day(reference.on)) };
    let how_far = if spaces.high <= Number::ZERO {
        "no lower than".to_owned()
    } else {
        text!(spaces_in_words(spaces), " centile spaces below")
    };
    let words = text!(
        what,
        " ",
        how_far,
        " that ",
        when,
        ": ",
        reference.score.in_words(),
        " then, ",
        latest.score.in_words(),
        " on ",
        Day(latest.on)
    );
    output.fact(name, value_of(spaces), words, &provenance);
}

fn spaces_in_words(spaces: Score) -> String {
    if spaces.low == spaces.high { cut(spaces.low) } else { text!(cut(spaces.low), " to ", cut(spaces.high)) }
}

fn mid_parental(case: &CaseDraft, latest: &Point, output: &mut ReaderOutput) {
    let parents = case.child.mid_parental_height_sds.and_then(Score::known);
    let Some(spaces) = parents.and_then(|parents| spaces_below(latest.score, parents)) else { return };
    let mut provenance = Provenance::default();
    latest.supports(&mut provenance);
    provenance.add_unsigned(InputRef::Child, latest.on);
    let words = text!(
        "length or height ",
        spaces_in_words(spaces),
        " centile spaces below the mid-parental centile on ",
        Day(latest.on)
    );
    output.fact("growth.height_spaces_below_mid_parental", value_of(spaces), words, &provenance);
}

/// The latest body mass index measured at two years or later. Below that age it is not looked at.
fn body_mass_index(case: &CaseDraft, points: &[Point], output: &mut ReaderOutput) {
    let old_enough =
        |point: &&Point| age_on(&case.child, point.on).years().is_some_and(|years| years >= YEARS_FOR_BMI);
    let mut provenance = Provenance::default();
    if let Some(latest) = points.iter().rev().find(old_enough) {
        score_fact("growth.bmi_sds", latest, "body mass index", output);
    } else if let Some(latest) = points.last() {
        latest.supports(&mut provenance);
        let words = "body mass index is not looked at before two years";
        output.answer("growth.bmi_sds", Answer::NotApplicable, words, &provenance);
    }
}
