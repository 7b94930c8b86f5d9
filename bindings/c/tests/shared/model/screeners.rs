//! Packs are collected and screeners made, cloned and asked what they know.

use neglect_screen::pack::{Diagnostic, PackText};
use neglect_screen::{Limits, Screener};
use neglect_screen_ffi::error::neglect_error;
use neglect_screen_ffi::screener::neglect_screener_clone;
use neglect_screen_ffi::screener::neglect_screener_list_json;
use neglect_screen_ffi::screener_builder::*;
use neglect_screen_ffi::status::neglect_status;
use neglect_screen_ffi::view::neglect_pair;

use super::handles::{Wrong, pointer, says};
use super::input::{Input, LIMITS, PACKS, TEXTS};
use super::{Model, Step};

/// What a builder was told.
#[derive(Debug, Clone, Default)]
pub struct Collected {
    packs: Vec<PackText>,
    readings: Vec<String>,
    limits: Limits,
    strict: bool,
}

impl Collected {
    fn build(&self) -> Result<Screener, Wrong> {
        let mut builder = Screener::builder().strict(self.strict).limits(self.limits);
        for pack in &self.packs {
            builder = builder.pack_text(pack.clone());
        }
        for reading in &self.readings {
            builder = builder.reading(reading);
        }
        builder.build().map_err(|wrong| Wrong {
            status: neglect_status::Pack,
            faults: wrong.diagnostics.iter().map(|one| (path(one), one.code.name().to_owned())).collect(),
        })
    }

    fn limit(&mut self, number: i32) -> Option<&mut usize> {
        let limits = &mut self.limits;
        Some(match number {
            0 => &mut limits.bytes,
            1 => &mut limits.observations,
            2 => &mut limits.records,
            3 => &mut limits.qualifiers,
            4 => &mut limits.answers,
            5 => &mut limits.text,
            6 => &mut limits.note,
            7 => &mut limits.register,
            8 => &mut limits.nesting,
            9 => &mut limits.values,
            10 => &mut limits.problems,
            11 => &mut limits.work,
            _ => return None,
        })
    }
}

/// Where a pack is wrong, by line and column.
fn path(wrong: &Diagnostic) -> String {
    format!("{}:{}:{}", wrong.file, wrong.place.line, wrong.place.column)
}

impl Model {
    pub(super) fn builder_new(&mut self, step: Step) {
        // SAFETY: the outputs are NULL or locals.
        let made = self.made(step, Ok(Collected::default()), |out, err| unsafe {
            neglect_screener_builder_new(out, err)
        });
        if made.is_some() {
            self.builders[step.c()] = made;
        }
    }

    /// A call that tells a builder something, and the same for the model.
    fn told(
        &mut self,
        step: Step,
        tell: impl FnOnce(&mut Collected) -> Result<(), Wrong>,
        call: impl FnOnce(*mut neglect_screener_builder, *mut *mut neglect_error) -> neglect_status,
    ) {
        let builder = pointer(&self.builders[step.a()]);
        let mut now = says(&self.builders[step.a()], "builder").cloned();
        let told = now.as_mut().map_err(|wrong| wrong.clone()).and_then(tell);
        self.done(step, told, |err| call(builder, err));
        if let (Some(live), Ok(now)) = (&mut self.builders[step.a()], now) {
            live.says = now;
        }
    }

    pub(super) fn builder_add_pack(&mut self, step: Step) {
        let (name, pack) = (*step.another_of(&TEXTS), *step.one_of(&PACKS));
        let tell = |now: &mut Collected| {
            now.packs.push(PackText::from_file(name.text("name")?, pack.text("text")?));
            Ok(())
        };
        // SAFETY: the builder is NULL or lives; the texts are constants.
        self.told(step, tell, |builder, err| unsafe {
            neglect_screener_builder_add_pack(builder, name.view(), pack.view(), err)
        });
    }

    /// A folder of one file or two, of which the second holds nothing; without its head where a file has another name.
    pub(super) fn builder_add_pack_folder(&mut self, step: Step) {
        let (folder, pack) = (*step.another_of(&TEXTS), *step.one_of(&PACKS));
        let (file, count, lost) = match step.slip() {
            0..5 => (Input::Bytes(b"pack.toml"), 2, false),
            5..8 => (Input::Bytes(b"pack.toml"), 1, false),
            8..11 => (folder, 2, false),
            11 | 12 => (folder, 0, true),
            13 => (folder, 2, true),
            _ => (folder, usize::MAX, false),
        };
        let files = [(file, pack), (Input::Bytes(b"rules.toml"), Input::Bytes(b""))];
        let tell = |now: &mut Collected| {
            let folder = folder.text("folder")?;
            let files = match (count, lost) {
                (0, _) => &[],
                (_, true) => return Err(Wrong::null("files")),
                (usize::MAX, _) => return Err(Wrong::invalid("files")),
                _ => &files[..count],
            };
            let read = files.iter().map(|(name, text)| Ok((name.text("files")?, text.text("files")?)));
            now.packs.push(PackText::from_folder(folder, read.collect::<Result<Vec<_>, Wrong>>()?));
            Ok(())
        };
        let pairs = files.map(|(name, text)| neglect_pair { name: name.view(), value: text.view() });
        let first = if lost { std::ptr::null() } else { pairs.as_ptr() };
        // SAFETY: the builder is NULL or lives; so do the files, of which a count that no memory has is refused.
        self.told(step, tell, |builder, err| unsafe {
            neglect_screener_builder_add_pack_folder(builder, folder.view(), first, count, err)
        });
    }

    pub(super) fn builder_choose_reading(&mut self, step: Step) {
        let reading = *step.one_of(&TEXTS);
        let tell = |now: &mut Collected| {
            now.readings.push(reading.text("reading")?.to_owned());
            Ok(())
        };
        // SAFETY: as above.
        self.told(step, tell, |builder, err| unsafe {
            neglect_screener_builder_choose_reading(builder, reading.view(), err)
        });
    }

    pub(super) fn builder_set_strict(&mut self, step: Step) {
        let number = step.number();
        let tell = |now: &mut Collected| {
            now.strict =
                u8::try_from(number).ok().filter(|at| *at < 2).ok_or_else(|| Wrong::invalid("strict"))? == 1;
            Ok(())
        };
        // SAFETY: as above.
        self.told(step, tell, |builder, err| unsafe {
            neglect_screener_builder_set_strict(builder, number, err)
        });
    }

    pub(super) fn builder_set_limit(&mut self, step: Step) {
        let (limit, value) = (i32::from(step.slip()) - 2, *step.one_of(&LIMITS));
        let tell = |now: &mut Collected| {
            *now.limit(limit).ok_or_else(|| Wrong::invalid("limit"))? = value;
            Ok(())
        };
        // SAFETY: as above.
        self.told(step, tell, |builder, err| unsafe {
            neglect_screener_builder_set_limit(builder, limit, value, err)
        });
    }

    pub(super) fn builder_build(&mut self, step: Step) {
        let place = &self.builders[step.a()];
        let (builder, built) = (pointer(place), says(place, "builder").and_then(Collected::build));
        // SAFETY: the builder is NULL or lives.
        let made =
            self.made(step, built, |out, err| unsafe { neglect_screener_builder_build(builder, out, err) });
        if made.is_some() {
            self.screeners[step.c()] = made;
        }
    }

    pub(super) fn screener_clone(&mut self, step: Step) {
        let place = &self.screeners[step.a()];
        let (screener, same) = (pointer(place), says(place, "screener").cloned());
        // SAFETY: the screener is NULL or lives.
        let made = self.made(step, same, |out, err| unsafe { neglect_screener_clone(screener, out, err) });
        if made.is_some() {
            self.screeners[step.c()] = made;
        }
    }

    pub(super) fn screener_list(&mut self, step: Step) {
        let (place, list) = (&self.screeners[step.a()], step.number() % 8);
        let known = if (0..6).contains(&list) { Ok(None) } else { Err(Wrong::invalid("list")) };
        let (screener, listed) = (pointer(place), says(place, "screener").and(known));
        // SAFETY: the screener is NULL or lives.
        let made = self
            .made(step, listed, |out, err| unsafe { neglect_screener_list_json(screener, list, out, err) });
        if made.is_some() {
            self.texts[step.c()] = made;
        }
    }
}
