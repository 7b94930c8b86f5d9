//! Lines of cells as text: CSV for machines, aligned columns for a terminal; and text made safe for HTML.

use csv::StringRecord;
use neglect_screen::case::Problem;
use neglect_screen::{Number, printable};

use crate::problem::problem;

/// Lines of cells as CSV with `\n` line ends; cells with commas, quotes or line breaks are quoted.
///
/// A cell that a spreadsheet would take for a formula (`=`, `+`, `-` or `@` first, also behind blanks) gets an
/// apostrophe in front, and no character is left that acts where it is shown: the words in these tables come from many
/// organisations.
pub(crate) fn csv(lines: &[Vec<String>]) -> String {
    let mut writer = csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
    for line in lines {
        writer
            .write_record(line.iter().map(|cell| no_formula(&printable(cell))))
            .expect("memory can be written to");
    }
    let bytes = writer.into_inner().expect("memory can be written to");
    String::from_utf8(bytes).expect("texts give a text")
}

/// Whether a spreadsheet takes a text for a formula.
fn is_formula(text: &str) -> bool {
    text.trim_start().starts_with(['=', '+', '-', '@']) || text.starts_with(['\t', '\r', '\n'])
}

fn no_formula(cell: &str) -> String {
    if is_formula(cell) && Number::rounded(cell).is_err() { format!("'{cell}") } else { cell.to_owned() }
}

/// A cell without the apostrophe that [`csv()`] puts in front of a formula.
pub(crate) fn read_cell(cell: &str) -> &str {
    cell.strip_prefix('\'').filter(|rest| is_formula(rest)).unwrap_or(cell)
}

/// Where the columns of these names stand under a head, whatever their order; a problem for each that is missing and not
/// optional.
pub(crate) fn columns<const N: usize>(
    head: &StringRecord,
    names: [&str; N],
    optional: &[&str],
    code: &'static str,
) -> Result<[Option<usize>; N], Vec<Problem>> {
    let columns = names.map(|name| {
        head.iter().position(|cell| cell.trim_start_matches('\u{feff}').eq_ignore_ascii_case(name))
    });
    let missing = names.iter().zip(columns).filter(|(name, at)| at.is_none() && !optional.contains(name));
    let problems: Vec<Problem> = missing
        .map(|(name, _)| {
            let help = format!("the columns are {}", names.join(", "));
            problem("line 1", code, format!("there is no column {name}"), help)
        })
        .collect();
    if problems.is_empty() { Ok(columns) } else { Err(problems) }
}

/// Lines of cells as columns of equal width, two blanks apart; the first column to the left, the rest to the right where
/// every cell below the head is a number or a mark of one character.
pub(crate) fn aligned(lines: &[Vec<String>]) -> String {
    let width = |cell: &String| cell.chars().count();
    let columns = lines.iter().map(Vec::len).max().unwrap_or(0);
    let cells = |column: usize, skip: usize| lines.iter().skip(skip).filter_map(move |line| line.get(column));
    let widths: Vec<usize> =
        (0..columns).map(|column| cells(column, 0).map(width).max().unwrap_or(0)).collect();
    let is_figure = |cell: &String| {
        width(cell) <= 1 || cell.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | '%' | '-' | '+'))
    };
    let to_the_right: Vec<bool> =
        (0..columns).map(|column| column > 0 && cells(column, 1).all(is_figure)).collect();
    let mut text = String::new();
    for line in lines {
        let mut row = String::new();
        for (column, cell) in line.iter().enumerate() {
            let cell = &one_line(cell);
            let blanks = " ".repeat(widths[column] - width(cell));
            if column > 0 {
                row += "  ";
            }
            row += &if to_the_right[column] { blanks + cell } else { cell.clone() + &blanks };
        }
        text += row.trim_end();
        text.push('\n');
    }
    text
}

/// A cell of as many characters, of which none acts on a terminal or ends the line.
fn one_line(cell: &str) -> String {
    printable(cell).replace(['\n', '\t'], " ")
}

/// Text made safe to stand in HTML, in an element or in a quoted attribute.
pub(crate) fn escaped(text: &str) -> String {
    let safe = printable(text).replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    safe.replace('"', "&quot;").replace('\'', "&#39;")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(rows: &[&[&str]]) -> Vec<Vec<String>> {
        rows.iter().map(|row| row.iter().map(|cell| (*cell).to_owned()).collect()).collect()
    }

    #[test]
    fn a_cell_that_would_run_as_a_formula_is_made_a_text_and_comes_back_whole() {
        let text = csv(&lines(&[&["=1+1", "-3", "plain"]]));
        assert_eq!(text, "'=1+1,-3,plain\n");
        assert_eq!(read_cell("'=1+1"), "=1+1");
        assert_eq!(read_cell("'tis"), "'tis");
        let text = csv(&lines(&[&["\0=1+1", "\n=1", "\u{202e}@x", "a\u{1b}[2J"]]));
        assert_eq!(text, "?=1+1,\"'\n=1\",\u{fffd}@x,a?[2J\n");
    }

    #[test]
    fn numbers_stand_to_the_right_and_words_to_the_left() {
        let text = aligned(&lines(&[&["", "many", "word"], &["a", "3", "be"], &["long", "c", "better"]]));
        assert_eq!(text, "      many  word\na        3  be\nlong     c  better\n");
        assert_eq!(aligned(&lines(&[&["a\u{1b}[2J\nb", "c\u{9b}d"]])), "a?[2J b  c\u{bf}d\n");
    }

    #[test]
    fn no_text_can_leave_its_element() {
        assert_eq!(escaped("<b a='\"&"), "&lt;b a=&#39;&quot;&amp;");
        assert_eq!(escaped("a\u{202e}b"), "a\u{fffd}b");
    }
}
