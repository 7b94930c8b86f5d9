//! All lanes say the same of every case: what fires, and, where a lane says, what it rests on and what became of
//! each observation.

use neglect_screen_peers::{agreement::agree, cases::cases, lanes::Contest, rules};

#[test]
fn every_lane_agrees_on_thousands_of_cases_and_every_rule_is_put_to_the_test() {
    const CASES: usize = 2000;
    let contest = Contest::new(rules::rules(1), cases(1, CASES));
    let agreement = agree(&mut contest.lanes(), CASES).expect("all lanes say the same");
    let all = (1 << rules::RULES) - 1;
    assert_eq!(agreement.ever & all, all, "every rule fires in some case");
    assert_eq!(agreement.silent & all, all, "every rule is silent in some case");
}

#[test]
fn lanes_agree_on_other_rules_too() {
    const CASES: usize = 200;
    for seed in 2..8 {
        let contest = Contest::new(rules::rules(seed), cases(seed, CASES));
        agree(&mut contest.lanes(), CASES).expect("all lanes say the same");
    }
}

#[test]
fn a_lane_that_is_given_another_rule_is_found_out() {
    const CASES: usize = 200;
    let contest = Contest::new(rules::rules(1), cases(1, CASES));
    let mut other = rules::rules(1);
    other[7].at_least += 1;
    let other = Contest::new(other, cases(1, CASES));
    let mut lanes = contest.lanes();
    lanes.truncate(1);
    lanes.extend(other.lanes().into_iter().skip(1).take(1));
    assert!(agree(&mut lanes, CASES).is_err());
}
