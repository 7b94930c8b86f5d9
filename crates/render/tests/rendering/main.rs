//! What people are shown, and what is read of what they return.

mod cases;
#[cfg(feature = "partnership")]
mod docx;
mod html;
#[cfg(feature = "partnership")]
mod partnership;
mod printable;
mod text;
mod undecided;
mod vectors;
