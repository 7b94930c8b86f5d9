//! The library: the rules as a pack, compiled into a screener; the parsed case in, the report out.
//!
//! Timed is the whole of it: the readers, the timeline, the rules, the findings with what they rest on in words, the
//! questions, the account of every observation, and letting go of the report before.

use neglect_screen::{Case, Report, Screener, report};

use super::{Account, Fate, Kind, Lane};

/// A screener, the cases and the last report.
pub struct Ours<'a> {
    screener: &'a Screener,
    cases: &'a [Case],
    report: Option<Report<'a>>,
}

impl<'a> Ours<'a> {
    /// With the screener that holds the rules.
    pub fn new(screener: &'a Screener, cases: &'a [Case]) -> Self {
        Self { screener, cases, report: None }
    }
}

/// The number of a rule or an observation in its id: `peers/r07`, `o12`.
fn number(id: &str) -> usize {
    let digits = id.trim_start_matches(|letter: char| !letter.is_ascii_digit());
    digits.parse().expect("every id here ends in a number")
}

impl Lane for Ours<'_> {
    fn name(&self) -> String {
        "neglect-screen".to_owned()
    }

    fn kind(&self) -> Kind {
        Kind::Ours
    }

    fn screen(&mut self, case: usize) {
        self.report = Some(self.screener.screen_checked(&self.cases[case]).expect("the case stands"));
    }

    fn fired(&self) -> u64 {
        let findings = self.report.iter().flat_map(|report| &report.findings);
        findings.fold(0, |fired, finding| fired | 1 << number(&finding.rule))
    }

    fn account(&self) -> Option<Account> {
        let report = self.report.as_ref()?;
        let mut rests_on: Vec<(usize, Vec<usize>)> = report
            .findings
            .iter()
            .map(|finding| {
                let mut inputs: Vec<usize> =
                    finding.rests_on.iter().map(|rest| number(&rest.input)).collect();
                inputs.sort_unstable();
                (number(&finding.rule), inputs)
            })
            .collect();
        rests_on.sort_unstable();
        let mut fates: Vec<(usize, Fate)> =
            report.account.iter().map(|line| (number(&line.input), fate(line.fate))).collect();
        fates.sort_unstable_by_key(|(input, _)| *input);
        Some(Account { rests_on, fates: fates.into_iter().map(|(_, fate)| fate).collect() })
    }
}

fn fate(fate: report::Fate) -> Fate {
    match fate {
        report::Fate::Used => Fate::Used,
        report::Fate::NotAlerting => Fate::NotAlerting,
        report::Fate::NotRecognised => Fate::NotRecognised,
        report::Fate::AfterAsOf => Fate::AfterAsOf,
        other => panic!("no observation here can be {other:?}"),
    }
}
