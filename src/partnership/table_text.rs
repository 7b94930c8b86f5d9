//! Lines of cells as text: CSV for machines, aligned columns for a terminal, a table for a page.
//!
//! The last step of every table the partnership's side writes, whatever is in it.

/// Lines of cells as CSV with `\n` line ends; cells with commas, quotes or line breaks are quoted.
///
/// A cell that a spreadsheet would take for a formula (`=`, `+`, `-` or `@` first) gets an apostrophe in front:
/// the words in these tables come from many organisations.
pub(super) fn csv(lines: &[Vec<String>]) -> String {
    let mut writer = csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
    for line in lines {
        // Writing into memory cannot fail.
        let _ = writer.write_record(line.iter().map(|cell| defused(cell)));
    }
    writer.into_inner().ok().and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default()
}

fn defused(cell: &str) -> String {
    let number = cell.parse::<f64>().is_ok();
    if !number && cell.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        format!("'{cell}")
    } else {
        cell.to_owned()
    }
}

/// What [`csv`] put in front of a cell for the spreadsheet's sake, taken away again.
pub(super) fn read_cell(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if rest.starts_with(['=', '+', '-', '@', '\t', '\r']) => rest,
        _ => cell,
    }
}

/// Lines of cells as columns of equal width, two blanks apart; the first column to the left, the rest to the
/// right where every cell below the head is a number or a mark of one character.
pub(super) fn aligned(lines: &[Vec<String>]) -> String {
    let columns = lines.iter().map(Vec::len).max().unwrap_or(0);
    let width = |column: usize| {
        lines.iter().filter_map(|line| line.get(column)).map(|cell| cell.chars().count()).max().unwrap_or(0)
    };
    let widths: Vec<usize> = (0..columns).map(width).collect();
    let figures: Vec<bool> = (0..columns)
        .map(|column| {
            column > 0
                && lines.iter().skip(1).filter_map(|line| line.get(column)).all(|cell| {
                    cell.chars().count() <= 1
                        || cell.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | '%' | '-' | '+'))
                })
        })
        .collect();
    let mut text = String::new();
    for line in lines {
        let mut row = String::new();
        for (nth, ((cell, width), figure)) in line.iter().zip(&widths).zip(&figures).enumerate() {
            if nth > 0 {
                row.push_str("  ");
            }
            let blanks = " ".repeat(width.saturating_sub(cell.chars().count()));
            if *figure {
                row.push_str(&blanks);
                row.push_str(cell);
            } else {
                row.push_str(cell);
                row.push_str(&blanks);
            }
        }
        text.push_str(row.trim_end());
        text.push('\n');
    }
    text
}

/// Text made safe to stand in HTML, in an element or in a quoted attribute.
pub(super) fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            other => safe.push(other),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(rows: &[&[&str]]) -> Vec<Vec<String>> {
        rows.iter().map(|row| row.iter().map(|cell| (*cell).to_owned()).collect()).collect()
    }

    #[test]
    fn a_cell_that_would_run_as_a_formula_is_defused_and_comes_back_whole() {
        let text = csv(&lines(&[&["=1+1", "-3", "plain"]]));
        assert_eq!(text, "'=1+1,-3,plain\n");
        assert_eq!(read_cell("'=1+1"), "=1+1");
        assert_eq!(read_cell("'tis"), "'tis");
    }

    #[test]
    fn numbers_stand_to_the_right_and_words_to_the_left() {
        let text = aligned(&lines(&[&["", "many", "word"], &["a", "3", "be"], &["long", "c", "better"]]));
        assert_eq!(text, "      many  word\na        3  be\nlong     c  better\n");
    }

    #[test]
    fn no_text_can_leave_its_element() {
        assert_eq!(escaped("<b a='\"&"), "&lt;b a=&#39;&quot;&amp;");
    }
}
