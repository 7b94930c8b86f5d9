//! The library: the rules as a pack, compiled into a screener; the parsed case in.
//!
//! Two lanes. One leaves the screening in small numbers, as the hand-written lanes do: the readers, the timeline, the
//! rules, every finding with what it rests on, the questions, and the fate of every observation. The other puts the same
//! into words as well: the whole report. Letting go of the answer before is timed with each.

use neglect_screen::{Case, Report, Screener, Screening, case::InputRef};

use super::{Account, Fate, Kind, Lane};

/// A screener, the cases and the last screening.
pub struct Ours<'a> {
    screener: &'a Screener,
    cases: &'a [Case],
    screening: Option<Screening>,
}

impl<'a> Ours<'a> {
    /// With the screener that holds the rules.
    pub fn new(screener: &'a Screener, cases: &'a [Case]) -> Self {
        Self { screener, cases, screening: None }
    }
}

impl Lane for Ours<'_> {
    fn name(&self) -> String {
        "neglect-screen".to_owned()
    }

    fn kind(&self) -> Kind {
        Kind::Ours
    }

    fn screen(&mut self, case: usize) {
        self.screening = Some(self.screener.screening(&self.cases[case]).expect("the case stands"));
    }

    fn fired(&self) -> u64 {
        let findings = self.screening.iter().flat_map(Screening::findings);
        findings.fold(0, |fired, finding| fired | 1 << finding.rule_place())
    }

    fn account(&self) -> Option<Account> {
        let screening = self.screening.as_ref()?;
        let observation = |input| match input {
            InputRef::Observation(n) => n as usize,
            other => panic!("no finding here rests on {other:?}"),
        };
        let mut rests_on: Vec<(usize, Vec<usize>)> = screening
            .findings()
            .map(|finding| {
                let mut inputs: Vec<usize> = finding.inputs().map(observation).collect();
                inputs.sort_unstable();
                (finding.rule_place(), inputs)
            })
            .collect();
        rests_on.sort_unstable();
        Some(Account { rests_on, fates: screening.account().map(|one| fate(one.fate)).collect() })
    }
}

/// A screener, the cases and the last report.
pub struct InWords<'a> {
    screener: &'a Screener,
    cases: &'a [Case],
    report: Option<Report>,
}

impl<'a> InWords<'a> {
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

impl Lane for InWords<'_> {
    fn name(&self) -> String {
        "neglect-screen, report in words".to_owned()
    }

    fn kind(&self) -> Kind {
        Kind::InWords
    }

    fn screen(&mut self, case: usize) {
        self.report = Some(self.screener.screen(&self.cases[case]).expect("the case stands"));
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

fn fate(fate: neglect_screen::Fate) -> Fate {
    match fate {
        neglect_screen::Fate::Used => Fate::Used,
        neglect_screen::Fate::NotAlerting => Fate::NotAlerting,
        neglect_screen::Fate::NotRecognised => Fate::NotRecognised,
        neglect_screen::Fate::AfterAsOf => Fate::AfterAsOf,
        other => panic!("no observation here can be {other:?}"),
    }
}
