//! Maps: those that are written, and those that are proposed.

use neglect_import::{Map, propose};

use super::{From, import, screener};

const TABLE: &str = "Pupil ID,DOB,Date,Category,Details,Forename\n\
    7,2018-05-04,2026-09-07,head lice,a long text that nobody should read in a map because it is what somebody wrote,Anna\n\
    7,2018-05-04,2026-09-08,referral,another such text about what somebody saw and heard on that day at school,Anna\n\
    7,2018-05-04,2026-09-09,zyzzyva,,Anna\n";

#[test]
fn a_proposed_map_can_be_used_and_shows_what_it_is_unsure_of() {
    let proposed = propose("sample.csv", TABLE.as_bytes(), screener()).unwrap();
    assert!(proposed.contains("# \"zyzzyva\" = \"\" # nothing like it was found"), "{proposed}");
    assert!(!proposed.contains("Anna") && !proposed.contains("somebody saw"), "{proposed}");
    Map::from_toml(&proposed, screener()).unwrap_or_else(|error| panic!("{error}\n{proposed}"));
    let (cases, account, _) = import(&From::Map(&proposed), &[("sample.csv", TABLE.as_bytes())]);
    assert_eq!(cases[0].draft.observations.len(), 1, "{proposed}\n{}", account.to_text());
    assert_eq!(cases[0].draft.responses.len(), 1, "{proposed}");
}

#[test]
fn everything_that_is_wrong_with_a_map_is_said_at_once() {
    let text = "[map]\ntitle = \"t\"\nformat = \"table\"\n[[table]]\nchild = \"a\"\naside = { nothing = [\"b\"] }\n\
        [[table.record]]\nto = \"observations\"\n[table.record.fields]\ncode = { word = \"no.such\" }\nwhat = \"x\"\n";
    let error = Map::from_toml(text, screener()).err().unwrap();
    assert_eq!(error.problems.len(), 4, "{error}");
    let error = Map::from_toml("[map]\ntitle = 7", screener()).err().unwrap();
    assert!(error.problems[0].starts_with("line 2: "), "{error}");
}
