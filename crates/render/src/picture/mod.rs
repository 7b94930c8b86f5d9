//! Pictures as SVG. No picture carries what words do not: whoever shows one shows the same facts as text.

#[cfg(feature = "partnership")]
mod bars;
mod canvas;
mod concern;
mod days;
mod marks;
mod time;

#[cfg(feature = "partnership")]
pub(crate) use bars::{Bar, bars};
pub use concern::concern;
pub use time::time;
