//! Children of one home, screened together.

use neglect_import::{Household, ImportedCase, Source, households};
use neglect_screen::Concern;

use super::{From, import, screener};

const PERSONS: &str = "pers_person_id,pers_dob\nc1,2018-06-14\nc2,2022-03-02\nc3,2020-03-02\n";
const FAMILIES: &str = "fami_family_id,fami_person_id\nf7,c1\nf7,c2\n";
const PLANS: &str = "cinp_cin_plan_id,cinp_person_id,cinp_cin_plan_start_date\np1,c1,2026-01-05\n";
const VISITS: &str = "cinv_cin_plan_id,cinv_cin_visit_date,cinv_cin_visit_seen\np1,2026-02-05,Y\n";

fn imported() -> Vec<ImportedCase> {
    let files: [(&str, &[u8]); 4] = [
        ("ssd_person.csv", PERSONS.as_bytes()),
        ("ssd_family.csv", FAMILIES.as_bytes()),
        ("ssd_cin_visits.csv", VISITS.as_bytes()),
        ("ssd_cin_plans.csv", PLANS.as_bytes()),
    ];
    import(&From::BuiltIn(Source::Ssd), &files).0
}

#[test]
fn children_who_share_a_family_are_one_home() {
    let homes = households(imported());
    let names: Vec<Vec<&str>> =
        homes.iter().map(|home| home.iter().map(|draft| draft.case.as_str()).collect()).collect();
    assert_eq!(names, [vec!["c1", "c2"], vec!["c3"]]);
}

#[test]
fn the_child_whom_nobody_has_seen_stands_first() {
    let home = households(imported()).remove(0);
    let home = Household::screen(home, screener()).unwrap();
    let seen: Vec<(&str, bool)> =
        home.children.iter().map(|child| (child.report.case.as_str(), child.last_seen.is_some())).collect();
    assert_eq!(seen, [("c2", false), ("c1", true)]);
}

#[test]
fn what_is_suspected_of_one_child_reaches_the_others_and_nobody_copies_it() {
    let mut home = households(imported()).remove(0);
    let hostile = neglect_screen::case::Observation::new(
        "o77",
        "interaction.hostile",
        jiff::civil::date(2026, 10, 2),
        neglect_screen::Agency::HealthVisiting,
    );
    home[0].observations.push(hostile.with("pattern", "persistent"));
    let alone = screener().screen(&home[1].clone().check(screener().limits()).unwrap()).unwrap();
    assert_eq!(alone.concern, Concern::NoneRecorded);
    let home = Household::screen(home, screener()).unwrap();
    let of = |name: &str| home.children.iter().find(|child| child.report.case == name).unwrap();
    assert_eq!(of("c1").report.concern, Concern::Suspect);
    assert_eq!((of("c2").report.concern, of("c2").of_others), (Concern::Consider, 1));
    assert_eq!(of("c1").of_others, 0);
}
