//! How the program ends. The codes are documented in its help and are part of what scripts may rely on.

use std::process::ExitCode;

/// How a command ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    /// Everything was done: 0.
    Done,
    /// Some input had mistakes, and each was named; the rest was done: 1.
    Mistakes,
}

/// Why a command could not go on.
#[derive(Debug)]
pub enum Failure {
    /// A pack cannot be used, and each mistake was named: 3.
    Packs,
    /// A file could not be read or written: 4.
    File(String),
    /// There is nothing of that name: 1.
    Unknown(String),
}

/// What the help says of the codes.
pub const HELP: &str = "Exit codes: 0 done; 1 some input has mistakes, each named (the rest was done); \
2 the command line has a mistake; 3 a pack has errors; 4 a file could not be read or written.";

/// The code for the operating system, after the last words on standard error.
pub fn code(outcome: Result<Exit, Failure>) -> ExitCode {
    match outcome {
        Ok(Exit::Done) => ExitCode::SUCCESS,
        Ok(Exit::Mistakes) => ExitCode::from(1),
        Err(Failure::Packs) => ExitCode::from(3),
        Err(Failure::File(why)) => {
            anstream::eprintln!("{why}");
            ExitCode::from(4)
        }
        Err(Failure::Unknown(why)) => {
            anstream::eprintln!("{why}");
            ExitCode::from(1)
        }
    }
}

/// A file that could not be read or written, with the reason.
pub fn file(path: &str, why: &dyn std::fmt::Display) -> Failure {
    Failure::File(format!("{path}: {why}"))
}
