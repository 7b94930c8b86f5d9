//! Any bytes as a request about a partnership's work, or as a tally.

use neglect_partnership::api::{Counting, confidence_json, form_request, reading_options, response_json};
use neglect_partnership::disclosure::{DisclosureSettings, check};
use neglect_partnership::{Definition, PartnershipError, codes};

/// The first byte says who is asked, the others are the request: it is answered in JSON, or refused with reasons, and
/// likewise a second time. What is published gives away nothing.
pub fn request(bytes: &[u8]) {
    let Some((who, request)) = bytes.split_first() else { return };
    match who % 6 {
        0 => answered(|| response_json(request)),
        1 => answered(|| confidence_json(request)),
        2 => answered(|| form_request(request).map(|(_, response)| format!("{}", response.is_some()))),
        3 => answered(|| reading_options(request).map(|_| "{}".to_owned())),
        4 => answered(|| Counting::new(request).map(|counting| counting.to_json())),
        // Lines of reports, counted and published.
        _ => {
            let mut counting = Counting::new(br#"{ "by": ["agency", "age_band"], "period": "month" }"#)
                .expect("the options are in order");
            for refused in counting.count(request) {
                has_code(refused.problem.code);
            }
            published(&counting);
        }
    }
}

/// A tally that is taken is written as it came, and what is published of it gives away nothing.
pub fn tally(json: &[u8]) {
    let mut counting =
        Counting::new(br#"{ "by": ["age_band"], "period": "quarter" }"#).expect("the options are in order");
    match counting.merge_json(json) {
        Ok(()) => {
            let written = counting.to_json();
            let mut again = Counting::new(br#"{ "by": ["age_band"], "period": "quarter" }"#)
                .expect("the options are in order");
            again.merge_json(written.as_bytes()).expect("what is written is read again");
            assert_eq!(again.to_json(), written);
            published(&counting);
        }
        Err(error) => refused(&error),
    }
}

/// Each table stands against the attack, and a publication beside itself differs in nothing.
fn published(counting: &Counting) {
    let settings = DisclosureSettings::shipped();
    match counting.publication(b"{}") {
        Ok(publication) => {
            for table in publication.tables.iter().filter_map(|table| table.table.as_ref()) {
                check(table, &settings).expect("what is published is safe");
            }
            let json = serde_json::to_vec(&publication).expect("a publication can be written");
            let warnings = publication.differencing(&json, &settings).expect("and read again");
            assert!(warnings.iter().all(|warning| warning.code == codes::DISCLOSURE_NOTHING_COMPARED));
        }
        Err(error) => refused(&error),
    }
}

fn answered(ask: impl Fn() -> Result<String, PartnershipError>) {
    let answer = ask();
    assert_eq!(ask(), answer, "the same each time");
    match answer {
        Ok(answer) => {
            serde_json::from_str::<serde_json::Value>(&answer).expect("an answer is JSON");
        }
        Err(error) => refused(&error),
    }
}

fn refused(error: &PartnershipError) {
    assert!(!error.problems.is_empty(), "a refusal has a reason");
    error.problems.iter().for_each(|problem| has_code(problem.code));
}

fn has_code(code: &str) {
    assert!(codes::ALL.iter().any(|(known, _)| *known == code), "{code} is in the documentation");
}
