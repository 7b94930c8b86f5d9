//! The maps that come with the crate.

use neglect_screen::Screener;

use super::Map;
use crate::source::Source;

/// The map of a source; FHIR has none, for it is read by what its resources mean.
pub(crate) fn built_in(source: Source, screener: &Screener) -> Option<Map> {
    let text = match source {
        Source::Fhir => return None,
        Source::CscApi => include_str!("../../maps/csc-api.toml"),
        Source::Ssd => include_str!("../../maps/ssd.toml"),
        Source::Cin => include_str!("../../maps/cin.toml"),
        Source::AnnexA => include_str!("../../maps/annex-a.toml"),
        Source::Ssda903 => include_str!("../../maps/ssda903.toml"),
        Source::Ctf => include_str!("../../maps/ctf.toml"),
        Source::Sessions => include_str!("../../maps/sessions.toml"),
        Source::Census => include_str!("../../maps/census.toml"),
        Source::Rcpch => include_str!("../../maps/rcpch.toml"),
    };
    Some(Map::from_toml(text, screener).expect("a test reads every map that is built in"))
}
