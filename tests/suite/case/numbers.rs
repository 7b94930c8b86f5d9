//! Numbers of a case, however they are written.

use neglect_screen::case::{CaseDraft, Limits};
use neglect_screen::{Case, Number, NumberError, Screener};
use proptest::prelude::*;

use super::{born, case, wrong};

/// A case with one weight, its score written like this.
fn scored(score: &str) -> String {
    let growth = format!(r#""growth":[{{"on":"2026-11-20","weight_g":9000,"weight_sds":{score}}}]"#);
    born(r#""born":"2026-01-01""#, &growth)
}

fn read(json: &str) -> Result<Case, neglect_screen::CaseError> {
    Case::from_json(json.as_bytes(), &Limits::default())
}

#[test]
fn what_a_float_gives_for_nought_is_taken() {
    for score in ["1.1102230246251565e-16", "5.551115123125783e-17", "-0.0", "5e-324", "-2.3000000000000003"]
    {
        let taken = read(&scored(score)).unwrap();
        assert_eq!(taken.growth[0].weight_sds, Some(Number::rounded(score).unwrap()), "{score}");
    }
}

#[test]
fn a_number_beside_a_threshold_gives_the_report_of_its_text() {
    let screener = Screener::england();
    for score in
        ["-2.0000000000000001", "-2.0000000000000000000000000001", "-1.99999999999999999999999999", "-2.00"]
    {
        let reports = [score.to_owned(), format!("\"{score}\"")]
            .map(|written| screener.screen(&read(&scored(&written)).unwrap()).unwrap());
        assert_eq!(reports[0].to_json(), reports[1].to_json(), "{score}");
        let is_low = reports[0].findings.iter().any(|finding| finding.rule == "growth/1.2.1.low");
        assert_eq!(is_low, Number::rounded(score).unwrap() < "-2".parse().unwrap(), "{score}");
    }
}

#[test]
fn a_number_too_large_to_be_held_is_told_with_its_place() {
    let huge = "9".repeat(400);
    for score in ["1e19", "1e400", "-1e400", "\"1e400\"", &huge] {
        assert_eq!(wrong(&scored(score)), ["growth[0].weight_sds out_of_range"], "{score}");
    }
    assert_eq!(wrong(&scored("\"low\"")), ["growth[0].weight_sds not_a_number"]);
    let weight = |grams: &str| case(&format!(r#""growth":[{{"on":"2026-11-20","weight_g":{grams}}}]"#));
    for grams in ["1e400", "4294967296", "-1", &huge] {
        assert_eq!(wrong(&weight(grams)), ["growth[0].weight_g out_of_range"], "{grams}");
    }
    for grams in ["9000.5", "\"9000\""] {
        assert_eq!(wrong(&weight(grams)), ["growth[0].weight_g wrong_type"], "{grams}");
    }
}

#[test]
fn a_whole_number_may_be_written_as_a_decimal() {
    let json = case(
        r#""attendance":[{"from":"2026-09-07","to":"2026-09-11","totals":
            {"possible":10.0,"present":1e1,"authorised":0.0,"unauthorised":0}}],
           "growth":[{"on":"2026-11-20","weight_g":15000.0}]"#,
    );
    let case = read(&json).unwrap();
    assert_eq!((case.growth[0].weight_g, case.attendance[0].totals.unwrap().present), (Some(15_000), 10));
}

#[test]
fn an_answer_is_the_same_as_a_number_and_as_its_text() {
    let screener = Screener::england();
    let report = |answer: &str| {
        let json = case(&format!(
            r#""assessments":[{{"id":"a1","tool":"graded_care","on":"2026-11-01","by":"social_care",
                "answers":{{"nutrition":{answer}}}}}]"#
        ));
        screener.screen(&read(&json).unwrap()).unwrap().to_json()
    };
    assert_eq!(report("4"), report("\"4\""));
    assert_eq!(report("4"), report("4.0"));
    assert_eq!(report("4.000000000000000001"), report("\"4.000000000000000001\""));
    assert_eq!(report("1e400"), report("\"1e400\""));
}

proptest! {
    /// Text and number of one decimal are one number, and every float is taken unless it is too large.
    #[test]
    fn every_float_is_read_as_its_text_is(bits in any::<u64>(), score in -7.0..7.0_f64) {
        for float in [f64::from_bits(bits), score] {
            prop_assume!(float.is_finite());
            let text = format!("{float:?}");
            match (read(&scored(&text)), read(&scored(&format!("\"{text}\"")))) {
                (Ok(number), Ok(quoted)) => prop_assert_eq!(number, quoted),
                (Err(number), Err(quoted)) => {
                    prop_assert_eq!(number, quoted);
                    prop_assert_eq!(Number::rounded(&text), Err(NumberError::TooLarge));
                }
                _ => prop_assert!(false, "{} is read in one form alone", text),
            }
        }
    }

    /// A draft that is read from a value, or written and read again, has the same numbers.
    #[test]
    fn a_number_survives_a_value_and_json(whole in -6..6_i32, digits in "[0-9]{1,17}") {
        let json = scored(&format!("{whole}.{digits}"));
        let draft: CaseDraft = serde_json::from_str(&json).unwrap();
        let again: CaseDraft = serde_json::from_str(&serde_json::to_string(&draft).unwrap()).unwrap();
        prop_assert_eq!(&draft, &again);
        prop_assert_eq!(&draft, &serde_json::from_value(serde_json::to_value(&draft).unwrap()).unwrap());
    }
}
