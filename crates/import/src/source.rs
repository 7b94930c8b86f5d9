//! The sources that are built in.

/// What a file was exported as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Source {
    /// FHIR R4, UK Core: JSON, XML, or the NDJSON of a bulk export.
    Fhir,
    /// The payload of the Department for Education's API for children's social care.
    CscApi,
    /// The tables of the Standard Safeguarding Dataset.
    Ssd,
    /// The children in need census.
    Cin,
    /// The workbook of Annex A (inspections of children's services).
    AnnexA,
    /// The tables of the return about children looked after.
    Ssda903,
    /// The common transfer file of schools.
    Ctf,
    /// Marks of single sessions.
    Sessions,
    /// Totals of sessions of the school census.
    Census,
    /// What the growth API of the RCPCH returns.
    Rcpch,
}

impl Source {
    /// All of them.
    pub const ALL: [Source; 10] = [
        Source::Fhir,
        Source::CscApi,
        Source::Ssd,
        Source::Cin,
        Source::AnnexA,
        Source::Ssda903,
        Source::Ctf,
        Source::Sessions,
        Source::Census,
        Source::Rcpch,
    ];

    /// The name on the command line and in every language.
    pub fn name(self) -> &'static str {
        match self {
            Source::Fhir => "fhir",
            Source::CscApi => "csc-api",
            Source::Ssd => "ssd",
            Source::Cin => "cin",
            Source::AnnexA => "annex-a",
            Source::Ssda903 => "ssda903",
            Source::Ctf => "ctf",
            Source::Sessions => "sessions",
            Source::Census => "census",
            Source::Rcpch => "rcpch",
        }
    }

    /// The source of a name.
    pub fn from_name(name: &str) -> Option<Source> {
        Source::ALL.into_iter().find(|source| source.name() == name)
    }
}
