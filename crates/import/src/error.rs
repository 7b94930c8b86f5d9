//! Why a file could not be read at all, or not to its end. What is wrong with one row is in the account.

/// A file that cannot be read as what it is said to be. It names the file and the place, and never holds anything of it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{file}{}: {message} [{code}]; {help}", .place.as_ref().map(|place| format!(", {place}")).unwrap_or_default())]
#[non_exhaustive]
pub struct ImportError {
    /// The name that the file was given.
    pub file: String,
    /// The line, the row or the byte, where it is known.
    pub place: Option<String>,
    /// The stable code.
    pub code: &'static str,
    /// What is wrong.
    pub message: String,
    /// What to do about it.
    pub help: String,
}

/// What a reader found, before the file is named.
#[derive(Debug)]
pub(crate) struct ReadError {
    pub place: Option<String>,
    pub code: &'static str,
    pub message: String,
    pub help: &'static str,
}

impl ReadError {
    pub(crate) fn new(code: &'static str, message: impl Into<String>, help: &'static str) -> ReadError {
        ReadError { place: None, code, message: message.into(), help }
    }

    #[must_use]
    pub(crate) fn at(mut self, place: impl Into<String>) -> ReadError {
        self.place = Some(place.into());
        self
    }

    pub(crate) fn in_file(self, file: &str) -> ImportError {
        ImportError {
            file: file.to_owned(),
            place: self.place,
            code: self.code,
            message: self.message,
            help: self.help.to_owned(),
        }
    }
}

impl From<std::io::Error> for ReadError {
    fn from(error: std::io::Error) -> ReadError {
        // The kind says enough, and a reader's own words might quote the text.
        ReadError::new(
            "not_readable",
            format!("it cannot be read: {}", error.kind()),
            "look at the file and its rights",
        )
    }
}
