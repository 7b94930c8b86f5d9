//! What holds of the readers whatever the records are, and that `docs/readers.md` says what they make.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use jiff::civil::{Date, date};
use proptest::prelude::*;

use super::{ReaderOutput, Settings, read};
use crate::case::{Attendance, CaseDraft, Growth};
use crate::facts::{Answer, Fact, Value, catalogue};
use crate::number::Number;
use crate::pack::built_in;
use crate::vocabulary::{Agency, CaveatCode, Vocabulary};

/// The register codes that ship.
static SETTINGS: LazyLock<Settings> = LazyLock::new(|| {
    let pack =
        built_in().iter().find(|text| text.name().contains("attendance")).unwrap().parse().unwrap().pack;
    Settings::new(pack.tools, pack.attendance_codes)
});

fn empty(as_of: Date) -> CaseDraft {
    let json = format!(
        r#"{{ "schema": 1, "case": "c", "as_of": "{as_of}", "child": {{ "born": "2016-01-01", "birth_weight_sds": 0 }} }}"#
    );
    serde_json::from_str(&json).unwrap()
}

/// A register of whole days from that Monday on.
fn register(monday: Date, days: &[[&str; 2]]) -> Attendance {
    let last = days.len() as i64 - 1;
    let to = monday.saturating_add(jiff::Span::new().days(last / 5 * 7 + last % 5));
    Attendance {
        id: None,
        from: monday,
        to,
        recorded: None,
        by: Agency::Education,
        marks: Some(days.iter().flatten().copied().collect()),
        totals: None,
    }
}

const MONDAY: Date = Date::constant(2025, 9, 8);
const MARKS: [&str; 12] = ["/", "\\", "L", "O", "G", "U", "N", "I", "C1", "#", "Y7", "B"];

/// Days with these marks; now and then a mark that no pack knows.
fn days(with_unknown: bool) -> impl Strategy<Value = Vec<[&'static str; 2]>> {
    let mark =
        (0..MARKS.len() + usize::from(with_unknown)).prop_map(|at| MARKS.get(at).copied().unwrap_or("?"));
    proptest::collection::vec([mark.clone(), mark], 1..150)
}

fn reading_of(registers: Vec<Attendance>) -> ReaderOutput {
    let mut case = empty(date(2026, 8, 31));
    case.attendance = registers;
    read(&case, &SETTINGS, &crate::work::Work::unlimited())
}

fn fact<'a>(reading: &'a ReaderOutput, name: &str) -> Option<&'a Fact> {
    reading.facts.iter().find(|fact| fact.name == name)
}

/// The least and the most a fact can be, where it is known.
fn bounds(reading: &ReaderOutput, name: &str) -> Option<(Number, Number)> {
    match &fact(reading, name)?.answer {
        Answer::Known(value) => value.bounds(),
        _ => None,
    }
}

fn number(n: i64) -> Number {
    Number::from(n)
}

proptest! {
    #[test]
    fn a_further_absence_never_lowers_what_was_counted(days in days(false), at in any::<prop::sample::Index>(), absent in 3_usize..9) {
        let before = reading_of(vec![register(MONDAY, &days)]);
        let mut worse = days.clone();
        let day = at.index(worse.len());
        // A possible session becomes an absence without leave, or an absence stays one.
        prop_assume!(!["#", "Y7"].contains(&worse[day][0]));
        let was_unauthorised = ["O", "G", "U", "N"].contains(&worse[day][0]);
        worse[day][0] = if was_unauthorised { "O" } else { MARKS[absent.min(6)] };
        let after = reading_of(vec![register(MONDAY, &worse)]);
        for name in ["attendance.absence", "attendance.absence_12_months", "attendance.unauthorised", "attendance.absence_run_days", "attendance.unauthorised_run_days"] {
            prop_assert!(bounds(&before, name) <= bounds(&after, name), "{name}");
        }
    }

    #[test]
    fn sessions_in_windows_and_runs_never_exceed_the_total(days in days(true)) {
        let reading = reading_of(vec![register(MONDAY, &days)]);
        let total = bounds(&reading, "attendance.unauthorised");
        prop_assume!(total.is_some());
        let (low, high) = total.unwrap();
        if let Some((least, most)) = bounds(&reading, "attendance.unauthorised_in_10_school_weeks") {
            prop_assert!(least <= low && most <= high);
        }
        if let Some((least, most)) = bounds(&reading, "attendance.unauthorised_run_days") {
            prop_assert!(least.times(number(2)) <= Some(low) && most.times(number(2)) <= Some(high));
        }
    }

    #[test]
    fn present_and_absent_make_the_possible_sessions(days in days(false)) {
        let reading = reading_of(vec![register(MONDAY, &days)]);
        let count = |name| bounds(&reading, name).map(|(low, _)| low);
        if let Some(authorised) = count("attendance.authorised") {
            let absent = authorised.plus(count("attendance.unauthorised").unwrap()).unwrap();
            prop_assert_eq!(absent.plus(count("attendance.present").unwrap()), count("attendance.possible"));
        }
    }

    #[test]
    fn splitting_a_register_changes_nothing(days in days(true), at in any::<prop::sample::Index>()) {
        let whole = reading_of(vec![register(MONDAY, &days)]);
        let weeks = at.index(days.len().div_ceil(5));
        prop_assume!(weeks > 0);
        let (left, right) = days.split_at(weeks * 5);
        let second = MONDAY.saturating_add(jiff::Span::new().weeks(weeks as i64));
        let split = reading_of(vec![register(second, right), register(MONDAY, left)]);
        let told = |reading: &ReaderOutput| -> Vec<_> {
            reading.facts.iter().map(|fact| (fact.name.clone(), fact.answer.clone(), fact.words.clone(), fact.on)).collect()
        };
        prop_assert_eq!(told(&whole), told(&split));
    }

    #[test]
    fn an_unread_mark_widens_and_never_moves_what_is_known(days in days(false), at in any::<prop::sample::Index>(), half in 0_usize..2) {
        let known = reading_of(vec![register(MONDAY, &days)]);
        let mut torn = days.clone();
        let day = at.index(torn.len());
        torn[day][half] = "?";
        let torn = reading_of(vec![register(MONDAY, &torn)]);
        for name in ["attendance.absence", "attendance.possible", "attendance.authorised", "attendance.unauthorised",
            "attendance.unauthorised_in_10_school_weeks", "attendance.absence_run_days", "attendance.unauthorised_run_days"]
        {
            if let (Some((low, high)), Some((least, most))) = (bounds(&known, name), bounds(&torn, name)) {
                prop_assert!(least <= low && high <= most, "{name}: {least:?} {low:?} {high:?} {most:?}");
            }
        }
    }

    #[test]
    fn a_lower_latest_weight_never_lessens_a_fall(scores in proptest::collection::vec(-600_i64..=600, 2..8), lower in 1_i64..300) {
        let fall = |scores: &[i64]| {
            let mut case = empty(date(2018, 1, 1));
            case.growth = scores.iter().enumerate().map(|(month, &hundredths)| Growth {
                id: None,
                on: date(2016, 2, 1).saturating_add(jiff::Span::new().months(month as i64)),
                recorded: None,
                by: Agency::Health,
                weight_g: None,
                weight_sds: Number::ratio(hundredths, 100),
                weight_centile: None,
                height_mm: None,
                height_sds: None,
                bmi_sds: None,
            }).collect();
            bounds(&read(&case, &SETTINGS, &crate::work::Work::unlimited()), "growth.weight_spaces_fallen").map(|(low, _)| low)
        };
        let before = fall(&scores);
        let mut worse = scores.clone();
        let last = worse.last_mut().unwrap();
        *last = (*last - lower).max(-600);
        prop_assert!(before <= fall(&worse));
    }

    #[test]
    fn no_fact_is_made_of_nothing(case in crate::testing::case()) {
        let reading = read(&case, &SETTINGS, &crate::work::Work::unlimited());
        for fact in &reading.facts {
            // A gap is that nothing was recorded: it rests on no input.
            let is_gap = fact.name.starts_with("gap");
            prop_assert!(!fact.words.is_empty() && fact.on.is_some(), "{}", fact.name);
            prop_assert_eq!(fact.from.is_empty(), is_gap, "{}", fact.name);
            prop_assert!(fact.on <= Some(case.as_of), "{}", fact.name);
            if let Answer::Known(Value::Ratio { part, whole }) = fact.answer {
                prop_assert!(whole > 0 && part <= whole);
            }
        }
        let mut names: Vec<_> = reading.facts.iter().map(|fact| &fact.name).collect();
        names.sort_unstable();
        prop_assert!(names.windows(2).all(|pair| pair[0] != pair[1]), "each fact once");
        let mut inputs: Vec<_> = reading.settled().iter().map(|(input, _, _)| *input).collect();
        inputs.sort_unstable();
        prop_assert!(inputs.windows(2).all(|pair| pair[0] != pair[1]), "each fate once");
    }
}

const PAGE: &str = include_str!("../../docs/readers.md");

/// The first cells of tables, where they are code.
fn first_cells(text: &str) -> impl Iterator<Item = &str> {
    let rows = text.lines().filter_map(|line| line.strip_prefix("| `"));
    rows.filter_map(|row| row.split_once('`')).map(|(name, _)| name)
}

#[test]
fn every_fact_of_the_readers_is_documented_and_no_other() {
    let of_readers =
        |name: &&str| ["attendance.", "appointments.", "growth."].iter().any(|stem| name.starts_with(stem));
    let documented: BTreeSet<&str> = first_cells(PAGE).filter(of_readers).collect();
    let made: BTreeSet<&str> =
        catalogue().iter().map(|entry| entry.name.as_ref()).filter(of_readers).collect();
    assert_eq!(documented, made);
}

#[test]
fn every_caveat_is_documented_and_no_other() {
    let told: BTreeSet<&str> = CaveatCode::NAMES.iter().copied().collect();
    let tables = PAGE.split("| Caveat |").skip(1).map(|table| table.split("\n\n").next().expect("a piece"));
    let documented: BTreeSet<&str> = tables.flat_map(first_cells).collect();
    assert_eq!(documented, told);
}
