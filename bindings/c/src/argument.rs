//! What can be wrong with an argument before anything is done with it. The ground floor of this crate: pointers and texts are
//! refused in these terms, and `error.rs` puts them into words.

/// An argument that cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct BadArgument {
    /// The parameter's name.
    pub(crate) name: &'static str,
    pub(crate) flaw: Flaw,
}

/// What is wrong with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Flaw {
    /// The pointer is NULL and must not be.
    Null,
    /// The text is longer than any memory.
    TooLong,
    /// The text is not UTF-8.
    NotUtf8,
    /// The array is larger than any memory, or its elements would not be aligned.
    NotAnArray,
    /// There is no memory for what is to be done with it.
    NoMemory,
    /// The struct has a size that no version of it had.
    UnknownSize,
}

impl Flaw {
    /// The flaw as an error that names the parameter.
    pub(crate) fn in_argument<T>(self, name: &'static str) -> Result<T, BadArgument> {
        Err(BadArgument { name, flaw: self })
    }
}
