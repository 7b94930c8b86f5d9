//! Measures over many reports: every split and order gives the same counts, and nothing small gets out.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use neglect_partnership::Definition;
use neglect_partnership::disclosure::{Area, DisclosureSettings, Figure, attack, check};
use neglect_partnership::measures::{Breakdown, Grain, Measures, Publication, Tally};
use neglect_screen::Screener;
use proptest::prelude::*;
use serde_json::Value;

/// What a report says of what is undecided and of open questions, from a handful of choices; nothing where it is an older
/// one.
fn open() -> impl Strategy<Value = String> {
    let undecided = prop::sample::subsequence(
        vec![
            r#"{ "by": "education", "forms": ["physical", "medical"], "concern": "suspect" }"#,
            r#"{ "by": "health_visiting", "forms": ["physical"], "concern": "consider" }"#,
            r#"{ "by": "police", "forms": [], "hazard": "strong" }"#,
        ],
        0..=3,
    );
    let names: Vec<String> = (0..30).map(|n| format!("question_{n}")).collect();
    let names = prop::sample::subsequence(names, 0..=12);
    let could_reach = prop::sample::select(vec![None, Some("consider"), Some("suspect")]);
    prop::option::weighted(0.9, (undecided, names, could_reach)).prop_map(|open| {
        let Some((undecided, names, could_reach)) = open else { return String::new() };
        let question = |names: &[String]| {
            let missing: Vec<String> =
                names.iter().map(|name| format!(r#"{{ "name": "{name}", "ask": "?" }}"#)).collect();
            format!(r#"{{ "missing": [{}] }}"#, missing.join(", "))
        };
        let questions: Vec<String> = names.chunks(2).map(question).collect();
        let could_reach = could_reach.map_or(String::new(), |c| format!(r#", "could_reach": "{c}""#));
        let (undecided, questions) = (undecided.join(", "), questions.join(", "));
        format!(r#", "undecided": [{undecided}], "questions": [{questions}]{could_reach}"#)
    })
}

/// A line as a screening writes it, from a handful of choices.
fn line() -> impl Strategy<Value = String> {
    let concern = prop::sample::select(vec!["none_recorded", "prompt", "consider", "consider", "suspect"]);
    let agencies = prop::sample::subsequence(vec!["education", "health_visiting", "police"], 0..=2);
    let forms = prop::sample::subsequence(vec!["medical", "physical", "supervisory"], 0..=2);
    let hazard = prop::sample::select(vec!["", r#""hazard": "strong","#, r#""hazard": "never","#]);
    let absent = prop::option::of(0u32..=190);
    let response =
        prop::option::of((0u32..60, prop::sample::select(vec!["referral", "case_closed", "discussed"])));
    (0u32..100_000, 0i32..18, 1u32..=12, concern, agencies, forms, hazard, absent, response, open()).prop_map(
        |(case, years, month, concern, agencies, forms, hazard, absent, response, open)| {
            let names = |names: &[&str]| serde_json::to_string(names).unwrap();
            let finding = match concern {
                "none_recorded" => String::new(),
                _ => format!(
                    r#"{{ "rule": "nice/x", "concern": "{concern}", "forms": {}, "from": "2026-01-05", "agencies": {},
                        "rests_on": [{{ "on": "2026-01-05" }}] }}"#,
                    names(&forms), names(&agencies)
                ),
            };
            let facts = absent.map_or(String::new(), |part| {
                format!(
                    r#"{{ "fact": "attendance.absence", "answer": {{ "known": {{ "ratio": {{ "part": {part}, "whole": 190 }} }} }} }}"#
                )
            });
            let responses = response.map_or(String::new(), |(days, kind)| {
                let on = jiff::civil::date(2026, 1, 1).saturating_add(jiff::Span::new().days(days));
                format!(r#", "responses": [{{ "on": "{on}", "by": "education", "kind": "{kind}" }}]"#)
            });
            let report = format!(
                r#"{{ "schema": 1, "case": "{case}", "as_of": "2026-{month:02}-15", "age": {{ "unborn": false, "years": {years} }},
                    "concern": "{concern}", {hazard} "findings": [{finding}], "facts": [{facts}]{open} }}"#
            );
            format!(r#"{{ "report": {report} {responses} }}"#).replace('\n', " ")
        },
    )
}

fn tally<'a>(lines: impl IntoIterator<Item = &'a String>) -> Tally {
    let measures = Measures::shipped();
    let mut tally = Tally::new(&measures, &[Breakdown::Agency, Breakdown::AgeBand], Grain::Quarter);
    for line in lines {
        // Some of them are broken on purpose.
        let _ = tally.count(&measures, line.as_bytes());
    }
    tally
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn any_split_in_any_order_adds_up_to_the_same(
        mut lines in prop::collection::vec(prop_oneof![9 => line(), 1 => Just("{ broken".to_owned())], 1..120),
        parts in 1usize..6,
        seed in any::<u64>(),
    ) {
        let whole = tally(&lines);
        // Deal the lines out as cards, reversed, and add the hands up from the other end through JSON.
        lines.reverse();
        let mut hands = vec![Vec::new(); parts];
        for (n, line) in lines.iter().enumerate() {
            let hand = (seed.rotate_left(n as u32 % 64) as usize + n) % parts;
            hands[hand].push(line);
        }
        let mut sum = tally([]);
        for hand in hands.into_iter().rev() {
            let part = Tally::from_json(tally(hand).to_json().as_bytes()).unwrap();
            sum.merge(part).unwrap();
        }
        prop_assert_eq!(sum.counted() + sum.refused().values().sum::<u64>(), lines.len() as u64);
        prop_assert_eq!(sum.to_json(), whole.to_json());
    }

    #[test]
    fn what_is_open_is_counted_once_for_each_child_whatever_the_split(
        lines in prop::collection::vec(line(), 1..120),
        cut in any::<prop::sample::Index>(),
    ) {
        let cut = cut.index(lines.len());
        let mut sum = tally(&lines[..cut]);
        sum.merge(tally(&lines[cut..])).unwrap();
        let sum: Value = serde_json::from_str(&sum.to_json()).unwrap();
        let groups = sum["groups"].as_array().unwrap();
        let counts = |id: &str| {
            let place = Measures::shipped().list.iter().position(|measure| measure.id == id).unwrap();
            groups.iter().map(move |group| group["counts"][place].clone())
        };
        // Counted again from the lines, by other means.
        let reports: Vec<Value> =
            lines.iter().map(|line| serde_json::from_str::<Value>(line).unwrap()["report"].take()).collect();
        let knows = |report: &&Value| report.get("undecided").is_some();
        let undecided = |report: &&Value| !report["undecided"].as_array().unwrap().is_empty();
        let columns = |id: &str| {
            counts(id).fold(Vec::new(), |mut sum: Vec<u64>, counts| {
                let more = counts["columns"].as_array().unwrap();
                sum.resize(more.len(), 0);
                sum.iter_mut().zip(more).for_each(|(sum, more)| *sum += more.as_u64().unwrap());
                sum
            })
        };
        let known = reports.iter().filter(knows).count() as u64;
        let open = reports.iter().filter(knows).filter(undecided).count() as u64;
        prop_assert_eq!(columns("undecided"), [open, known - open, lines.len() as u64 - known]);
        prop_assert_eq!(columns("could_reach").iter().sum::<u64>(), open);
        prop_assert!(columns("undecided_agencies").iter().all(|count| *count <= open));
        prop_assert!(columns("undecided_forms").iter().sum::<u64>() >= open);
        let mut asked: BTreeMap<String, u64> = BTreeMap::new();
        for report in reports.iter().filter(knows) {
            let questions = report["questions"].as_array().unwrap().iter();
            let missing = questions.flat_map(|question| question["missing"].as_array().unwrap());
            let names: BTreeSet<&str> = missing.map(|missing| missing["name"].as_str().unwrap()).collect();
            names.into_iter().for_each(|name| *asked.entry(name.to_owned()).or_insert(0) += 1);
        }
        let mut counted: BTreeMap<String, u64> = BTreeMap::new();
        for counts in counts("open_questions") {
            for (name, count) in counts["questions"].as_object().into_iter().flatten() {
                *counted.entry(name.clone()).or_insert(0) += count.as_u64().unwrap();
            }
        }
        prop_assert_eq!(counted, asked);
    }

    #[test]
    fn no_published_table_can_be_attacked(lines in prop::collection::vec(line(), 1..400), by in 0usize..4) {
        let measures = Measures::shipped();
        let by: &[Breakdown] = [
            &[][..], &[Breakdown::Agency], &[Breakdown::AgeBand], &[Breakdown::Hazard, Breakdown::Concern],
        ][by];
        let mut tally = Tally::new(&measures, by, Grain::Year);
        for line in &lines {
            tally.count(&measures, line.as_bytes()).unwrap();
        }
        let settings = DisclosureSettings::shipped();
        let publication = Publication::new(&tally, &measures, &settings, Area::Local).unwrap();
        prop_assert_eq!(publication.tables.len(), measures.list.len());
        let questions = publication.tables.iter().find(|table| table.measure.id == "open_questions").unwrap();
        for table in questions.table.iter().filter(|table| table.rows.len() == 1) {
            // Alone in its row, a question with few children would be named for all to see.
            let named = table.columns.len() - 1;
            prop_assert!(named <= 20 && table.figures[..named].iter().all(|figure| *figure != Figure::Exact(0)));
        }
        for table in publication.tables.iter().filter_map(|table| table.table.as_ref()) {
            prop_assert_eq!(check(table, &settings), Ok(()));
            prop_assert!(attack(table, &settings).unwrap().iter().all(|bounds| bounds.only().is_none()));
        }
    }
}

#[test]
fn what_is_counted_is_what_the_reports_say() {
    let report = |n: usize, years: i32, rest: &str| {
        format!(
            r#"{{ "schema": 1, "case": "{n}", "as_of": "2026-11-21", "age": {{ "unborn": false, "years": {years} }}, {rest} }}"#
        )
    };
    let finding = |from: &str| {
        format!(
            r#""concern": "consider", "findings": [{{ "rule": "nice/1.3.3", "concern": "consider", "forms": ["physical", "medical"],
                "from": "{from}", "to": "2026-10-05", "agencies": ["education"],
                "rests_on": [{{ "on": "{from}" }}, {{ "on": "2026-10-05" }}] }}]"#
        )
        .replace('\n', " ")
    };
    let mut lines = Vec::new();
    // Twenty with a finding and a referral five days later, ten with a finding and nothing, thirty with nothing.
    for n in 0..20 {
        let line = report(n, 7, &finding("2026-09-01"));
        let responses = r#"[{ "on": "2026-09-06", "by": "education", "kind": "referral" }]"#;
        lines.push(format!(r#"{{ "report": {line}, "responses": {responses} }}"#));
    }
    lines.extend((20..30).map(|n| report(n, 2, &finding("2026-10-05"))));
    lines.extend((30..60).map(|n| report(n, 2, r#""concern": "none_recorded""#)));
    let measures = Measures::shipped();
    let mut tally = Tally::new(&measures, &[Breakdown::AgeBand], Grain::Quarter).remembering_children();
    for line in &lines {
        tally.count(&measures, line.as_bytes()).unwrap();
    }
    let settings = DisclosureSettings::shipped();
    let publication = Publication::new(&tally, &measures, &settings, Area::Local).unwrap();
    let csv = |id: &str| {
        let table = publication.tables.iter().find(|table| table.measure.id == id).unwrap();
        table.table.as_ref().unwrap().to_csv()
    };
    assert_eq!(
        csv("children_screened"),
        "\"Children screened, 2026-Q4\",children\n1 to 4,40\n5 to 10,20\ntotal,60\n"
    );
    assert_eq!(
        csv("answered").lines().skip(1).collect::<Vec<_>>(),
        ["1 to 4,0,10,0,10", "5 to 10,20,0,0,20", "total,20,10,0,30"]
    );
    assert_eq!(
        csv("days_to_response").lines().skip(1).collect::<Vec<_>>(),
        ["1 to 4,0,0,0,0,0,10,0,10", "5 to 10,0,20,0,0,0,0,0,20", "total,0,20,0,0,0,10,0,30"]
    );
    assert_eq!(csv("repeat_concern").lines().nth(2), Some("5 to 10,20,0,0,20"));
    assert_eq!(csv("forms").lines().last(), Some("total,30,0,0,0,30,0,60"));
    assert_eq!(csv("absence").lines().last(), Some("total,0,0,0,30,30"));
    let answered = publication.tables.iter().find(|table| table.measure.id == "answered").unwrap();
    let shares: Vec<String> = answered.shares.iter().map(|s| format!("{} {}", s.row, s.shares[0])).collect();
    assert_eq!(shares, ["1 to 4 0.0", "5 to 10 100.0", "all 66.7"]);
    let all = publication.to_csv();
    assert!(all.contains("\nanswered,Concern answered,2026-Q4,all,met,20,66.7\n"), "{all}");
}

/// What a screening with the shipped packs writes about a case.
fn screened(case: &str) -> String {
    static ENGLAND: LazyLock<Screener> = LazyLock::new(Screener::england);
    let mut report = Vec::new();
    ENGLAND.screen_json(case.as_bytes(), &mut report).unwrap();
    String::from_utf8(report).unwrap()
}

#[test]
fn measures_read_what_screenings_write() {
    let case = |n: usize| {
        format!(
            r#"{{ "schema": 1, "case": "{n}", "as_of": "2026-11-21", "child": {{ "born": "2019-08-02" }},
            "observations": [
                {{ "id": "o1", "code": "hygiene.smelly_and_dirty", "on": "2026-10-02", "by": "education",
                   "with": {{ "pattern": "persistent" }} }} ],
            "assessments": [
                {{ "id": "a1", "tool": "graded_care", "on": "2026-03-01", "by": "social_care", "answers": {{ "A4": 4, "B2": 2 }} }},
                {{ "id": "a2", "tool": "graded_care", "on": "2026-10-01", "by": "social_care", "answers": {{ "A4": 3, "B2": 2 }} }} ],
            "attendance": [ {{ "from": "2026-09-07", "to": "2026-09-11", "marks": "OO/\\/\\/\\/\\" }} ],
            "responses": [ {{ "on": "2026-10-10", "by": "education", "kind": "referral" }} ] }}"#
        )
    };
    let measures = Measures::shipped();
    let mut tally = Tally::new(&measures, &[], Grain::All);
    for n in 0..10 {
        // Half of the lines say when the response came, half leave it to the report, which does not.
        let report = screened(&case(n));
        let line = match n % 2 {
            0 => report,
            _ => format!(
                r#"{{ "report": {report}, "responses": [{{ "on": "2026-10-10", "by": "education", "kind": "referral" }}] }}"#
            ),
        };
        tally.count(&measures, line.as_bytes()).unwrap();
    }
    // Thresholds stand aside here, so that every count is seen.
    let settings = DisclosureSettings { threshold: 2, round_totals_to: 1, ..DisclosureSettings::shipped() };
    let publication = Publication::new(&tally, &measures, &settings, Area::Local).unwrap();
    let all = |id: &str| {
        let table = publication.tables.iter().find(|table| table.measure.id == id).unwrap();
        table.table.as_ref().unwrap().lines().swap_remove(1).join(",")
    };
    assert_eq!(all("children_screened"), "all,10");
    // None recorded, prompt, consider, suspect, immediate.
    assert_eq!(all("concern"), "all,0,0,0,10,0,10");
    assert_eq!(all("graded_care_better"), "all,10,0,0,10");
    assert_eq!(all("answered"), "all,5,0,5,10");
    // Eight days, or not known when.
    assert_eq!(all("days_to_response"), "all,0,0,5,0,0,0,5,10");
    assert_eq!(all("referral_made"), "all,5,0,5,10");
    // Two of ten sessions.
    assert_eq!(all("absence"), "all,0,10,0,0,10");
    assert_eq!(all("decision"), "all,0,0,0,0,0,0,0,10,10");
}

#[test]
fn what_screenings_leave_undecided_is_counted_by_agency_form_and_question() {
    let case = |n: usize, with: &str| {
        format!(
            r#"{{ "schema": 1, "case": "{n}", "as_of": "2026-11-21", "child": {{ "born": "2019-08-02" }},
            "observations": [ {{ "id": "o1", "code": "hygiene.smelly_and_dirty", "on": "2026-10-02", "by": "education"{with} }} ] }}"#
        )
    };
    let measures = Measures::shipped();
    let mut tally = Tally::new(&measures, &[], Grain::All);
    for n in 0..30 {
        let with = if n < 18 { "" } else { r#", "with": { "pattern": "persistent" }"# };
        tally.count(&measures, screened(&case(n, with)).as_bytes()).unwrap();
    }
    let publication =
        Publication::new(&tally, &measures, &DisclosureSettings::shipped(), Area::Local).unwrap();
    let rows = |id: &str| {
        let rows = publication.rows.iter().filter(|row| row.measure == id && row.figure.count != Some(0));
        rows.map(|row| {
            let column = row.figure.column.as_deref().unwrap();
            format!(
                "{column} {}",
                row.figure.count.map_or_else(|| "hidden".into(), |count| count.to_string())
            )
        })
        .collect::<Vec<_>>()
    };
    assert_eq!(rows("undecided"), ["met 18", "not met 12", "total 30"]);
    assert_eq!(rows("could_reach"), ["suspect 18", "total 18"]);
    assert_eq!(rows("could_rise"), ["met 18", "total 18"]);
    assert_eq!(rows("undecided_agencies"), ["education 18", "total 18"]);
    assert_eq!(rows("undecided_forms"), ["physical 18", "total 18"]);
    assert_eq!(rows("open_questions")[0], "pattern 18");
    let text = publication.to_text();
    assert!(text.contains("\neducation") && !text.contains("\npolice"), "{text}");
}

#[test]
fn the_report_of_every_published_case_can_be_counted() {
    let measures = Measures::shipped();
    let mut tally = Tally::new(&measures, &[Breakdown::Agency, Breakdown::Hazard], Grain::Month);
    let mut cases = 0;
    for entry in std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/cases")).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|ending| ending == "json") {
            let file: serde_json::Value = serde_json::from_slice(&std::fs::read(&path).unwrap()).unwrap();
            let report = screened(&file["case"].to_string());
            assert_eq!(tally.count(&measures, report.as_bytes()), Ok(()), "{}", path.display());
            cases += 1;
        }
    }
    assert!(cases > 10 && tally.counted() == cases);
    assert!(Publication::new(&tally, &measures, &DisclosureSettings::shipped(), Area::Local).is_ok());
}
