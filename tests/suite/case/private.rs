//! What is recorded stands in no `Debug`, and what is not seen stands in no name.

use neglect_screen::Screener;
use neglect_screen::case::{CaseDraft, Limits};
use neglect_screen::testing::{self, MARKS};
use proptest::prelude::*;

use super::{case, taken, wrong};

#[test]
fn debug_shows_how_much_there_is_and_nothing_of_what_it_says() {
    let json = case(
        r#""observations":[{"id":"qzjxk1","code":"hygiene.smelly_and_dirty","on":"2026-10-02","by":"education",
            "with":{"pattern":"persistent"},"event":"qzjxk","note":"qzjxk",
            "explanation":{"kind":"qzjxk","status":"claimed","by":"family"}},
            {"id":"qzjxk2","code":{"system":"qzjxk","value":"qzjxk"},"on":"2026-10-02","by":"education"}],
           "assessments":[{"id":"qzjxk3","tool":"graded_care","on":"2026-10-02","by":"social_care",
            "answers":{"nutrition":4,"qzjxk":"qzjxk"},"evidence":{"nutrition":"qzjxk"}}],
           "attendance":[{"id":"qzjxk4","from":"2026-10-05","to":"2026-10-06","marks":"OOOO"}],
           "appointments":[{"id":"qzjxk5","on":"2026-10-02","service":"dental","outcome":"not_brought"}],
           "growth":[{"id":"qzjxk6","on":"2026-10-02","weight_g":15000,"weight_sds":-2.34567}],
           "responses":[{"id":"qzjxk7","on":"2026-10-03","by":"education","kind":"discussed","to":["qzjxk1"]}]"#,
    )
    .replace("\"case\":\"c\"", "\"case\":\"qzjxk\"");
    let draft: CaseDraft = serde_json::from_str(&json).unwrap();
    let case = draft.clone().check(&Limits::default()).unwrap();
    let screener = Screener::england();
    let screening = screener.screening(&case).unwrap();
    let (report, replay) = (screening.report(), screener.replay(&case).unwrap());
    assert!(!report.findings.is_empty() && !replay.steps.is_empty());
    let mut shown = vec![
        format!("{draft:#?}"),
        format!("{case:?}"),
        format!("{screening:#?}"),
        format!("{report:?}"),
        format!("{replay:#?}"),
    ];
    shown.extend(
        case.observations
            .iter()
            .map(|record| format!("{record:#?} {:?} {:?}", record.code, record.explanation)),
    );
    shown.extend(case.assessments.iter().map(|record| format!("{record:?}")));
    shown.extend(case.attendance.iter().map(|record| format!("{record:?}")));
    shown.extend(case.appointments.iter().map(|record| format!("{record:?}")));
    shown.extend(case.growth.iter().map(|record| format!("{record:?}")));
    shown.extend(case.responses.iter().map(|record| format!("{record:?}")));
    shown.extend(report.findings.iter().map(|finding| format!("{finding:#?} {:?}", finding.rests_on)));
    shown.push(format!("{:?} {:?} {:?}", report.account, report.facts, report.undecided));
    shown.push(format!("{:?} {:?} {:?}", report.questions, report.next_steps, report.caveats));
    shown.push(format!("{:?} {:?} {:?}", report.age, replay.steps, case.child));
    for shown in shown {
        for content in [
            "qzjxk",
            "hygiene",
            "smelly",
            "persistent",
            "2.34567",
            "2026",
            "2020",
            "suspect",
            "Suspect",
            "nice",
        ] {
            assert!(!shown.contains(content), "{content} in {shown}");
        }
    }
    assert!(format!("{case:?}").contains("observations: 2") && format!("{report:?}").contains("account: "));
}

#[test]
fn characters_that_are_not_seen_and_act_are_refused_wherever_one_line_is_shown() {
    for unseen in [
        "\\u0000", "\\u001b", "\\u007f", "\\u009b", "\\n", "\\t", "\\u2028", "\\u2029", "\\u202a", "\\u202e",
        "\\u2066", "\\u2069", "\\ufeff",
    ] {
        let observation = |id: &str, with: &str| {
            case(&format!(
                r#""observations":[{{"id":"o{id}","code":"hygiene.nits","on":"2026-10-04","by":"education","with":{{"a{with}":"b"}}}}]"#
            ))
        };
        taken(&observation("", ""));
        assert_eq!(wrong(&observation(unseen, "")), ["observations[0].id control_character"], "{unseen}");
        assert_eq!(wrong(&observation("", unseen)), ["observations[0].with control_character"], "{unseen}");
        let value = case(&format!(
            r#""observations":[{{"id":"o","code":"hygiene.nits","on":"2026-10-04","by":"education","with":{{"a":"b{unseen}"}}}}]"#
        ));
        assert_eq!(wrong(&value), ["observations[0].with control_character"], "{unseen}");
    }
}

#[test]
fn a_byte_order_mark_is_no_part_of_a_case() {
    taken(&format!("\u{feff}{}", case("")));
}

proptest! {
    #[test]
    fn debug_of_a_case_shows_nothing_of_it(json in testing::marked_json()) {
        if let Ok(draft) = serde_json::from_slice::<CaseDraft>(&json) {
            let shown = format!("{draft:#?}");
            for mark in MARKS {
                prop_assert!(!shown.contains(mark), "{shown}");
            }
        }
    }
}
