//! Cases in JSON: read, written, screened in one call, replayed and asked about.

use neglect_screen::Case;
use neglect_screen_ffi::case::neglect_next_question;
use neglect_screen_ffi::case::neglect_replay;
use neglect_screen_ffi::case::*;
use neglect_screen_ffi::screener::neglect_screen_json;

use super::handles::{Wrong, pointer, says};
use super::input::{CASES, TEXTS};
use super::{Model, Step};

fn text(bytes: Vec<u8>) -> Option<String> {
    Some(String::from_utf8(bytes).unwrap())
}

impl Model {
    pub(super) fn case_from_json(&mut self, step: Step) {
        let (place, json) = (&self.screeners[step.a()], *step.one_of(&CASES));
        let read = says(place, "screener")
            .and_then(|screener| Ok(Case::from_json(json.bytes("json")?, screener.limits())?));
        let screener = pointer(place);
        // SAFETY: the screener is NULL or lives; the text is a constant.
        let made = self
            .made(step, read, |out, err| unsafe { neglect_case_from_json(screener, json.view(), out, err) });
        if made.is_some() {
            self.cases[step.c()] = made;
        }
    }

    pub(super) fn case_json(&mut self, step: Step) {
        let place = &self.cases[step.a()];
        let written = says(place, "the_case").map(|case| text(serde_json::to_vec(case).unwrap()));
        let case = pointer(place);
        // SAFETY: the case is NULL or lives.
        let made = self.made(step, written, |out, err| unsafe { neglect_case_json(case, out, err) });
        if made.is_some() {
            self.texts[step.c()] = made;
        }
    }

    pub(super) fn screen_json(&mut self, step: Step) {
        let (place, json) = (&self.screeners[step.a()], *step.one_of(&CASES));
        let report = says(place, "screener").and_then(|screener| {
            let mut report = Vec::new();
            screener.screen_json(json.bytes("case_json")?, &mut report)?;
            Ok(text(report))
        });
        let screener = pointer(place);
        // SAFETY: the screener is NULL or lives; the text is a constant.
        let made = self
            .made(step, report, |out, err| unsafe { neglect_screen_json(screener, json.view(), out, err) });
        if made.is_some() {
            self.texts[step.c()] = made;
        }
    }

    pub(super) fn replay(&mut self, step: Step) {
        let (screener, case) = (&self.screeners[step.a()], &self.cases[step.b()]);
        let shown = says(screener, "screener").and_then(|screener| {
            Ok(text(screener.replay(says(case, "the_case")?).expect("a small case").to_json()))
        });
        let (screener, case) = (pointer(screener), pointer(case));
        // SAFETY: screener and case are NULL or live.
        let made = self.made(step, shown, |out, err| unsafe { neglect_replay(screener, case, out, err) });
        if made.is_some() {
            self.texts[step.c()] = made;
        }
    }

    pub(super) fn next_question(&mut self, step: Step) {
        let (screener, case) = (&self.screeners[step.a()], &self.cases[step.b()]);
        let tool = *step.another_of(&TEXTS);
        let next = says(screener, "screener").and_then(|screener| {
            let interview = screener.interview(tool.text("tool")?).ok_or_else(|| Wrong::invalid("tool"))?;
            let case = says(case, "the_case")?;
            let next = interview.next_question(&case.child, case.as_of, &interview.answers_in(case));
            Ok(text(serde_json::to_vec(&next).unwrap()))
        });
        let (screener, case) = (pointer(screener), pointer(case));
        // SAFETY: screener and case are NULL or live; the text is a constant.
        let made = self.made(step, next, |out, err| unsafe {
            neglect_next_question(screener, tool.view(), case, out, err)
        });
        if made.is_some() {
            self.texts[step.c()] = made;
        }
    }
}
