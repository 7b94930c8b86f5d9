//! Cases made from a seed: 10 to 60 dated observations of one child, as agencies might have recorded them.
//!
//! Most observations gather in a few areas and in the last years, as concern does, so that counting rules have
//! something to count; a few carry a code nobody defined or a date still to come, because real files do.

use std::collections::{BTreeMap, BTreeSet};

use fastrand::Rng;
use jiff::{ToSpan, civil::Date};
use neglect_screen::{
    Agency, Case, Subject,
    case::{CaseBuilder, Code, Observation},
};

use crate::catalogue::{CODES, SEVERITIES, code_name};

/// The day the youngest children are born and the last cases are seen from.
const TODAY: Date = jiff::civil::date(2026, 11, 21);

/// So many cases from `seed`.
pub fn cases(seed: u64, how_many: usize) -> Vec<Case> {
    let mut rng = Rng::with_seed(seed);
    (0..how_many).map(|_| case(&mut rng)).collect()
}

/// One case. No code is seen twice on one day, so that nothing is a duplicate of anything.
fn case(rng: &mut Rng) -> Case {
    let as_of = earlier(TODAY, rng.i32(0..700));
    let age_days = rng.i32(30..17 * 365);
    let born = earlier(as_of, age_days);
    let haunts: Vec<usize> = (0..3).map(|_| rng.usize(..CODES / 10) * 10).collect();
    let how_many = rng.usize(10..=60);
    let mut taken = BTreeSet::new();
    let mut observations = Vec::with_capacity(how_many);
    while observations.len() < how_many {
        let (code, on) = (code(rng, &haunts), day(rng, as_of, born, age_days));
        let severity = SEVERITIES[[0, 0, 1, 1, 2][rng.usize(..5)]];
        let by = AGENCIES[rng.usize(..AGENCIES.len())];
        if taken.insert((code.clone(), on)) {
            observations.push(observation(observations.len(), code, on, severity, by));
        }
    }
    let mut case = CaseBuilder::new("peers", as_of).born(born);
    for observation in observations {
        case = case.observation(observation);
    }
    case.build().expect("a sound case")
}

/// Who records.
const AGENCIES: [Agency; 3] = [Agency::Health, Agency::Education, Agency::Police];

fn observation(number: usize, code: String, on: Date, severity: &str, by: Agency) -> Observation {
    Observation {
        id: format!("o{number}"),
        code: Code::Own(code),
        on,
        until: None,
        recorded: None,
        by,
        with: BTreeMap::from([("severity".to_owned(), severity.to_owned())]),
        event: None,
        subject: Subject::Child,
        explanation: None,
        note: None,
    }
}

/// The child's day of birth: every case here has one.
pub fn born(case: &Case) -> Date {
    case.child.born.unwrap_or(case.as_of)
}

/// The observation's code: all are our own here.
pub fn own_code(seen: &Observation) -> &str {
    match &seen.code {
        Code::Own(code) => code,
        Code::Coded { value, .. } => value,
    }
}

/// The severity that was recorded.
pub fn severity(seen: &Observation) -> Option<&str> {
    seen.with.get("severity").map(String::as_str)
}

/// A code: half from the case's few areas, one in fifty unknown to the catalogue, the rest from anywhere.
fn code(rng: &mut Rng, haunts: &[usize]) -> String {
    match rng.u8(..50) {
        0 => format!("elsewhere.sign_{:02}", rng.u8(..10)),
        1..=25 => code_name(haunts[rng.usize(..haunts.len())] + rng.usize(..10)),
        _ => code_name(rng.usize(..CODES)),
    }
}

/// A day of the child's life: one in a hundred is still to come; one in eight is an edge of a calendar period or
/// of an age, or the day before it, where lanes would part company first; half of the others fall in the last year.
fn day(rng: &mut Rng, as_of: Date, born: Date, age_days: i32) -> Date {
    let edge = match rng.u8(..100) {
        0 => return later(as_of, rng.i32(1..20)),
        1..=4 => earlier(as_of, [13, 27, 41, 89][rng.usize(..4)]),
        5..=8 => later(as_of.saturating_sub([3, 6, 12, 24][rng.usize(..4)].months()), 1),
        9..=12 => born.saturating_add([12, 24, 36, 60, 84, 132, 192][rng.usize(..7)].months()),
        13..=55 => return earlier(as_of, rng.i32(0..=age_days.min(365))),
        _ => return earlier(as_of, rng.i32(0..=age_days.min(3 * 365))),
    };
    earlier(edge, i32::from(rng.bool())).clamp(born, as_of)
}

/// So many days before.
fn earlier(day: Date, days: i32) -> Date {
    day.saturating_sub(days.days())
}

/// So many days after.
fn later(day: Date, days: i32) -> Date {
    day.saturating_add(days.days())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cases_hold_ten_to_sixty_observations_and_a_few_odd_ones() {
        let cases = cases(3, 500);
        let all = || cases.iter().flat_map(|case| case.observations.iter().map(move |seen| (case, seen)));
        assert!(cases.iter().all(|case| (10..=60).contains(&case.observations.len())));
        assert!(all().all(|(case, seen)| Some(seen.on) >= case.child.born));
        assert!(all().any(|(case, seen)| seen.on > case.as_of));
        assert!(all().any(|(_, seen)| own_code(seen).starts_with("elsewhere")));
    }
}
