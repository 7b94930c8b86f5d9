//! The lines of a pack that a diagnostic is about. A line that is too long to be read is cut to what stands around the
//! place: a pack in one line of a hundred kilobytes would otherwise be shown whole for each of its mistakes.

use std::borrow::Cow;
use std::ops::Range;

use codespan_reporting::files::{Error, Files, SimpleFile};
use neglect_render::printable;
use neglect_screen::pack::PackFile;

/// The most bytes that are shown of the lines of one diagnostic.
const MOST: usize = 400;
/// How many bytes are shown before the place, and after its start, where the lines are longer.
const BEFORE: usize = 60;
const AFTER: usize = 140;
/// What stands where a line was cut.
const CUT: &str = "…";

/// A part of a file, with the numbers of its lines and columns in the whole.
pub struct Excerpt<'f> {
    part: SimpleFile<Cow<'f, str>, String>,
    /// The bytes that the diagnostic is about, in the part.
    pub span: Range<usize>,
    first_line: usize,
    /// The column in the file of the first character that is shown, and how many bytes stand for what was cut before it.
    first_column: usize,
    cut: usize,
}

impl<'f> Excerpt<'f> {
    /// The lines of the file that hold these bytes, or what stands around the first of them.
    pub fn new(file: &'f PackFile, span: &Range<usize>) -> Excerpt<'f> {
        let text = file.text();
        let start = text.floor_char_boundary(span.start);
        let end = text.ceil_char_boundary(span.end).max(start);
        let line_start = text[..start].rfind('\n').map_or(0, |newline| newline + 1);
        let end_of_line = |from: usize| text[from..].find('\n').map_or(text.len(), |newline| from + newline);
        let lines = line_start..end_of_line(end);
        let shown = if lines.len() <= MOST {
            lines
        } else {
            let from = text.floor_char_boundary(start.saturating_sub(BEFORE));
            let to = text.ceil_char_boundary(start + AFTER);
            from.max(line_start)..to.min(end_of_line(start))
        };
        let before = if shown.start > line_start { CUT } else { "" };
        let after = if shown.end < end_of_line(shown.end) { CUT } else { "" };
        let place = file.place(shown.start);
        // What replaces a character of control is as long as the character, and so the places stay.
        let in_part = |byte: usize| byte.min(shown.end) - shown.start + before.len();
        Excerpt {
            span: in_part(start)..in_part(end),
            part: SimpleFile::new(
                printable(file.name()),
                format!("{before}{}{after}", printable(&text[shown])),
            ),
            first_line: place.line,
            first_column: place.column,
            cut: before.len(),
        }
    }
}

impl<'f> Files<'f> for Excerpt<'f> {
    type FileId = ();
    type Name = &'f str;
    type Source = &'f str;

    fn name(&'f self, (): ()) -> Result<&'f str, Error> {
        Ok(self.part.name())
    }

    fn source(&'f self, (): ()) -> Result<&'f str, Error> {
        Ok(self.part.source())
    }

    fn line_index(&'f self, (): (), byte: usize) -> Result<usize, Error> {
        self.part.line_index((), byte)
    }

    fn line_range(&'f self, (): (), line: usize) -> Result<Range<usize>, Error> {
        self.part.line_range((), line)
    }

    fn line_number(&'f self, (): (), line: usize) -> Result<usize, Error> {
        Ok(self.first_line + line)
    }

    fn column_number(&'f self, (): (), line: usize, byte: usize) -> Result<usize, Error> {
        if line > 0 {
            return self.part.column_number((), line, byte);
        }
        let shown = self.part.source().get(self.cut..byte).unwrap_or_default();
        Ok(self.first_column + shown.chars().count())
    }
}

#[cfg(test)]
mod tests {
    use neglect_screen::pack::PackText;

    use super::*;

    fn excerpt(text: &str, span: Range<usize>, look: impl FnOnce(&Excerpt<'_>)) {
        let text = PackText::from_file("x.toml", text.to_owned());
        look(&Excerpt::new(&text.files()[0], &span));
    }

    #[test]
    fn short_lines_are_shown_whole() {
        excerpt("one\ntwo = 2\nthree\nfour", 10..14, |excerpt| {
            assert_eq!(excerpt.source(()).unwrap(), "two = 2\nthree");
            assert_eq!((excerpt.span.clone(), excerpt.line_number((), 0).unwrap()), (6..10, 2));
            assert_eq!(excerpt.column_number((), 0, 6).unwrap(), 7);
        });
    }

    #[test]
    fn a_long_line_is_cut_around_the_place_and_keeps_its_numbers() {
        let line = "é".repeat(1_000) + "mistake" + &"é".repeat(1_000);
        excerpt(&format!("first\n{line}\nlast"), 2_006..2_013, |excerpt| {
            let shown = excerpt.source(()).unwrap();
            assert!(shown.starts_with("…é") && shown.ends_with("é…") && shown.len() < MOST, "{shown}");
            assert_eq!(&shown[excerpt.span.clone()], "mistake");
            assert_eq!(excerpt.line_number((), 0).unwrap(), 2);
            assert_eq!(excerpt.column_number((), 0, excerpt.span.start).unwrap(), 1_001);
        });
    }

    #[test]
    fn places_at_the_ends_of_a_file_can_be_shown() {
        for text in ["", "x", "x\n", "é\n\n"] {
            for byte in 0..=text.len() + 2 {
                excerpt(text, byte..byte + 1, |excerpt| {
                    assert!(excerpt.span.end <= excerpt.source(()).unwrap().len());
                    assert!(excerpt.line_index((), excerpt.span.start).is_ok());
                });
            }
        }
    }
}
