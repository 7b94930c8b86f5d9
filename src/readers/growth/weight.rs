//! Weights in grams: loss in the early days, birth weight regained, weight lost later, and how often was weighed.

use std::cmp::Reverse;

use jiff::civil::Date;

use super::super::output::{Provenance, ReaderOutput};
use super::series::{Key, Measurement, until};
use crate::case::{InputRef, index};
use crate::facts::{Answer, Value};
use crate::number::Number;
use crate::pack::{Span, Unit};
use crate::text::{Day, percent, text};
use crate::vocabulary::Agency;

/// Birth weight is looked for by three weeks (NICE NG75 1.1.1, 1.1.4), and what comes before is *early days*.
const THREE_WEEKS: i32 = 21;

/// The chart has no weights between birth and two weeks (UK-WHO: birth, then two weeks to four years): until then a
/// lower weight is the early loss, and after it a fall or a loss.
pub(super) const ON_THE_CHART: i32 = 14;

/// One weighing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Weighing {
    pub on: Date,
    pub recorded: Date,
    /// Completed days and months of age.
    pub days: i32,
    pub months: i32,
    pub grams: u32,
    pub input: InputRef,
    pub by: Agency,
}

impl Measurement for Weighing {
    type Severity = Reverse<u32>;

    fn key(&self) -> Key<Self::Severity> {
        (self.on, self.recorded, Reverse(self.grams), self.input)
    }
}

impl Weighing {
    fn supports(&self, provenance: &mut Provenance) {
        provenance.add(self.input, self.by, self.on);
    }
}

/// The weight at birth, from the child's particulars or from a weighing on the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct BirthWeight {
    pub grams: u32,
    pub input: InputRef,
    pub by: Option<Agency>,
    pub on: Date,
}

impl BirthWeight {
    fn supports(&self, provenance: &mut Provenance) {
        match self.by {
            Some(by) => provenance.add(self.input, by, self.on),
            None => provenance.add_unsigned(self.input, self.on),
        }
    }
}

/// Weighings in the order of days, one a day, with what is asked of them on each of their days.
#[derive(Debug, Clone, Copy)]
pub(super) struct Weighings<'m> {
    pub all: &'m [Weighing],
    /// For each weighing on the chart the heaviest up to it.
    heaviest: &'m [Weighing],
    /// Those that came sooner after the one before than NICE advises at most.
    too_soon: &'m [Weighing],
    /// Whether they are seen from an earlier day than the last.
    earlier: bool,
}

impl<'m> Weighings<'m> {
    /// `heaviest` is [`heaviest_by_each`] of them and `too_soon` those that are [`too_soon`].
    pub(super) fn new(
        all: &'m [Weighing],
        heaviest: &'m [Weighing],
        too_soon: &'m [Weighing],
    ) -> Weighings<'m> {
        Weighings { all, heaviest, too_soon, earlier: false }
    }

    /// Those of them up to an earlier day.
    pub(super) fn until(self, day: Date) -> Weighings<'m> {
        let all = until(self.all, day);
        let heaviest = &self.heaviest[..all.len().saturating_sub(before_the_chart(all))];
        Weighings { all, heaviest, too_soon: until(self.too_soon, day), earlier: true }
    }
}

fn before_the_chart(weighings: &[Weighing]) -> usize {
    weighings.partition_point(|weighing| weighing.days < ON_THE_CHART)
}

/// For each weighing from two weeks of age on the heaviest from then up to it, the later of equals.
pub(super) fn heaviest_by_each(weighings: &[Weighing]) -> Vec<Weighing> {
    let on_the_chart = weighings[before_the_chart(weighings)..].iter();
    let heaviest = on_the_chart.scan(None, |heaviest: &mut Option<Weighing>, weighing| {
        let before = heaviest.filter(|before| before.grams > weighing.grams);
        *heaviest = Some(before.unwrap_or(*weighing));
        *heaviest
    });
    heaviest.collect()
}

/// The weighings that came sooner after the one before than NICE advises at most.
pub(super) fn too_soon(weighings: &[Weighing]) -> Vec<Weighing> {
    let is_too_soon = |before: &Weighing, weighing: &Weighing| {
        shortest_interval(weighing.months).after(before.on) > weighing.on
    };
    let pairs = weighings.iter().zip(weighings.iter().skip(1));
    pairs.filter(|(before, weighing)| is_too_soon(before, weighing)).map(|(_, weighing)| *weighing).collect()
}

/// Makes the facts that rest on grams.
pub(super) fn read(birth: Option<BirthWeight>, weighings: Weighings<'_>, output: &mut ReaderOutput) {
    if let Some(birth) = birth {
        early_loss(birth, weighings.all, output);
        regained(birth, weighings.all, output);
    }
    later_loss(weighings, output);
    too_often(weighings, output);
}

/// `growth.early_loss`: the greatest loss before three weeks, as a part of birth weight.
fn early_loss(birth: BirthWeight, weighings: &[Weighing], output: &mut ReaderOutput) {
    let early = weighings.iter().take_while(|weighing| weighing.days < THREE_WEEKS);
    let early = early.filter(|weighing| weighing.days >= 1);
    let Some(least) = early.min_by_key(|weighing| (weighing.grams, weighing.on)) else { return };
    if birth.grams == 0 {
        return;
    }
    let lost = birth.grams.saturating_sub(least.grams);
    let mut provenance = Provenance::default();
    birth.supports(&mut provenance);
    least.supports(&mut provenance);
    let words = match lost {
        0 => "no weighing below birth weight in the first three weeks".to_owned(),
        _ => text!(
            lost,
            " g of ",
            birth.grams,
            " g birth weight lost, ",
            percent(lost, birth.grams),
            ", on ",
            Day(least.on)
        ),
    };
    output.fact("growth.early_loss", Value::Ratio { part: lost, whole: birth.grams }, words, &provenance);
}

/// `growth.regained_by_three_weeks`: yes where a weighing up to three weeks reached birth weight; no where none did
/// and a weighing at three weeks or later was still below it; otherwise the weighings do not say.
fn regained(birth: BirthWeight, weighings: &[Weighing], output: &mut ReaderOutput) {
    let since_birth = || weighings.iter().filter(|weighing| weighing.days > 0);
    let reached = since_birth()
        .take_while(|weighing| weighing.days <= THREE_WEEKS)
        .find(|weighing| weighing.grams >= birth.grams);
    let still_below = since_birth().find(|weighing| weighing.days >= THREE_WEEKS);
    let mut provenance = Provenance::default();
    birth.supports(&mut provenance);
    let (answer, words) = match (reached, still_below) {
        (Some(weighing), _) => {
            weighing.supports(&mut provenance);
            (Answer::Known(Value::Flag(true)), text!("birth weight reached by ", Day(weighing.on)))
        }
        (None, Some(weighing)) if weighing.grams < birth.grams => {
            weighing.supports(&mut provenance);
            let below = birth.grams - weighing.grams;
            (
                Answer::Known(Value::Flag(false)),
                text!("still ", below, " g below birth weight on ", Day(weighing.on)),
            )
        }
        _ => {
            let Some(weighing) = since_birth().next() else { return };
            weighing.supports(&mut provenance);
            (Answer::NotKnown, "no weighing shows whether birth weight was reached by three weeks".to_owned())
        }
    };
    output.answer("growth.regained_by_three_weeks", answer, words, &provenance);
}

/// `growth.weight_loss`: how far the latest weight lies below the highest before it, once the early days are over.
fn later_loss(weighings: Weighings<'_>, output: &mut ReaderOutput) {
    let ([.., latest], [.., highest, _]) = (weighings.all, weighings.heaviest) else { return };
    if highest.grams == 0 {
        return;
    }
    let lost = highest.grams.saturating_sub(latest.grams);
    let mut provenance = Provenance::default();
    highest.supports(&mut provenance);
    latest.supports(&mut provenance);
    let words = match lost {
        0 => "the latest weight is the highest so far".to_owned(),
        _ => text!(
            lost,
            " g less on ",
            Day(latest.on),
            " than on ",
            Day(highest.on),
            ", ",
            percent(lost, highest.grams),
            " of the weight then"
        ),
    };
    output.fact("growth.weight_loss", Value::Ratio { part: lost, whole: highest.grams }, words, &provenance);
}

/// `growth.weighed_too_soon`: how many weighings came sooner after the one before than NICE advises at most.
fn too_often(weighings: Weighings<'_>, output: &mut ReaderOutput) {
    let [_, .., latest] = weighings.all else { return };
    let count = index(weighings.too_soon.len());
    let mut provenance = Provenance::default();
    match weighings.too_soon {
        [] => latest.supports(&mut provenance),
        // What came before the last of them stands behind the days before.
        [.., last] if weighings.earlier => last.supports(&mut provenance),
        all => all.iter().for_each(|weighing| weighing.supports(&mut provenance)),
    }
    let words = match count {
        0 => "weighed no more often than advised".to_owned(),
        1 => "weighed once sooner than advised".to_owned(),
        _ => format!("weighed {count} times sooner than advised"),
    };
    output.fact("growth.weighed_too_soon", Value::Number(Number::from(count)), words, &provenance);
}

/// The shortest advised time between weighings at an age of so many completed months: daily under one month, weekly
/// to six, fortnightly to twelve, monthly from one year (NICE NG75, recommendation on monitoring, 1.2.27 by count).
fn shortest_interval(months: i32) -> Span {
    match months {
        ..1 => Span { n: 1, unit: Unit::Days },
        1..6 => Span { n: 1, unit: Unit::Weeks },
        6..12 => Span { n: 2, unit: Unit::Weeks },
        12.. => Span { n: 1, unit: Unit::Months },
    }
}
