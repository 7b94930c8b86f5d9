//! What an import reads: a source that is built in, or a map.

use neglect_import::{Map, Source};

/// Where cases come from.
pub(super) enum What {
    BuiltIn(Source),
    Map(Box<Map>),
}

impl What {
    /// Whether a case is handed over as soon as its unit is read, where nothing else may belong to it.
    pub(super) fn is_streamed(&self, nothing_else: bool) -> bool {
        let What::BuiltIn(source) = self else { return false };
        nothing_else && matches!(source, Source::Cin | Source::CscApi | Source::Ctf)
    }

    /// Whether patients may have several keys, which are found before the import.
    pub(super) fn is_fhir(&self) -> bool {
        matches!(self, What::BuiltIn(Source::Fhir))
    }
}
