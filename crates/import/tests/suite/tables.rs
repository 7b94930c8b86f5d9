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

/// One list of Annex A as a file of its own: its cases and account.
fn annex_a(list: &str, rows: &str) -> (Vec<neglect_import::ImportedCase>, neglect_import::Account) {
    let (cases, account, errors) =
        import(&From::BuiltIn(Source::AnnexA), &[(&format!("{list}.csv"), rows.as_bytes())]);
    assert!(errors.is_empty(), "{errors:?}");
    super::adds_up(&account);
    (cases, account)
}

#[test]
fn headers_are_read_in_the_words_of_councils_and_without_brackets_behind_them() {
    let rows = "Child_Unique_ID (LCS),Sex,d.o.b,Referral Date (dd/mm/yyyy),Source of Referral [code]\n\
        7,Female,04/05/2016,02/03/2026,2A: Schools\n";
    let (cases, account) = annex_a("List 3", rows);
    assert_eq!(cases[0].draft.responses.len(), 1, "{}", account.to_text());
    assert_eq!(account.fields.mapped, 5, "{}", account.to_text());
    let rows = "Child Unique ID,DOB,Unaccompanied Asylum Seeking Child (UASC) within the Last 12 Months\n\
        7,04/05/2016,a) Yes\n";
    let (cases, account) = annex_a("List 8", rows);
    assert_eq!(cases[0].draft.observations.len(), 1, "{}", account.to_text());
}

#[test]
fn two_columns_that_are_alike_without_brackets_are_told_and_neither_is_read() {
    let rows = "Child Unique ID (LCS),Child Unique ID (old),Date of Birth\n7,8,04/05/2016\n";
    let (cases, account) = annex_a("List 3", rows);
    assert!(cases.is_empty(), "{}", account.to_text());
    assert!(account.fields.not_understood >= 2, "{}", account.to_text());
    let rows = "Child Unique ID,Child Unique ID (old),Date of Birth\n7,8,04/05/2016\n";
    assert_eq!(annex_a("List 3", rows).0[0].draft.case, "7");
}

#[test]
fn the_status_of_a_case_is_a_state_on_the_date_of_the_list() {
    let status = |status: &str| {
        let rows = format!(
            "Child Unique ID,Date of Birth,CIN Start Date,Case Status\n7,04/05/2016,02/03/2025,{status}\n"
        );
        let (cases, account) = annex_a("List 6", &rows);
        let stated: Vec<String> = cases[0]
            .draft
            .observations
            .iter()
            .map(|observation| {
                assert_eq!(observation.on, jiff::civil::date(2026, 11, 20));
                serde_json::to_value(&observation.code).unwrap().as_str().unwrap().to_owned()
            })
            .collect();
        let fate = account.by_field.iter().find(|line| line.field == "List 6.Case Status").unwrap();
        (stated.join(" "), fate.to.clone())
    };
    let mapped = "observations".to_owned();
    for (value, code) in [
        ("a) Looked after child", "status.looked_after"),
        ("b) Child Protection plan", "status.child_protection_plan"),
        ("Child in need plan", "status.child_in_need"),
    ] {
        let (stated, fate) = status(value);
        assert_eq!((stated.as_str(), &fate), (code, &mapped), "{value}");
    }
    assert_eq!(status("e) Closed episode"), (String::new(), "not_so".to_owned()));
    assert_eq!(status("Something else"), (String::new(), "unknown_value".to_owned()));
}

#[test]
fn the_family_of_adopters_is_no_home_that_children_share() {
    let rows = "Child Unique ID,Family identifier,Date of Birth\n7,f1,04/05/2016\n8,f1,04/05/2018\n";
    let (cases, account) = annex_a("List 10", rows);
    assert!(cases.len() == 2 && cases.iter().all(|case| case.household.is_empty()));
    let family = account.by_field.iter().find(|line| line.field == "List 10.Family identifier").unwrap();
    assert_eq!(family.to, "another_person");
}
