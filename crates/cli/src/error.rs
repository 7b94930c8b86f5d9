//! How the program ends. The codes stand in its help, and scripts may rely on them.

/// What the help says of the codes.
pub const EXIT_CODES: &str = "Exit codes: 0 everything was done; 1 some input has mistakes, each named (the rest was \
done), or what was asked for is not there; 2 the command line has a mistake; 3 a pack, or a definition such as measures \
or a survey, has errors; 4 a file or the standard output could not be read or written.";

/// Why the program ends otherwise than with everything done.
#[derive(Debug)]
pub enum CliError {
    /// Some input has mistakes, and each has been named; the rest was done.
    MistakesNamed,
    /// The input has mistakes, or what was asked for is not there: the words say which.
    Input(String),
    /// The command line has a mistake, which has been shown.
    UsageShown,
    /// Packs have errors, and each has been shown.
    PackErrorsShown,
    /// Measures, a response tool, a survey or settings cannot be used: the words say why.
    Definition(String),
    /// A file or the standard output could not be read or written: the words say which, and why.
    Io(String),
}

impl CliError {
    /// That a file could not be read.
    pub fn cannot_read(path: impl std::fmt::Display, reason: impl std::fmt::Display) -> CliError {
        CliError::Io(format!("cannot read {path}: {reason}"))
    }

    /// That a file, or the standard output, could not be written.
    pub fn cannot_write(path: impl std::fmt::Display, reason: impl std::fmt::Display) -> CliError {
        CliError::Io(format!("cannot write {path}: {reason}"))
    }

    /// The exit code.
    pub fn exit_code(&self) -> u8 {
        match self {
            CliError::MistakesNamed | CliError::Input(_) => 1,
            CliError::UsageShown => 2,
            CliError::PackErrorsShown | CliError::Definition(_) => 3,
            CliError::Io(_) => 4,
        }
    }

    /// What is still to be said on standard error.
    pub fn message(&self) -> Option<&str> {
        match self {
            CliError::MistakesNamed | CliError::UsageShown | CliError::PackErrorsShown => None,
            CliError::Input(words) | CliError::Definition(words) | CliError::Io(words) => Some(words),
        }
    }
}
