//! The progress bar of what takes long. It is drawn on standard error, and only on a terminal.

use indicatif::{ProgressBar, ProgressStyle};

/// A bar of so many bytes or days; without a length where it is not known.
pub fn bar(length: Option<u64>) -> ProgressBar {
    let style = ProgressStyle::with_template("{bar:40} {percent:>3}% {msg} {eta} left");
    let style = style.expect("the template of the bar is fixed");
    length.map_or_else(ProgressBar::no_length, ProgressBar::new).with_style(style)
}
