//! A program that calls the ABI in any order, rightly and wrongly, beside a model that says what every call must do.
//!
//! A sequence is bytes, four to a step: what is done, and three that say with what. Handles stand in four places of each
//! kind. An empty place is a NULL; what is put into a taken place frees what stood there. So every order of making,
//! cloning, using and freeing comes about, parents before children too, and no sequence needs to be repaired first.
//!
//! The model is the library in Rust. Of every call it knows the status and the faults beforehand; of every text the bytes,
//! whatever was freed in between. `model.rs` draws sequences, `fuzz/fuzz_targets/c_abi.rs` searches for them.

mod builders;
mod cases;
mod handles;
mod input;
mod many;
mod reports;
mod screeners;
#[cfg(feature = "arrow")]
mod tables;

use neglect_screen_ffi::error::*;
use neglect_screen_ffi::status::*;
use neglect_screen_ffi::text::*;
use neglect_screen_ffi::version::*;

use self::handles::{Places, Wrong};
use super::{faults_of, text};

/// One step, as it was drawn.
#[derive(Debug, Clone, Copy)]
pub struct Step {
    pub what: u8,
    first: u8,
    second: u8,
    third: u8,
}

impl Step {
    /// The place of the handle that the step is about.
    fn a(self) -> usize {
        usize::from(self.first & 3)
    }

    /// The place of a second handle.
    fn b(self) -> usize {
        usize::from(self.second & 3)
    }

    /// The place of what is made.
    fn c(self) -> usize {
        usize::from(self.third & 3)
    }

    /// One of several inputs.
    fn one_of<T>(self, inputs: &[T]) -> &T {
        &inputs[usize::from(self.second >> 2) % inputs.len()]
    }

    /// Another one of several.
    fn another_of<T>(self, inputs: &[T]) -> &T {
        &inputs[usize::from(self.first >> 2) % inputs.len()]
    }

    /// What is done wrongly, if anything; 0 to 15.
    fn slip(self) -> u8 {
        self.third >> 2 & 15
    }

    /// A number that may be none of its enum.
    fn number(self) -> i32 {
        i32::from(self.second.cast_signed())
    }

    fn without_err(self) -> bool {
        self.third & 64 != 0
    }

    fn without_out(self) -> bool {
        self.third & 128 != 0
    }
}

/// The handles that live, each with what the model says of it. Field by field, parents are freed before their children.
#[derive(Default)]
pub struct Model {
    builders: Places<neglect_screen_ffi::screener_builder::neglect_screener_builder, screeners::Collected>,
    screeners: Places<neglect_screen_ffi::screener::neglect_screener, neglect_screen::Screener>,
    drafts: Places<neglect_screen_ffi::case_builder::neglect_case_builder, neglect_screen::case::CaseDraft>,
    cases: Places<neglect_screen_ffi::case::neglect_case, neglect_screen::Case>,
    #[cfg(feature = "arrow")]
    tables: Places<neglect_screen_ffi::tables::neglect_tables, tables::Rows>,
    reports: Places<neglect_screen_ffi::report::neglect_report, String>,
    batches: Places<neglect_screen_ffi::batch::neglect_batch, Vec<Result<String, Wrong>>>,
    /// A text of which the model only knows that it is JSON is `None` until it is read.
    texts: Places<neglect_text, Option<String>>,
    errors: Places<neglect_error, Wrong>,
}

/// Takes every step. Panics where a call does not do what the model says.
pub fn run(sequence: &[u8]) {
    let mut model = Model::default();
    for step in sequence.as_chunks().0 {
        let [what, first, second, third] = *step;
        model.take(Step { what, first, second, third });
    }
    model.end();
}

/// The numbers that mean a step; every other is none.
pub const STEPS: &[u8] = &[
    0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 16, 17, 18, 24, 25, 26, 27, 28, 32, 33, 34, 35, 36, 37, 40, 41, 42, 43,
    44, 45, 48, 49, 50, 51, 52, 56, 57, 58, 59, 60,
];

impl Model {
    fn take(&mut self, step: Step) {
        match step.what {
            0 => self.builder_new(step),
            1 => self.builder_add_pack(step),
            2 => self.builder_choose_reading(step),
            3 => self.builder_set_strict(step),
            4 => self.builder_set_limit(step),
            5 => self.builder_build(step),
            6 => handles::free(&mut self.builders[step.a()]),
            7 => self.builder_add_pack_folder(step),
            8 => self.screener_clone(step),
            9 => handles::free(&mut self.screeners[step.a()]),
            10 => self.screener_list(step),
            16 => self.case_from_json(step),
            17 => self.case_json(step),
            18 => handles::free(&mut self.cases[step.a()]),
            24 => self.draft_new(step),
            25 => self.draft_set_child(step),
            26 => self.draft_add(step),
            27 => self.draft_build(step),
            28 => handles::free(&mut self.drafts[step.a()]),
            32 => self.screen(step),
            33 => self.report_json(step),
            34 => self.report_read(step.a()),
            35 => handles::free(&mut self.reports[step.a()]),
            36 => self.report_from_json(step),
            #[cfg(feature = "render")]
            37 => self.report_rendered(step),
            40 => self.screen_json(step),
            41 => self.replay(step),
            42 => self.next_question(step),
            43 => self.screen_many(step),
            44 => self.batch_read(step.a()),
            45 => handles::free(&mut self.batches[step.a()]),
            48 => self.text_read(step.a()),
            49 => handles::free(&mut self.texts[step.a()]),
            50 => self.error_read(step.a()),
            51 => handles::free(&mut self.errors[step.a()]),
            52 => numbers(step),
            #[cfg(feature = "arrow")]
            56..=60 => self.take_with_tables(step),
            _ => {}
        }
    }

    /// What children say when their parents are gone.
    fn end(mut self) {
        for place in 0..4 {
            handles::free(&mut self.screeners[place]);
            handles::free(&mut self.cases[place]);
        }
        for place in 0..4 {
            self.report_read(place);
            self.batch_read(place);
            self.text_read(place);
            self.error_read(place);
        }
    }

    fn text_read(&mut self, place: usize) {
        let handle = handles::pointer(&self.texts[place]);
        // SAFETY: NULL, or a text that lives.
        let read = text(unsafe { neglect_text_view(handle) });
        match &mut self.texts[place] {
            None => assert_eq!(read, ""),
            Some(live) => match &live.says {
                Some(said) => assert_eq!(read, said),
                None => {
                    assert!(serde_json::from_str::<serde_json::Value>(read).is_ok());
                    live.says = Some(read.to_owned());
                }
            },
        }
    }

    fn error_read(&self, place: usize) {
        let handle = handles::pointer(&self.errors[place]);
        // SAFETY: NULL, or an error that lives.
        let (status, message, faults) =
            unsafe { (neglect_error_status(handle), neglect_error_message(handle), faults_of(handle)) };
        match &self.errors[place] {
            None => assert!((status, text(message), faults) == (neglect_status::Ok, "", Vec::new())),
            Some(live) => {
                live.says.is(status, &faults);
                assert_eq!(text(message).lines().count(), faults.len());
            }
        }
        // SAFETY: as above; there is no fault of this number.
        assert!(unsafe { neglect_error_fault(handle, usize::MAX) }.is_null());
    }
}

/// Calls that take nothing but a number.
fn numbers(step: Step) {
    let number = i32::from_le_bytes([step.first, step.second, step.third, 0]);
    assert_eq!(
        text(neglect_status_name(number)) == "unknown",
        text(neglect_status_message(number)) == "not a status"
    );
    let version = u32::from_le_bytes([step.first & 3, 0, step.second & 3, 0]);
    let serves = version >> 16 == NEGLECT_ABI_MAJOR && version & 0xffff <= NEGLECT_ABI_MINOR;
    assert_eq!(neglect_check_abi(version) == neglect_status::Ok, serves);
}
