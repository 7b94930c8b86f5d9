//! Weights and heights that no child of that age has: probable errors, which are told and not used.

use std::borrow::Cow;

use super::super::output::{ReaderCaveat, ReaderOutput};
use crate::case::{Age, CaseDraft, Growth, InputRef};
use crate::vocabulary::{CaveatCode, Fate, Reason};

/// What a child below an age in completed months can weigh and measure, in grams and millimetres, both ends included.
struct Bounds {
    below_months: i32,
    grams: (u32, u32),
    millimetres: (u32, u32),
}

/// This project's own choice (`basis = "design"`): far beyond the smallest preterm babies and the largest children of whom
/// is written, and near enough that kilograms or centimetres in the place of grams or millimetres lie outside.
const BOUNDS: [Bounds; 4] = [
    Bounds { below_months: 1, grams: (150, 12_000), millimetres: (150, 750) },
    Bounds { below_months: 12, grams: (300, 35_000), millimetres: (200, 1_200) },
    Bounds { below_months: 60, grams: (1_500, 100_000), millimetres: (350, 1_600) },
    Bounds { below_months: i32::MAX, grams: (4_000, 500_000), millimetres: (450, 2_750) },
];

/// Kilograms in a square metre, both ends included, from one year on: weight and height that do not go together.
const BODY_MASS_INDEX: (u64, u64) = (5, 120);
const MONTHS_FOR_BODY_MASS_INDEX: i32 = 12;

/// A thousand grams, or ten millimetres, written as one.
const KILOGRAM: u32 = 1_000;
const CENTIMETRE: u32 = 10;

/// The case, of whose measurements these are known, without the weights and heights that are probable errors; what they were is told.
pub(super) fn without_improbable<'c>(
    case: &'c CaseDraft,
    known: impl Iterator<Item = (u32, &'c Growth, Age)>,
    output: &mut ReaderOutput,
) -> Cow<'c, CaseDraft> {
    let mut kept = Cow::Borrowed(case);
    for (at, growth, age) in known {
        let Some(months) = age.months() else { continue };
        let [weight, height] = improbable(growth, months);
        if weight.is_none() && height.is_none() {
            continue;
        }
        let input = InputRef::Growth(at);
        for (field, why) in [("weight_g", weight), ("height_mm", height)] {
            let Some(why) = why else { continue };
            output.caveats.push(ReaderCaveat {
                code: CaveatCode::GrowthSdsImprobable,
                text: Cow::Owned(format!(
                    "{}.{field}: {why} is a probable error and was not used",
                    case.path_of(input)
                )),
                inputs: vec![input],
            });
        }
        let measured = &mut kept.to_mut().growth[at as usize];
        measured.weight_g = measured.weight_g.filter(|_| weight.is_none());
        measured.height_mm = measured.height_mm.filter(|_| height.is_none());
        let Growth { weight_g, weight_sds, weight_centile, height_mm, height_sds, bmi_sds, .. } = measured;
        let scores = [weight_sds, weight_centile, height_sds, bmi_sds];
        let is_empty =
            weight_g.is_none() && height_mm.is_none() && scores.into_iter().all(|score| score.is_none());
        if is_empty {
            output.fates.push((input, Fate::NotAlerting, Some(Reason::Unreadable)));
        }
    }
    kept
}

/// What is improbable of a weight and of a height at an age.
fn improbable(growth: &Growth, months: i32) -> [Option<&'static str>; 2] {
    let bounds = BOUNDS.iter().find(|bounds| months < bounds.below_months);
    let bounds = bounds.expect("the last of them holds for every age");
    let outside = |value: u32, (least, most): (u32, u32)| !(least..=most).contains(&value);
    let why = |value: Option<u32>, range, unit, as_larger, otherwise| {
        let value = value.filter(|&value| outside(value, range))?;
        let is_slip = value.checked_mul(unit).is_some_and(|larger| !outside(larger, range));
        Some(if is_slip { as_larger } else { otherwise })
    };
    let beyond = "what no child of that age weighs or measures";
    let weight = why(
        growth.weight_g,
        bounds.grams,
        KILOGRAM,
        "a weight that is probably in kilograms, and belongs there in grams,",
        beyond,
    );
    let height = why(
        growth.height_mm,
        bounds.millimetres,
        CENTIMETRE,
        "a height that is probably in centimetres, and belongs there in millimetres,",
        beyond,
    );
    if let (None, None, Some(grams), Some(millimetres)) = (weight, height, growth.weight_g, growth.height_mm)
        && months >= MONTHS_FOR_BODY_MASS_INDEX
    {
        // Kilograms in a square metre are thousands of grams in a square millimetre.
        let (grams, square) = (u64::from(grams) * 1_000, u64::from(millimetres).pow(2));
        if grams < BODY_MASS_INDEX.0 * square || grams > BODY_MASS_INDEX.1 * square {
            return [Some("a weight that does not go with the height of the same day"); 2];
        }
    }
    [weight, height]
}

#[cfg(test)]
mod tests {
    use jiff::civil::Date;

    use super::*;

    fn why(months: i32, grams: Option<u32>, millimetres: Option<u32>) -> [Option<&'static str>; 2] {
        let day = Date::constant(2026, 1, 1);
        improbable(&Growth { weight_g: grams, height_mm: millimetres, ..Growth::new(day) }, months)
    }

    #[test]
    fn kilograms_and_centimetres_are_named_as_the_likely_slip_at_every_age() {
        for (months, kilograms, centimetres) in
            [(0, 3, 52), (8, 9, 70), (40, 15, 98), (150, 45, 150), (210, 90, 185)]
        {
            let [weight, height] = why(months, Some(kilograms), Some(centimetres));
            assert!(weight.is_some_and(|why| why.contains("kilograms")), "{months}");
            assert!(height.is_some_and(|why| why.contains("centimetres")), "{months}");
            assert_eq!(
                why(months, Some(kilograms * 1_000), Some(centimetres * 10)),
                [None, None],
                "{months}"
            );
        }
    }

    #[test]
    fn what_is_far_beyond_is_an_error_and_what_is_rare_is_not() {
        assert_eq!(why(0, Some(212), Some(240)), [None, None], "a baby born at 24 weeks");
        assert_eq!(why(216, Some(300_000), Some(2_200)), [None, None]);
        assert_eq!(why(100, Some(600_000), None)[0], Some("what no child of that age weighs or measures"));
        assert_eq!(why(1, Some(0), Some(0)), [Some("what no child of that age weighs or measures"); 2]);
    }

    #[test]
    fn a_weight_and_a_height_that_do_not_go_together_are_both_left_out() {
        assert_eq!(
            why(150, Some(5_000), Some(1_600)),
            [Some("a weight that does not go with the height of the same day"); 2]
        );
        assert_eq!(why(150, Some(5_000), None), [None, None]);
    }
}
