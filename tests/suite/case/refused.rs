//! A case that cannot be read: everything at once, with the nearest names, and nothing that was written.

use neglect_screen::Case;
use neglect_screen::case::Limits;

use super::{case, wrong};

#[test]
fn a_sound_case_is_read_with_or_without_a_byte_order_mark() {
    let limits = Limits::default();
    assert!(Case::from_json(case("").as_bytes(), &limits).is_ok());
    assert!(Case::from_json(format!("\u{feff}{}", case("")).as_bytes(), &limits).is_ok());
}

#[test]
fn everything_that_cannot_be_read_is_said_at_once() {
    assert_eq!(
        wrong(
            r#"{"schema":"1","as_of":"2026-02-30",
            "child":{"born":20200131,"gestation_weeks":-3,"birth_weight_g":2.5,"birth_weight_sds":"low","sex":"F"},
            "observations":[
                {"id":"o1","code":{"system":"snomed"},"by":"teacher","with":["x"],"colour":1,"note":null},
                {"id":"o2","code":"a.b","on":"2026-01-01","by":"police","by":"police"},
                7],
            "attendance":{},
            "appointmnts":[],
            "responses":[{"on":"2026-01-01","by":"health","kind":"reviewd","to":[1]}]}"#
        ),
        [
            "schema wrong_type",
            "as_of not_a_date",
            "child.born wrong_type",
            "child.gestation_weeks out_of_range",
            "child.birth_weight_g wrong_type",
            "child.birth_weight_sds not_a_number",
            "child.sex unknown_word",
            "observations[0].code.value missing_field",
            "observations[0].by unknown_word",
            "observations[0].with wrong_type",
            "observations[0] unknown_field",
            "observations[0].on missing_field",
            "observations[1].by duplicate_field",
            "observations[2] wrong_type",
            "attendance wrong_type",
            " unknown_field",
            "responses[0].kind unknown_word",
            "responses[0].to[0] wrong_type",
            "case missing_field",
        ]
    );
}

#[test]
fn what_can_be_read_is_checked_in_the_same_go() {
    assert_eq!(
        wrong(&case(
            r#""observations":[{"id":"o1","code":"a","on":"2026-01-01","by":"police"},
                {"id":"o1","code":"a","on":"2026-01-01","by":"police","recorded":"2025-12-31"},
                {"id":"o1","code":"a","on":"soon","by":"police","recorded":"1999-12-31"}],
               "responses":[{"on":"2026-01-01","by":"health","kind":"reviewed","to":["o9"]}]"#
        )),
        [
            "observations[2].on not_a_date",
            "observations[1].recorded recorded_before_on",
            "observations[1].id duplicate_id",
            "observations[2].id duplicate_id",
        ]
    );
}

#[test]
fn lists_do_not_pass_for_objects_nor_objects_for_words() {
    assert_eq!(wrong(r#"[1,"c","2026-11-21",{"born":"2020-01-31"}]"#), [" wrong_type"]);
    assert_eq!(
        wrong(&case(
            r#""observations":[["o1","a","2026-01-01",null,null,"police"],
                {"id":"o2","code":"a","on":"2026-01-01","by":"police","subject":{"child":null}},
                {"id":"o3","code":"a","on":"2026-01-01","by":"police","explanation":["medical","claimed","family"]}]"#
        )),
        [
            "observations[0] wrong_type",
            "observations[1].subject wrong_type",
            "observations[2].explanation wrong_type"
        ]
    );
}

#[test]
fn a_name_that_stands_twice_is_never_lost_in_silence() {
    assert_eq!(
        wrong(&case(
            r#""observations":[{"id":"o1","code":"a","on":"2026-01-01","by":"police",
                "with":{"b":"1","a":"1","b":"2"}}]"#
        )),
        ["observations[0].with duplicate_field"]
    );
    assert_eq!(
        wrong(&case(
            r#""assessments":[{"id":"a1","tool":"t","on":"2026-01-01","by":"health",
               "answers":{"x":1,"x":1,"y":null,"z":[[]]},"evidence":{"x":1}}]"#
        )),
        [
            "assessments[0].answers duplicate_field",
            "assessments[0].answers wrong_type",
            "assessments[0].answers wrong_type",
            "assessments[0].evidence wrong_type",
        ]
    );
}

#[test]
fn the_mend_names_the_nearest_name_and_never_what_was_written() {
    let help = |fields: &str| {
        let error = Case::from_json(case(fields).as_bytes(), &Limits::default()).unwrap_err();
        error.problems[0].help.clone()
    };
    assert!(help(r#""responces":[]"#).contains("did you mean `responses`?"));
    assert!(help(r#""Observations":[]"#).contains("did you mean `observations`?"));
    assert!(help(r#""mother_jane_doe":[]"#).starts_with("take it out; the fields here are schema, case"));
    let by = r#""observations":[{"id":"o1","code":"a","on":"2026-01-01","by":"health visiting"}]"#;
    assert!(help(by).contains("did you mean \"health_visiting\"?"));
}

#[test]
fn what_is_not_json_names_line_and_column() {
    let limits = Limits::default();
    let refused = |json: &[u8]| Case::from_json(json, &limits).unwrap_err().problems;
    let early = refused(b"{\"schema\": 1,\n");
    assert_eq!((early[0].code, early.len()), ("not_json", 1));
    assert!(early[0].message.contains("ends early, at line 2"), "{}", early[0].message);
    assert!(refused(b"{\"schema\":\n x}")[0].message.contains("line 2, column 2"));
    assert_eq!(refused(b"")[0].code, "not_json");
    assert_eq!(refused(b"\xff")[0].code, "not_json");
    assert_eq!(refused(format!("{}x", case("")).as_bytes())[0].code, "not_json");
}

#[test]
fn an_error_is_shown_as_one_line_for_each_problem() {
    let json = case(r#""observations":[{"id":"o1","code":"a","on":"2026-01-01","by":7}],"x":1"#);
    let error = Case::from_json(json.as_bytes(), &Limits::default()).unwrap_err();
    let shown = error.to_string();
    let lines: Vec<&str> = shown.lines().collect();
    assert_eq!(lines.len(), 2);
    assert!(lines[0].starts_with("observations[0].by: a number where one of the words "), "{}", lines[0]);
    assert!(lines[1].starts_with("the document: field 6 of this object"), "{}", lines[1]);
}
