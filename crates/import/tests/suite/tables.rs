//! What goes wrong with tables, and is told with its place.

use neglect_import::Source;

use super::{From, import};

fn sessions(rows: &[u8]) -> (usize, Vec<String>) {
    let (cases, account, errors) = import(&From::BuiltIn(Source::Sessions), &[("s.csv", rows)]);
    let mut told: Vec<String> = account
        .by_field
        .iter()
        .filter(|line| !line.places.is_empty())
        .map(|line| format!("{} {}", line.field, line.to))
        .collect();
    told.extend(errors.into_iter().map(|error| error.to_string()));
    told.extend(account.problems.into_iter().map(|problem| problem.to_string()));
    (cases.len(), told)
}

#[test]
fn a_byte_order_mark_and_semicolons_are_read() {
    let (cases, told) = sessions(b"\xef\xbb\xbfchild;born;date;session;code\n7;2016-03-01;2026-11-16;AM;/\n");
    assert_eq!((cases, told), (1, Vec::new()));
}

#[test]
fn a_row_of_another_length_is_named_by_its_line_and_stops_nothing() {
    let rows =
        b"child,born,date,session,code\n7,2016-03-01,2026-11-16,AM,/,more\n7,2016-03-01,2026-11-16,PM,/\n";
    let (cases, told) = sessions(rows);
    assert_eq!(cases, 1);
    assert!(told.iter().any(|line| line.starts_with("s.csv, line 2: the row has more cells")), "{told:?}");
}

#[test]
fn days_as_a_workbook_counts_them_are_no_dates() {
    let (_, told) = sessions(b"child,born,date,session,code\n7,2016-03-01,46342,AM,/\n");
    assert!(told.contains(&"date excel_day".to_owned()), "{told:?}");
}

#[test]
fn months_may_be_named_and_years_have_four_digits() {
    let (cases, told) = sessions(b"child,born,date,session,code\n7,4 March 2016,16-Nov-2026,AM,/\n");
    assert_eq!((cases, told.len()), (1, 0), "{told:?}");
    let (_, told) = sessions(b"child,born,date,session,code\n7,2016-03-01,16-Nov-26,AM,/\n");
    assert!(told.contains(&"date not_a_date".to_owned()), "{told:?}");
}

#[test]
fn a_number_that_a_spreadsheet_rounded_names_no_child() {
    let (cases, told) = sessions(b"child,born,date,session,code\n9.2E+06,2016-03-01,2026-11-16,AM,/\n");
    assert_eq!(cases, 0);
    assert!(told.contains(&"child rounded_key".to_owned()), "{told:?}");
}

#[test]
fn two_marks_of_one_session_that_disagree_are_told() {
    let rows = b"child,born,date,session,code\n7,2016-03-01,2026-11-16,AM,/\n7,2016-03-01,2026-11-16,AM,O\n7,2016-03-01,2026-11-21,AM,/\n";
    let (cases, told) = sessions(rows);
    assert_eq!(cases, 1);
    assert!(
        told.contains(&"code contradicts".to_owned()) && told.contains(&"date weekend".to_owned()),
        "{told:?}"
    );
}

#[test]
fn two_dates_of_birth_of_one_child_are_told_and_the_first_stands() {
    let rows = b"child,born,date,session,code\n7,2016-03-01,2026-11-16,AM,/\n7,2017-03-01,2026-11-16,PM,/\n";
    let (cases, told) = sessions(rows);
    assert_eq!(cases, 1);
    assert!(told.contains(&"born contradicts".to_owned()), "{told:?}");
}

#[test]
fn another_encoding_is_told_by_its_line() {
    let (cases, told) = sessions(
        b"child,born,date,session,code\n7\xe9,2016-03-01,2026-11-16,AM,/\n8,2016-03-01,2026-11-16,AM,/\n",
    );
    assert_eq!(cases, 1);
    assert!(told.iter().any(|line| line.starts_with("s.csv, line 2: the row is not UTF-8")), "{told:?}");
    let (_, told) = sessions(b"\xff\xfec\0h\0");
    assert!(told[0].contains("UTF-16"), "{told:?}");
}

#[test]
fn a_child_without_a_birth_date_has_no_case_and_is_named() {
    let (cases, told) = sessions(b"child,date,session,code\n7,2026-11-16,AM,/\n");
    assert_eq!(cases, 0);
    assert!(told.iter().any(|line| line.contains("[birth_missing]")), "{told:?}");
}
