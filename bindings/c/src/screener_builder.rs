//! Collects packs for a screener.

use neglect_screen::pack::{self, PackText};
use neglect_screen::{Limits, Screener, ScreenerBuilder};

use crate::argument::BadArgument;
use crate::error::{Failure, neglect_error};
use crate::guard::{guard, guard_out};
use crate::handle::{self, Exclusive, Handle};
use crate::memory;
use crate::screener::neglect_screener;
use crate::status::neglect_status;
use crate::unwind::guard_value;
use crate::view::{neglect_pair, neglect_str};
use crate::vocabulary::FromNumber;

/// Collects packs, copied and in their order, and choices for a screener.
/// Threads: one at a time. Lifetime: its own; screeners that it built stay when it is freed.
/// Freed by: the caller, with neglect_screener_builder_free.
pub struct neglect_screener_builder {
    _private: [u8; 0],
}

/// How large a case may be. What is larger is refused, with its place.
#[repr(C)]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum neglect_limit {
    /// Bytes of JSON: 8 MiB at first.
    Bytes = 0,
    /// Observations: 20,000.
    Observations = 1,
    /// Entries of each other list, and of a response's `to`: 5,000.
    Records = 2,
    /// Qualifiers of one observation: 32.
    Qualifiers = 3,
    /// Answers of one assessment, and its evidence: 1,000.
    Answers = 4,
    /// Bytes of an id, code, name, qualifier or answer: 256.
    Text = 5,
    /// Bytes of a note, and of one entry of evidence: 20,000.
    Note = 6,
    /// Bytes of the marks of one register, and days that it spans: 8,000.
    Register = 7,
    /// Lists and objects within one another, while a faulty case is diagnosed: 16.
    Nesting = 8,
    /// Single values, while a faulty case is diagnosed: 1,000,000.
    Values = 9,
    /// Faults listed in one error: 1,000.
    Faults = 10,
    /// Steps of work of one call: 4,000,000,000.
    Work = 11,
}

/// A limit, to be set.
fn limit_of(limits: &mut Limits, limit: neglect_limit) -> &mut usize {
    match limit {
        neglect_limit::Bytes => &mut limits.bytes,
        neglect_limit::Observations => &mut limits.observations,
        neglect_limit::Records => &mut limits.records,
        neglect_limit::Qualifiers => &mut limits.qualifiers,
        neglect_limit::Answers => &mut limits.answers,
        neglect_limit::Text => &mut limits.text,
        neglect_limit::Note => &mut limits.note,
        neglect_limit::Register => &mut limits.register,
        neglect_limit::Nesting => &mut limits.nesting,
        neglect_limit::Values => &mut limits.values,
        neglect_limit::Faults => &mut limits.problems,
        neglect_limit::Work => &mut limits.work,
    }
}

/// What stands behind `neglect_screener_builder`.
#[derive(Debug, Default)]
pub(crate) struct Collected {
    texts: Vec<PackText>,
    readings: Vec<String>,
    limits: Limits,
    strict: bool,
}

impl Collected {
    fn build(&self) -> Result<Screener, Failure> {
        let files = self.texts.iter().flat_map(|pack| pack.files());
        let bytes: usize = files.map(|file| file.text().len()).sum();
        memory::reserve(bytes.saturating_mul(memory::OF_A_BYTE), "builder")?;
        let builder = Screener::builder().strict(self.strict).limits(self.limits);
        let mut builder = self.texts.iter().cloned().fold(builder, ScreenerBuilder::pack_text);
        for reading in &self.readings {
            builder = builder.reading(reading);
        }
        Ok(builder.build()?)
    }
}

impl Handle for neglect_screener_builder {
    type Real = Collected;
    type Access = Exclusive;
}

/// Makes a builder without packs.
#[unsafe(no_mangle)]
#[must_use]
pub unsafe extern "C" fn neglect_screener_builder_new(
    out: *mut *mut neglect_screener_builder,
    err: *mut *mut neglect_error,
) -> neglect_status {
    // SAFETY: as the parameters' words ask.
    unsafe { guard_out(out, err, || Ok(Collected::default())) }
}

/// Adds the built-in packs for England.
/// [in-out builder]
#[unsafe(no_mangle)]
#[must_use]
pub unsafe extern "C" fn neglect_screener_builder_add_england(
    builder: *mut neglect_screener_builder,
    err: *mut *mut neglect_error,
) -> neglect_status {
    // SAFETY: as the parameters' words ask.
    unsafe {
        guard(err, || {
            handle::write(builder, "builder")?.texts.extend_from_slice(pack::built_in());
            Ok(())
        })
    }
}

/// Adds a pack. It is checked when the screener is built.
/// [in-out builder; in name (what errors call it), text (its TOML)]
#[unsafe(no_mangle)]
#[must_use]
pub unsafe extern "C" fn neglect_screener_builder_add_pack(
    builder: *mut neglect_screener_builder,
    name: neglect_str,
    text: neglect_str,
    err: *mut *mut neglect_error,
) -> neglect_status {
    // SAFETY: as the parameters' words ask.
    unsafe {
        guard(err, || {
            let collected = handle::write(builder, "builder")?;
            let pack = PackText::from_file(name.text("name")?.to_owned(), text.text("text")?.to_owned());
            collected.texts.push(pack);
            Ok(())
        })
    }
}

/// Adds a pack of several files, of which `pack.toml` holds its head.
/// [in-out builder; in folder (what errors call it), files (`count` names, such as `rules/feeding.toml`, with the TOML of
/// each; may be NULL where `count` is 0)]
#[unsafe(no_mangle)]
#[must_use]
pub unsafe extern "C" fn neglect_screener_builder_add_pack_folder(
    builder: *mut neglect_screener_builder,
    folder: neglect_str,
    files: *const neglect_pair,
    count: usize,
    err: *mut *mut neglect_error,
) -> neglect_status {
    // SAFETY: as the parameters' words ask.
    unsafe {
        guard(err, || {
            let collected = handle::write(builder, "builder")?;
            let name = folder.text("folder")?.to_owned();
            let text_of = |file: &neglect_pair| {
                Ok((file.name.text("files")?.to_owned(), file.value.text("files")?.to_owned()))
            };
            let files = handle::array(files, count, "files")?.iter().map(text_of);
            let files: Vec<(String, String)> = files.collect::<Result<_, BadArgument>>()?;
            collected.texts.push(PackText::from_folder(name, files));
            Ok(())
        })
    }
}

/// Chooses the reading (such as `safe-sleep/nice`) that counts in its group. The others stay in the report.
/// [in-out builder; in reading]
#[unsafe(no_mangle)]
#[must_use]
pub unsafe extern "C" fn neglect_screener_builder_choose_reading(
    builder: *mut neglect_screener_builder,
    reading: neglect_str,
    err: *mut *mut neglect_error,
) -> neglect_status {
    // SAFETY: as the parameters' words ask.
    unsafe {
        guard(err, || {
            let collected = handle::write(builder, "builder")?;
            collected.readings.push(reading.text("reading")?.to_owned());
            Ok(())
        })
    }
}

/// Makes an unknown code, qualifier, tool or question an error (1), or a caveat (0, as at first).
/// [in-out builder]
#[unsafe(no_mangle)]
#[must_use]
pub unsafe extern "C" fn neglect_screener_builder_set_strict(
    builder: *mut neglect_screener_builder,
    strict: i32,
    err: *mut *mut neglect_error,
) -> neglect_status {
    // SAFETY: as the parameters' words ask.
    unsafe {
        guard(err, || {
            let collected = handle::write(builder, "builder")?;
            collected.strict = Failure::unless_flag(strict, "strict")?;
            Ok(())
        })
    }
}

/// Sets a neglect_limit on cases that are read or built for the screener.
/// [in-out builder]
#[unsafe(no_mangle)]
#[must_use]
pub unsafe extern "C" fn neglect_screener_builder_set_limit(
    builder: *mut neglect_screener_builder,
    limit: i32,
    value: usize,
    err: *mut *mut neglect_error,
) -> neglect_status {
    // SAFETY: as the parameters' words ask.
    unsafe {
        guard(err, || {
            let collected = handle::write(builder, "builder")?;
            let limit = neglect_limit::from_number(limit).ok_or_else(|| {
                Failure::invalid("limit", "the number names no limit", "pass a value of neglect_limit")
            })?;
            *limit_of(&mut collected.limits, limit) = value;
            Ok(())
        })
    }
}

/// Checks and compiles the packs. The builder stays as it is and can build again.
/// [in builder]
#[unsafe(no_mangle)]
#[must_use]
pub unsafe extern "C" fn neglect_screener_builder_build(
    builder: *const neglect_screener_builder,
    out: *mut *mut neglect_screener,
    err: *mut *mut neglect_error,
) -> neglect_status {
    // SAFETY: as the parameters' words ask.
    unsafe { guard_out(out, err, || handle::read(builder, "builder")?.build()) }
}

/// Frees a builder.
/// [consumed builder]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn neglect_screener_builder_free(builder: *mut neglect_screener_builder) {
    // SAFETY: as the parameter's words ask.
    guard_value((), || unsafe { handle::free(builder) });
}
