//! Collects packs for a screener.

use neglect_screen::{Screener, pack};

use crate::error::neglect_error;
use crate::guard::{Failure, guard, guard_value};
use crate::handle::{self, Exclusive, Handle, Slot};
use crate::screener::neglect_screener;
use crate::status::neglect_status;
use crate::view::neglect_str;

/// Collects packs and choices for a screener.
///
/// What: the texts of packs, copied, in the order in which they were added.
/// Threads: one at a time.
/// Lifetime: independent of every other handle; screeners that it built stay when it is freed.
/// Freed by: the caller, with neglect_screener_builder_free.
pub struct neglect_screener_builder {
    _private: [u8; 0],
}

/// What stands behind `neglect_screener_builder`. The texts are kept so that errors can name their line.
#[derive(Debug, Default)]
pub(crate) struct Collected {
    texts: Vec<(String, String)>,
    readings: Vec<String>,
    strict: bool,
}

impl Collected {
    fn build(&self) -> Result<Screener, Failure> {
        let mut builder = Screener::builder().strict(self.strict);
        for (name, text) in &self.texts {
            builder = builder.pack(name, text);
        }
        for reading in &self.readings {
            builder = builder.reading(reading);
        }
        builder.build().map_err(|wrong| Failure::packs(&wrong, &self.texts))
    }
}

impl Handle for neglect_screener_builder {
    type Real = Collected;
    type Access = Exclusive;
}

/// Makes a builder without packs.
///
/// - `out`: out-owned, freed with neglect_screener_builder_free.
/// - `err`: out-owned, freed with neglect_error_free; may be NULL.
#[unsafe(no_mangle)]
#[must_use]
pub unsafe extern "C" fn neglect_screener_builder_new(
    out: *mut *mut neglect_screener_builder,
    err: *mut *mut neglect_error,
) -> neglect_status {
    // SAFETY: as the parameters' words ask.
    unsafe {
        guard(err, || {
            Slot::open(out, "out")?.give(Collected::default());
            Ok(())
        })
    }
}

/// Adds the built-in packs for England.
///
/// - `builder`: in-out.
/// - `err`: out-owned, freed with neglect_error_free; may be NULL.
#[unsafe(no_mangle)]
#[must_use]
pub unsafe extern "C" fn neglect_screener_builder_add_england(
    builder: *mut neglect_screener_builder,
    err: *mut *mut neglect_error,
) -> neglect_status {
    // SAFETY: as the parameters' words ask.
    unsafe {
        guard(err, || {
            let packs = pack::built_in().iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned()));
            handle::write(builder, "builder")?.texts.extend(packs);
            Ok(())
        })
    }
}

/// Adds a pack. It is checked when the screener is built.
///
/// - `builder`: in-out.
/// - `name`: in; what errors call it, such as its file's name.
/// - `text`: in; its TOML.
/// - `err`: out-owned, freed with neglect_error_free; may be NULL.
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
            let pack = (name.text("name")?.to_owned(), text.text("text")?.to_owned());
            collected.texts.push(pack);
            Ok(())
        })
    }
}

/// Chooses the reading (`pack/id`, such as `safe-sleep/nice`) that counts among those of its group. The others stay in
/// the report beside it.
///
/// - `builder`: in-out.
/// - `reading`: in.
/// - `err`: out-owned, freed with neglect_error_free; may be NULL.
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

/// Makes an unknown code, qualifier, tool or question an error (1) and not a caveat (0, as it is at first).
///
/// - `builder`: in-out.
/// - `err`: out-owned, freed with neglect_error_free; may be NULL.
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
            collected.strict = match strict {
                0 => false,
                1 => true,
                _ => return Err(Failure::invalid("strict", "the number is neither 0 nor 1", "pass 0 or 1")),
            };
            Ok(())
        })
    }
}

/// Checks and compiles the packs. The builder stays as it is and can build again.
///
/// NEGLECT_STATUS_PACK where something is wrong with them: the error lists everything, each at `name:line:column`.
///
/// - `builder`: in.
/// - `out`: out-owned, freed with neglect_screener_free.
/// - `err`: out-owned, freed with neglect_error_free; may be NULL.
#[unsafe(no_mangle)]
#[must_use]
pub unsafe extern "C" fn neglect_screener_builder_build(
    builder: *const neglect_screener_builder,
    out: *mut *mut neglect_screener,
    err: *mut *mut neglect_error,
) -> neglect_status {
    // SAFETY: as the parameters' words ask.
    unsafe {
        guard(err, || {
            let slot = Slot::open(out, "out")?;
            slot.give(handle::read(builder, "builder")?.build()?);
            Ok(())
        })
    }
}

/// Frees a builder.
///
/// - `builder`: consumed; may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn neglect_screener_builder_free(builder: *mut neglect_screener_builder) {
    // SAFETY: as the parameter's words ask.
    guard_value((), || unsafe { handle::free(builder) });
}
