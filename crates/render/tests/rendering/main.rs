//! What people are shown, and what is read of what they return.

mod cases;
#[cfg(feature = "compare")]
mod comparison;
#[cfg(feature = "partnership")]
mod docx;
#[cfg(feature = "partnership")]
mod docx_report;
#[cfg(feature = "partnership")]
mod forms;
mod html;
#[cfg(feature = "partnership")]
mod partnership;
mod printable;
mod text;
mod undecided;
mod vectors;
