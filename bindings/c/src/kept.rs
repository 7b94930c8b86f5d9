//! Reports and replays that a program kept as JSON and hands over again.

use neglect_screen::without_byte_order_mark;
use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::error::Failure;

/// The schema of reports and replays that this version reads.
const SCHEMA: u32 = 1;

/// The version that stands in what was kept.
#[derive(Deserialize)]
struct Version {
    schema: u32,
}

/// Reads what was kept, a report or a replay as `what` says, from the argument `name`. Of what is wrong only the place is
/// told: the reader's own words could quote a case.
pub(crate) fn kept_json<T: DeserializeOwned>(json: &[u8], name: &str, what: &str) -> Result<T, Failure> {
    let refused = |place: String| {
        let message = format!("this is not a {what} of schema {SCHEMA}{place}");
        Failure::invalid(name, &message, &format!("pass the JSON of a {what} as the library wrote it"))
    };
    let at =
        |error: serde_json::Error| refused(format!(" (line {}, column {})", error.line(), error.column()));
    let json = without_byte_order_mark(json);
    let version: Version = serde_json::from_slice(json).map_err(at)?;
    if version.schema != SCHEMA {
        return Err(refused(String::new()));
    }
    serde_json::from_slice(json).map_err(at)
}
