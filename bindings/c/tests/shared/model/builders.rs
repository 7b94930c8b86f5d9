//! Cases are built without JSON, record by record, with a slip here and there.

use std::ptr::null;

use neglect_screen::case::CaseDraft;
use neglect_screen_ffi::case_builder::*;
use neglect_screen_ffi::error::neglect_error;
use neglect_screen_ffi::generated::records::*;
use neglect_screen_ffi::status::neglect_status;
use neglect_screen_ffi::view::neglect_str;

use super::super::generated::fill_records as filled;
use super::super::read;
use super::handles::{Wrong, pointer, says};
use super::input::{DAYS, EVERY_RECORD, TEXTS};
use super::{Model, Step};

/// The fields that every record has.
trait Record {
    fn size(&mut self) -> &mut u32;
    fn by(&mut self) -> &mut i32;
    fn id(&mut self) -> &mut neglect_str;
}

macro_rules! record {
    ($($kind:ident),*) => {
        $(impl Record for $kind {
            fn size(&mut self) -> &mut u32 { &mut self.struct_size }
            fn by(&mut self) -> &mut i32 { &mut self.by }
            fn id(&mut self) -> &mut neglect_str { &mut self.id }
        })*
    };
}

record!(
    neglect_observation,
    neglect_assessment,
    neglect_attendance,
    neglect_appointment,
    neglect_growth,
    neglect_response
);

/// A size that no struct has ever had.
fn misjudge(size: &mut u32, slip: u8) -> bool {
    match slip {
        1 => *size = 0,
        2 => *size -= 1,
        3 => *size += 8,
        4 => *size = u32::MAX,
        _ => return false,
    }
    true
}

/// Does something wrong to a record, and says how the call then fails.
fn slipped<R: Record>(given: &mut R, slip: u8, name: &str, place: &str) -> Result<(), Wrong> {
    if misjudge(given.size(), slip) {
        return Err(Wrong::invalid(&format!("{name}.struct_size")));
    }
    let wrong = |at: usize| {
        let input = TEXTS[at];
        (input.view(), input.text(&format!("{place}.id")).map(drop))
    };
    let said = match slip {
        5 => {
            *given.by() = 99;
            return Err(Wrong::invalid(&format!("{place}.by")));
        }
        6 => wrong(5),
        7 => wrong(6),
        8 => wrong(7),
        _ => return Ok(()),
    };
    *given.id() = said.0;
    said.1
}

impl Model {
    pub(super) fn draft_new(&mut self, step: Step) {
        let (reference, day) = (*step.another_of(&TEXTS), *step.one_of(&DAYS));
        let begun = reference.text("reference").and_then(|reference| {
            let as_of = read::day_of(day).ok_or_else(|| Wrong::invalid("as_of"))?;
            Ok(CaseDraft::new(reference, as_of))
        });
        // SAFETY: the text is a constant.
        let made = self.made(step, begun, |out, err| unsafe {
            neglect_case_builder_new(reference.view(), day, out, err)
        });
        if made.is_some() {
            self.drafts[step.c()] = made;
        }
    }

    pub(super) fn draft_set_child(&mut self, step: Step) {
        let place = &self.drafts[step.a()];
        let (draft, child, lives) = (pointer(place), &EVERY_RECORD.child, says(place, "builder").map(drop));
        let set = filled::child(child, |given| {
            let said = match step.slip() {
                9 => Err(Wrong::null("child")),
                10 => {
                    given.sex = -1;
                    Err(Wrong::invalid("child.sex"))
                }
                slip if misjudge(&mut given.struct_size, slip) => Err(Wrong::invalid("child.struct_size")),
                _ => Ok(()),
            };
            let given = if step.slip() == 9 { null() } else { std::ptr::from_ref(given) };
            // SAFETY: the draft is NULL or lives; the struct is NULL or lives for the call.
            self.done(step, lives.and(said), |err| unsafe {
                neglect_case_builder_set_child(draft, given, err)
            })
        });
        if let (Some(()), Some(live)) = (set, &mut self.drafts[step.a()]) {
            live.says.child = child.clone();
        }
    }

    pub(super) fn draft_add(&mut self, step: Step) {
        let Some(case) = self.drafts[step.a()].as_ref().map(|live| live.says.clone()) else {
            let observation = &EVERY_RECORD.observations[0];
            filled::observation(observation, |given| {
                // SAFETY: NULL is refused.
                self.done::<()>(step, Err(Wrong::null("builder")), |err| unsafe {
                    neglect_case_builder_add_observation(std::ptr::null_mut(), given, err)
                })
            });
            return;
        };
        let mut next = case;
        macro_rules! add {
            ($list:ident, $name:ident, $call:ident, $at:expr) => {{
                let record = &EVERY_RECORD.$list[$at];
                let place = format!("{}[{}]", stringify!($list), next.$list.len());
                next.$list.push(record.clone());
                filled::$name(record, |given| self.added(step, given, stringify!($name), &place, $call))
            }};
        }
        let added = match step.second >> 2 {
            0 => add!(observations, observation, neglect_case_builder_add_observation, 0),
            1 => add!(observations, observation, neglect_case_builder_add_observation, 1),
            2 => add!(assessments, assessment, neglect_case_builder_add_assessment, 0),
            3 => add!(attendance, attendance, neglect_case_builder_add_attendance, 0),
            4 => add!(attendance, attendance, neglect_case_builder_add_attendance, 1),
            5 => add!(appointments, appointment, neglect_case_builder_add_appointment, 0),
            6 => add!(growth, growth, neglect_case_builder_add_growth, 0),
            _ => add!(responses, response, neglect_case_builder_add_response, 0),
        };
        if let (Some(()), Some(live)) = (added, &mut self.drafts[step.a()]) {
            live.says = next;
        }
    }

    fn added<R: Record>(
        &mut self,
        step: Step,
        given: &mut R,
        name: &str,
        place: &str,
        call: unsafe extern "C" fn(
            *mut neglect_case_builder,
            *const R,
            *mut *mut neglect_error,
        ) -> neglect_status,
    ) -> Option<()> {
        let draft = pointer(&self.drafts[step.a()]);
        let (said, given) = match step.slip() {
            9 => (Err(Wrong::null(name)), null()),
            slip => (slipped(given, slip, name, place), std::ptr::from_ref(given)),
        };
        // SAFETY: the draft lives; the struct is NULL or lives for the call.
        self.done(step, said, |err| unsafe { call(draft, given, err) })
    }

    pub(super) fn draft_build(&mut self, step: Step) {
        let (draft, screener) = (&self.drafts[step.a()], &self.screeners[step.b()]);
        let built = says(draft, "builder")
            .and_then(|case| Ok(case.clone().check(says(screener, "screener")?.limits())?));
        let (draft, screener) = (pointer(draft), pointer(screener));
        // SAFETY: draft and screener are NULL or live.
        let made = self
            .made(step, built, |out, err| unsafe { neglect_case_builder_build(draft, screener, out, err) });
        if made.is_some() {
            self.cases[step.c()] = made;
        }
    }
}
