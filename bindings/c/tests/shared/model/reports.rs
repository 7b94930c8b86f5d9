//! Reports are made, written and read, whatever became of what they were made of.

use neglect_screen_ffi::report::*;

use super::super::generated::read_report;
use super::handles::{pointer, says};
use super::{Model, Step};

impl Model {
    pub(super) fn screen(&mut self, step: Step) {
        let (screener, case) = (&self.screeners[step.a()], &self.cases[step.b()]);
        let report = says(screener, "screener").and_then(|screener| {
            let report = screener.screen(says(case, "the_case")?)?;
            Ok(String::from_utf8(report.to_json()).unwrap())
        });
        let (screener, case) = (pointer(screener), pointer(case));
        // SAFETY: screener and case are NULL or live.
        let made = self.made(step, report, |out, err| unsafe { neglect_screen(screener, case, out, err) });
        if made.is_some() {
            self.reports[step.c()] = made;
        }
    }

    pub(super) fn report_json(&mut self, step: Step) {
        let place = &self.reports[step.a()];
        let (report, json) = (pointer(place), says(place, "report").cloned().map(Some));
        // SAFETY: the report is NULL or lives.
        let made = self.made(step, json, |out, err| unsafe { neglect_report_json(report, out, err) });
        if made.is_some() {
            self.texts[step.c()] = made;
        }
    }

    /// Reads a report as structs, all of it.
    pub(super) fn report_read(&self, place: usize) {
        let handle = pointer(&self.reports[place]);
        // SAFETY: NULL, or a report that lives longer than what it lends is read.
        let (contents, concern, hazard) = unsafe {
            (
                neglect_report_contents(handle).as_ref(),
                neglect_report_concern(handle),
                neglect_report_hazard(handle),
            )
        };
        match (&self.reports[place], contents) {
            (Some(live), Some(contents)) => {
                assert_eq!((contents.concern, contents.hazard), (concern, hazard));
                assert_eq!(read_report::contents(contents).to_json(), live.says.as_bytes());
            }
            (none, contents) => assert!(none.is_none() && contents.is_none() && concern == 0 && hazard == 0),
        }
    }
}
