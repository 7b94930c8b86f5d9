//! What goes in: right and wrong texts, packs, cases and days.

use std::ffi::c_char;
use std::ptr::{NonNull, null};
use std::sync::LazyLock;

use neglect_screen::Case;
use neglect_screen::case::Limits;
use neglect_screen_ffi::status::neglect_status;
use neglect_screen_ffi::view::neglect_str;

use super::handles::Wrong;

/// A text as a program passes it.
#[derive(Debug, Clone, Copy)]
pub enum Input {
    Bytes(&'static [u8]),
    /// A length and no pointer.
    Lost,
    /// A pointer, and a length that no memory has.
    Endless,
}

const fn of(text: &'static str) -> Input {
    Input::Bytes(text.as_bytes())
}

impl Input {
    pub fn view(self) -> neglect_str {
        match self {
            Input::Bytes(bytes) => super::super::view(bytes),
            Input::Lost => neglect_str { ptr: null(), len: 7 },
            Input::Endless => neglect_str { ptr: NonNull::<c_char>::dangling().as_ptr(), len: usize::MAX },
        }
    }

    /// What the library makes of it where bytes are asked for.
    pub fn bytes(self, name: &str) -> Result<&'static [u8], Wrong> {
        match self {
            Input::Bytes(bytes) => Ok(bytes),
            Input::Lost => Err(Wrong::null(name)),
            Input::Endless => Err(Wrong::invalid(name)),
        }
    }

    /// What the library makes of it where a text is asked for.
    pub fn text(self, name: &str) -> Result<&'static str, Wrong> {
        str::from_utf8(self.bytes(name)?)
            .map_err(|_| Wrong::new(neglect_status::InvalidUtf8, name, "invalid_utf8"))
    }
}

/// Names, references, readings and tools.
pub const TEXTS: [Input; 8] = [
    of("small"),
    of("warmth"),
    of(""),
    of("with a \0 inside"),
    of("\u{1f9f8} \u{e9}"),
    Input::Bytes(b"\xff\xfe"),
    Input::Lost,
    Input::Endless,
];

/// Packs: two that go together, two that cannot be read, and what is no text.
pub const PACKS: [Input; 7] = [
    of(include_str!("small.toml")),
    of(include_str!("other.toml")),
    of("[pack]\nid = 3\n"),
    of("[[["),
    Input::Bytes(b"\xff"),
    Input::Lost,
    Input::Endless,
];

/// Cases in JSON: some that are right, some that are wrong in several ways, and what is no JSON.
pub const CASES: [Input; 9] = [
    of(include_str!("cold-home.json")),
    of(include_str!("every-record.json")),
    of(include_str!("many-faults.json")),
    of("{\"schema\":1,\"case\":\"c2\",\"as_of\":\"2026-11-21\",\"child\":{\"due\":\"2027-01-31\"}}"),
    of("{"),
    of(""),
    Input::Bytes(b"\xff"),
    Input::Lost,
    Input::Endless,
];

/// A case with every kind of record, for structs.
pub static EVERY_RECORD: LazyLock<Case> =
    LazyLock::new(|| Case::from_json(include_bytes!("every-record.json"), &Limits::default()).unwrap());

/// Days, the last two beyond the calendar.
pub const DAYS: [i32; 5] = [20_778, 0, -100_000, i32::MIN, i32::MAX];

/// Values of limits.
pub const LIMITS: [usize; 5] = [0, 1, 40, 1000, usize::MAX];
