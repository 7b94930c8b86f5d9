//! Reports are made, written and read, whatever became of what they were made of.

#[cfg(feature = "render")]
use neglect_screen::Report;
#[cfg(feature = "render")]
use neglect_screen_ffi::render::*;
use neglect_screen_ffi::report::*;

use super::super::generated::read_report;
use super::super::view;
use super::handles::{Wrong, pointer, says};
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

    /// Reads a report back from what another wrote, or from what is no report.
    pub(super) fn report_from_json(&mut self, step: Step) {
        let json = match (step.slip(), &self.reports[step.b()]) {
            (0..12, Some(live)) => live.says.clone(),
            (12, Some(live)) => live.says.replacen("\"schema\":1", "\"schema\":2", 1),
            (13, Some(live)) => live.says[..live.says.len() / 2].to_owned(),
            _ => "{\"secret\":1}".to_owned(),
        };
        let kept = self.reports[step.b()].as_ref().is_some_and(|live| live.says == json);
        let says = if kept { Ok(json.clone()) } else { Err(Wrong::invalid("json")) };
        // SAFETY: the text lives.
        let made = self.made(step, says, |out, err| unsafe {
            neglect_report_from_json(view(json.as_bytes()), out, err)
        });
        if made.is_some() {
            self.reports[step.c()] = made;
        }
    }

    /// A report for people, as text or as HTML.
    #[cfg(feature = "render")]
    pub(super) fn report_rendered(&mut self, step: Step) {
        use neglect_render::{html, text};
        let (place, fragment) = (&self.reports[step.a()], i32::from(step.slip() % 4) - 1);
        let report = says(place, "report").map(|json| serde_json::from_str::<Report>(json).unwrap());
        let written = report.and_then(|report| match fragment {
            -1 => Ok(text::report(&report).to_string()),
            0 => Ok(html::report(&report, None)),
            1 => Ok(html::report_fragment(&report, None)),
            _ => Err(Wrong::invalid("fragment")),
        });
        let report = pointer(place);
        // SAFETY: the report is NULL or lives.
        let made = self.made(step, written.map(Some), |out, err| unsafe {
            match fragment {
                -1 => neglect_report_text(report, out, err),
                _ => neglect_report_html(report, view(b""), fragment, out, err),
            }
        });
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
