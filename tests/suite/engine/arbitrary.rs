//! On arbitrary packs and cases that speak their language the compiled evaluator says what the reference says, fate by
//! fate and question by question.

use neglect_screen::engine::{Evidence, Program, RuleBook, Timeline, reference};
use neglect_screen::facts::Facts;
use neglect_screen::readers::{self, Settings};
use neglect_screen::testing::{case_for, pack};
use proptest::prelude::*;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn compiled_is_reference_on_arbitrary_packs(
        (pack, case) in pack().prop_flat_map(|pack| { let case = case_for(&pack); (Just(pack), case) }),
    ) {
        let settings = Settings::new(pack.tools.clone(), pack.attendance_codes.clone());
        let book = RuleBook::new(vec![pack]);
        let reading = readers::read(&case, &settings);
        let timeline = Timeline::build(&case, &book, &reading.observations);
        let facts = Facts::new(reading.facts);
        let evidence = Evidence { case: &case, timeline: &timeline, facts: &facts };
        let (ours, theirs) = (Program::new(&book).evaluate(&book, &evidence), reference::evaluate(&book, &evidence));
        prop_assert_eq!(ours, theirs);
    }
}
