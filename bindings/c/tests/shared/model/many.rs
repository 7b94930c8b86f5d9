//! Many cases at once, each with its own result.

use neglect_screen_ffi::batch::*;
use neglect_screen_ffi::view::neglect_str;

use super::super::{faults_of, text};
use super::handles::{Wrong, pointer, says};
use super::input::{CASES, Input};
use super::{Model, Step};

impl Model {
    pub(super) fn screen_many(&mut self, step: Step) {
        let from = usize::from(step.second >> 2) % CASES.len();
        let cases: Vec<Input> =
            CASES.into_iter().cycle().skip(from).take(usize::from(step.first >> 2) % 6).collect();
        let views: Vec<neglect_str> = cases.iter().map(|case| case.view()).collect();
        // Threads beyond what may be asked for, no list where there should be one, and a list beyond memory.
        let (threads, first, count) = match step.slip() {
            15 => (4097, views.as_ptr(), views.len()),
            14 => (1, std::ptr::null(), views.len()),
            13 => (1, views.as_ptr(), usize::MAX),
            threads => (u32::from(threads) % 4, views.as_ptr(), views.len()),
        };
        let place = &self.screeners[step.a()];
        let results = says(place, "screener").and_then(|screener| match step.slip() {
            14 if count > 0 => Err(Wrong::null("cases")),
            13 => Err(Wrong::invalid("cases")),
            15 => Err(Wrong::invalid("threads")),
            _ => Ok(cases
                .iter()
                .map(|case| {
                    let mut report = Vec::new();
                    screener.screen_json(case.bytes("cases")?, &mut report)?;
                    Ok(String::from_utf8(report).unwrap())
                })
                .collect()),
        });
        let screener = pointer(place);
        // SAFETY: the screener is NULL or lives; the list has as many texts as is said, or is refused.
        let made = self.made(step, results, |out, err| unsafe {
            neglect_screen_json_many(screener, first, count, threads, out, err)
        });
        if made.is_some() {
            self.batches[step.c()] = made;
        }
    }

    /// Reads every result, and what lies beyond.
    pub(super) fn batch_read(&self, place: usize) {
        let handle = pointer(&self.batches[place]);
        let results = self.batches[place].as_ref().map_or(&[][..], |live| &live.says);
        // SAFETY: NULL, or a batch that lives longer than what it lends is read.
        unsafe {
            assert_eq!(neglect_batch_count(handle), results.len());
            for (at, result) in results.iter().enumerate() {
                let (report, error) =
                    (text(neglect_batch_report(handle, at)), neglect_batch_error(handle, at));
                match result {
                    Ok(said) => assert!(report == said && error.is_null()),
                    Err(wrong) => {
                        assert_eq!(report, "");
                        wrong.is(neglect_screen_ffi::error::neglect_error_status(error), &faults_of(error));
                    }
                }
            }
            assert_eq!(text(neglect_batch_report(handle, results.len())), "");
            assert!(neglect_batch_error(handle, results.len()).is_null());
        }
    }
}
