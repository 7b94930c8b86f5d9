//! Reports and replays as text, for a terminal, a file or a letter. One line for each statement; nothing is wrapped, for
//! a terminal and a letter each know their own width.

#[cfg(feature = "compare")]
mod comparison;
mod replay;
mod report;

#[cfg(feature = "compare")]
pub use comparison::comparison;
pub use replay::replay;
pub use report::report;
