//! A report as a Word file, and the Word form of a response: written blank or filled in, and read back when it returns.
//!
//! What comes back is not what went out. Word splits text into runs, wraps it in links, content controls and tracked
//! changes; other programs name the parts of the file otherwise; organisations add lines, put ticks and lists in place of
//! words and type dates as they please. So reading takes everything that stands in a cell, whatever is around it, and
//! every row that cannot be placed is named. A file that is too large or too deep to be a form is refused before it costs
//! anything.

mod cell;
mod controls;
mod file;
mod form_date;
mod read;
mod report;
mod symbol;
mod tables;
mod write;
mod xml;

pub use read::read_response;
pub use report::report;
pub use write::response_form;
