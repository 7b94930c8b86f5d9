//! Records in, findings out: what the readers and the packs that ship beside them promise together.

mod appointments;
mod attendance;
mod growth;

use std::collections::BTreeSet;
use std::sync::LazyLock;

use neglect_screen::{Case, Limits, Report, Screener};

static ENGLAND: LazyLock<Screener> = LazyLock::new(Screener::england);

/// A case with these particulars and records, as JSON fields.
fn case(as_of: &str, child: &str, records: &str) -> Case {
    let json =
        format!(r#"{{ "schema": 1, "case": "c", "as_of": "{as_of}", "child": {{ {child} }}{records} }}"#);
    Case::from_json(json.as_bytes(), &Limits::default()).unwrap_or_else(|error| panic!("{error}: {json}"))
}

/// The rules that fired, those that were held back, and those that an answer could change.
struct Screened {
    fired: BTreeSet<String>,
    held_back: BTreeSet<String>,
    asked: BTreeSet<String>,
}

impl Screened {
    fn of(report: &Report) -> Screened {
        let findings = report.findings.iter().chain(&report.patterns);
        Screened {
            fired: findings.map(|finding| finding.rule.to_string()).collect(),
            held_back: report.held_back.iter().map(|held| held.rule.to_string()).collect(),
            asked: report
                .questions
                .iter()
                .flat_map(|question| question.could.iter().map(|lift| lift.rule.to_string()))
                .collect(),
        }
    }

    fn fired_in(&self, pack: &str) -> Vec<&str> {
        let prefix = format!("{pack}/");
        self.fired.iter().filter_map(|rule| rule.strip_prefix(&prefix)).collect()
    }
}

fn screen(case: &Case) -> Screened {
    Screened::of(&ENGLAND.screen(case).unwrap())
}
