//! What is said of a pack that is wrong: the variants of each code, at their places. `fixtures.rs` has one pack for each.

use neglect_screen::authoring::{check, codes, errors, review_passed};
use neglect_screen::pack::{Diagnostic, DiagnosticCode, Pack, ParsedPack, Severity};

/// A pack that nothing can be said against.
pub const SOUND: &str = r#"[pack]
id = "sound"
version = "1"
title = "Sound"
jurisdiction = "England"
review_by = 2027-03-31

[[source]]
id = "doc"
title = "A document"

[[indicator]]
code = "food.hungry"
label = "Hungry"
terms = ["starving"]
forms = ["nutritional"]
qualifiers = { pattern = ["once", "repeated", "persistent"], route = { one_of = ["told", "seen"] } }
cites = ["doc 1"]
checked = "text"

[[indicator]]
code = "home.cold"
label = "Cold home"
terms = ["no heating"]
forms = ["physical"]
channel = "risk_factor"

[[rule]]
id = "hungry"
when = { seen = "food.hungry", with = { pattern = "persistent" } }
then = { concern = "suspect", next = ["record"] }
text = "Always hungry"
basis = "guidance"
cites = ["doc 1.1"]
checked = "text"
[[example]]
rule = "hungry"
given = [{ seen = "food.hungry", with = { pattern = "persistent" } }]
expect = "fires"
[[example]]
rule = "hungry"
given = [{ seen = "food.hungry", with = { pattern = "repeated" } }]
expect = "silent"
[[example]]
rule = "hungry"
given = [{ seen = "food.hungry" }]
expect = "asks"

[[next_step]]
id = "record"
text = "Write it down"
basis = "guidance"
cites = ["doc 2"]
checked = "text"

[[tool]]
id = "bed"
title = "Beds"
basis = "design"
checked = "recalled"
[[tool.question]]
id = "place"
ask = "Where?"
answer = { choice = ["cot", "sofa"] }
[[tool.question]]
id = "own"
ask = "A bed of one's own?"
answer = "yes_no"
[[tool.question]]
id = "often"
ask = "How often?"
answer = { choice = { never = 0, often = 2 } }
[[tool.total]]
id = "sum"
title = "Sum"
method = "sum"
of = ["own", "often"]
"#;

fn parsed(name: &str, text: &str) -> ParsedPack {
    Pack::parse(name, text).unwrap_or_else(|error| panic!("{error}"))
}

/// Code, line and column of everything found in what is added to the sound pack.
fn found_in(added: &str) -> Vec<(DiagnosticCode, usize, usize)> {
    let text = format!("{SOUND}{added}");
    let base = SOUND.lines().count();
    let found: Vec<Diagnostic> = match Pack::parse("added.toml", &text) {
        Err(error) => error.diagnostics,
        Ok(parsed) => check(&[parsed]),
    };
    found
        .iter()
        .map(|diagnostic| {
            let place = diagnostic.place;
            assert!(place.line > base, "{diagnostic} at line {}", place.line);
            assert!(!diagnostic.message.ends_with('.') && !diagnostic.help.ends_with('.'), "{diagnostic}");
            assert!(diagnostic.message.starts_with(|c: char| !c.is_uppercase() || c == 'T'), "{diagnostic}");
            (diagnostic.code, place.line - base, place.column)
        })
        .collect()
}

/// A rule with this condition, otherwise sound but for its examples.
fn rule(when: &str) -> String {
    format!(
        "[[rule]]\nid = \"x\"\nwhen = {when}\nthen = {{ concern = \"prompt\" }}\ntext = \"t\"\nbasis = \"design\"\n"
    )
}

/// What is said of a rule with this condition, the missing examples left out: the code, and the text it is about.
fn found_in_condition(when: &str) -> Vec<(DiagnosticCode, String)> {
    let text = format!("{SOUND}{}", rule(when));
    let found = match Pack::parse("added.toml", &text) {
        Err(error) => error.diagnostics,
        Ok(parsed) => check(&[parsed]),
    };
    let found = found.into_iter().filter(|diagnostic| diagnostic.code != codes::MISSING_EXAMPLE);
    found.map(|diagnostic| (diagnostic.code, text[diagnostic.span].to_owned())).collect()
}

/// Holds what is said of a condition against the code and the text that it is about.
fn expect(when: &str, code: DiagnosticCode, about: &str) {
    assert_eq!(found_in_condition(when), [(code, about.to_owned())], "{when}");
}

#[test]
fn a_sound_pack_is_passed_over_in_silence() {
    assert_eq!(check(&[parsed("sound.toml", SOUND)]), []);
}

#[test]
fn everything_is_said_at_once_in_the_order_of_the_text() {
    let text = "[pack]\nid = \"a b\"\nversion = 1\ntitel = \"t\"\ntitle = \"\"\njurisdiction = \"England\"\n[[rule]]\nid = \"r\"\n";
    let problems = Pack::parse("bad.toml", text).unwrap_err().diagnostics;
    let found: Vec<_> = problems
        .iter()
        .map(|diagnostic| (diagnostic.code, diagnostic.place.line, diagnostic.rule.as_deref()))
        .collect();
    assert_eq!(
        found,
        [
            (codes::BAD_ID, 2, None),
            (codes::WRONG_TYPE, 3, None),
            (codes::UNKNOWN_KEY, 4, None),
            (codes::EMPTY, 5, None),
            (codes::MISSING_KEY, 7, Some("/r")),
            (codes::MISSING_KEY, 7, Some("/r")),
            (codes::MISSING_KEY, 7, Some("/r")),
            (codes::MISSING_KEY, 7, Some("/r")),
        ]
    );
    assert_eq!(problems[2].help, "did you mean `title`?");
}

#[test]
fn words_dates_spans_and_numbers_are_checked_where_they_stand() {
    let head = "[[next_step]]\nid = \"n\"\ntext = \"t\"\nbasis = \"design\"\nat = [\"consider\"]\n";
    for (line, code) in [
        ("urgency = \"later\"", codes::UNKNOWN_WORD),
        ("deadline = { n = 0, unit = \"days\", from = \"x\" }", codes::BAD_NUMBER),
        ("checked = true", codes::WRONG_TYPE),
    ] {
        let found = found_in(&format!("{head}{line}\n"));
        assert_eq!(found.len(), 1, "{line}");
        assert_eq!((found[0].0, found[0].1), (code, 6), "{line}");
    }
    expect("{ seen = \"food.hungry\", within = \"a year\" }", codes::BAD_SPAN, "\"a year\"");
    expect("{ seen = \"food.hungry\", within = \"0 days\" }", codes::BAD_SPAN, "\"0 days\"");
    expect("{ fact = \"bed.sum\", at_least = \"ten\" }", codes::BAD_NUMBER, "\"ten\"");
    expect("{ fact = \"bed.sum\", between = [3, 1] }", codes::BAD_NUMBER, "[3, 1]");
    expect("{ seen = \"food.hungry\", by = \"doctor\" }", codes::UNKNOWN_WORD, "\"doctor\"");
}

/// A word that is wrong is not missing as well.
#[test]
fn one_mistake_is_said_once() {
    expect("{ age = { from = \"soon\" } }", codes::BAD_SPAN, "\"soon\"");
    expect("{ seen = { forms = [\"bodily\"] } }", codes::UNKNOWN_WORD, "\"bodily\"");
    let then = rule("{ seen = \"food.hungry\" }").replace("\"prompt\"", "\"worried\"");
    assert_eq!(found_in(&then), [(codes::UNKNOWN_WORD, 4, 20)]);
    let tool = "[[tool]]\nid = \"t\"\ntitle = \"t\"\nbasis = \"design\"\n[[tool.question]]\nid = \"q\"\nask = \"?\"\nanswer = { choice = { a = \"one\" } }\n";
    assert_eq!(found_in(tool), [(codes::WRONG_TYPE, 8, 27)]);
}

#[test]
fn a_condition_is_exactly_one_thing() {
    expect(
        "{ seen = \"food.hungry\", fact = \"bed.sum\" }",
        codes::BAD_CONDITION,
        "{ seen = \"food.hungry\", fact = \"bed.sum\" }",
    );
    expect("{ with = { pattern = \"once\" } }", codes::BAD_CONDITION, "{ with = { pattern = \"once\" } }");
    expect(
        "{ fact = \"bed.sum\", above = 1, below = 3 }",
        codes::BAD_CONDITION,
        "{ fact = \"bed.sum\", above = 1, below = 3 }",
    );
    expect("{ fact = \"bed.sum\", known = false }", codes::BAD_CONDITION, "false");
    expect("{ any = [] }", codes::EMPTY, "[]");
    expect("{ seen = {} }", codes::EMPTY, "{}");
    expect("{ age = {} }", codes::EMPTY, "{}");
    expect("{ seen = \"nice/food\" }", codes::BAD_ID, "\"nice/food\"");
}

#[test]
fn codes_qualifiers_and_values_must_exist() {
    expect("{ seen = \"food.hungri\" }", codes::UNKNOWN_CODE, "\"food.hungri\"");
    expect("{ seen = [\"food.hungry\", \"drink.*\"] }", codes::UNKNOWN_CODE, "\"drink.*\"");
    expect(
        "{ seen = { codes = [\"food.x\"], forms = [\"nutritional\"] } }",
        codes::UNKNOWN_CODE,
        "\"food.x\"",
    );
    expect("{ seen = { channels = [\"hazard\"] } }", codes::UNKNOWN_CODE, "{ channels = [\"hazard\"] }");
    expect("{ seen = \"food.hungry\", with = { patern = \"once\" } }", codes::UNKNOWN_QUALIFIER, "\"once\"");
    expect(
        "{ seen = [\"food.hungry\", \"home.cold\"], gate = { route = \"told\" } }",
        codes::UNKNOWN_QUALIFIER,
        "\"told\"",
    );
    expect("{ seen = \"food.hungry\", with = { pattern = \"daily\" } }", codes::UNKNOWN_VALUE, "\"daily\"");
    expect(
        "{ seen = \"food.hungry\", with = { explanation = \"claimed\" } }",
        codes::UNKNOWN_VALUE,
        "\"claimed\"",
    );
    expect(
        "{ seen = \"food.*\", with = { route = [\"told\", \"heard\"] } }",
        codes::UNKNOWN_VALUE,
        "\"heard\"",
    );
}

#[test]
fn facts_must_exist_and_be_compared_with_what_they_can_be() {
    expect("{ fact = \"bed.plaice\", is = \"sofa\" }", codes::UNKNOWN_FACT, "\"bed.plaice\"");
    expect("{ fact = \"bed.place\", is = true }", codes::BAD_COMPARISON, "true");
    expect("{ fact = \"bed.own\", at_least = 1 }", codes::BAD_COMPARISON, "1");
    expect("{ fact = \"bed.own\", is = \"yes\" }", codes::BAD_COMPARISON, "\"yes\"");
    expect("{ fact = \"bed.place\", is = \"bed\" }", codes::UNKNOWN_VALUE, "\"bed\"");
    expect("{ fact = \"bed.place\", one_of = [\"sofa\", \"bed\"] }", codes::UNKNOWN_VALUE, "\"bed\"");
    assert_eq!(found_in_condition("{ fact = \"bed.place\", is = \"sofa\" }"), []);
}

#[test]
fn sources_steps_and_rules_must_exist() {
    let head = rule("{ seen = \"food.hungry\" }")
        .replace("\"prompt\"", "\"prompt\", next = [\"record\", \"nice/record\"]");
    assert_eq!(found_in(&head)[1], (codes::UNKNOWN_NEXT_STEP, 4, 48));
    let cites = rule("{ seen = \"food.hungry\" }") + "cites = [\"dok 1\"]\nchecked = \"text\"\n";
    assert!(found_in(&cites).contains(&(codes::UNKNOWN_SOURCE, 7, 10)));
    expect("{ found = { rules = [\"sound/hungr\"] } }", codes::UNKNOWN_RULE, "\"sound/hungr\"");
    expect("{ found = { rules = [\"hungry\", \"nice/*\"] } }", codes::UNKNOWN_RULE, "\"nice/*\"");
    let amend = "[[amend]]\nrule = \"nice/1\"\nreason = \"r\"\nenabled = false\n";
    assert_eq!(found_in(amend), [(codes::UNKNOWN_RULE, 2, 8)]);
    let background = "[[background]]\nid = \"b\"\ntitle = \"t\"\nrules = [\"nope\"]\ntext = \"t\"\n";
    assert_eq!(found_in(background), [(codes::UNKNOWN_RULE, 4, 10)]);
}

#[test]
fn what_exists_may_stand_only_where_it_belongs() {
    let reading = "[[reading]]\nid = \"r\"\ntitle = \"t\"\ngroup = \"g\"\nbasis = \"design\"\n[[reading.outcome]]\noutcome = \"o\"\nwhen = { seen = \"food.hungry\" }\ntext = \"t\"\n";
    assert_eq!(found_in(reading), [(codes::OUT_OF_PLACE, 8, 8)]);
    let own = "[[amend]]\nrule = \"hungry\"\nreason = \"r\"\nenabled = false\n";
    assert_eq!(found_in(own), [(codes::OUT_OF_PLACE, 2, 8)]);
    let tool = "[[tool]]\nid = \"t\"\ntitle = \"t\"\nbasis = \"design\"\n[[tool.question]]\nid = \"q\"\nask = \"?\"\nanswer = \"yes_no\"\nonly_if = { fact = \"bed.own\", is = true }\n";
    assert_eq!(found_in(tool), [(codes::OUT_OF_PLACE, 9, 11)]);
}

#[test]
fn totals_add_up_only_what_can_be_added() {
    let tool = |total: &str| {
        format!(
            "[[tool]]\nid = \"t\"\ntitle = \"t\"\nbasis = \"design\"\n[[tool.question]]\nid = \"q\"\nask = \"?\"\nanswer = {{ choice = [\"a\", \"b\"] }}\n[[tool.total]]\nid = \"s\"\ntitle = \"S\"\n{total}"
        )
    };
    assert_eq!(found_in(&tool("method = \"sum\"\nof = [\"q\"]\n")), [(codes::BAD_TOTAL, 13, 7)]);
    assert_eq!(found_in(&tool("method = \"sum\"\nof = [\"r\"]\n")), [(codes::UNKNOWN_QUESTION, 13, 7)]);
    assert_eq!(found_in(&tool("method = \"by_hand\"\n")), [(codes::UNKNOWN_QUESTION, 10, 6)]);
    assert_eq!(found_in(&tool("method = \"max\"\n")), [(codes::EMPTY, 9, 1)]);
}

#[test]
fn a_question_is_answered_from_the_child_s_record_only_by_what_stands_there() {
    let tool = |answer: &str, record: &str| {
        format!(
            "[[tool]]\nid = \"t\"\ntitle = \"t\"\nbasis = \"design\"\n[[tool.question]]\nid = \"q\"\nask = \"?\"\nanswer = {answer}\nrecord = \"{record}\"\n"
        )
    };
    let grams = "{ number = \"grams\", min = 200, max = 8000 }";
    assert_eq!(found_in(&tool(grams, "birth.weight_g")), []);
    assert_eq!(found_in(&tool(grams, "birth.wieght_g")), [(codes::UNKNOWN_WORD, 9, 10)]);
    assert_eq!(found_in(&tool("\"yes_no\"", "birth.weight_g")), [(codes::BAD_COMPARISON, 9, 10)]);
}

#[test]
fn two_things_of_one_name_are_an_error() {
    let again = rule("{ seen = \"food.hungry\" }").replace("\"x\"", "\"hungry\"");
    assert!(found_in(&again).contains(&(codes::DUPLICATE, 2, 6)));
    let indicator = "[[indicator]]\ncode = \"food.hungry\"\nlabel = \"Again\"\nterms = [\"t\"]\n";
    assert_eq!(found_in(indicator), [(codes::DUPLICATE, 2, 8)]);
    let register = "[[attendance_code]]\ncode = \"I\"\nmeaning = \"m\"\nclass = \"authorised\"\nto = 2024-08-31\n[[attendance_code]]\ncode = \"I\"\nmeaning = \"m\"\nclass = \"authorised\"\nfrom = 2024-08-31\n";
    assert_eq!(found_in(register), [(codes::DUPLICATE, 7, 8)]);
    assert_eq!(found_in(&register.replace("from = 2024-08-31", "from = 2024-09-01")), []);
    let two = [parsed("a.toml", SOUND), parsed("b.toml", SOUND)];
    let found = errors(&two);
    assert!(
        found.iter().all(|diagnostic| diagnostic.code == codes::DUPLICATE && diagnostic.file == "b.toml")
    );
    assert_eq!(found.len(), 4, "the pack, two indicators, the tool");
}

#[test]
fn examples_are_checked_like_conditions() {
    let example = |given: &str| {
        let found = found_in(&format!(
            "{}[[example]]\nrule = \"x\"\ngiven = [{given}]\nexpect = \"fires\"\n",
            rule("{ seen = \"food.hungry\" }")
        ));
        found.into_iter().filter(|(code, ..)| *code != codes::MISSING_EXAMPLE).collect::<Vec<_>>()
    };
    assert_eq!(example("{ seen = \"food.x\" }"), [(codes::UNKNOWN_CODE, 9, 19)]);
    assert_eq!(
        example("{ seen = \"food.hungry\", with = { pattern = \"x\" } }"),
        [(codes::UNKNOWN_VALUE, 9, 53)]
    );
    assert_eq!(example("{ fact = \"bed.place\", value = \"bed\" }"), [(codes::UNKNOWN_VALUE, 9, 40)]);
    assert_eq!(example("{ fact = \"bed.place\", value = \"not_known\" }"), []);
    assert_eq!(example("{ found = \"nope\" }"), [(codes::UNKNOWN_RULE, 9, 20)]);
    assert_eq!(example("{ response = \"reffered\" }"), [(codes::UNKNOWN_WORD, 9, 23)]);
    assert_eq!(example("{ code = \"food.hungry\" }"), [(codes::BAD_CONDITION, 9, 10)]);
}

#[test]
fn warnings_do_not_make_a_pack_unusable() {
    let text = format!("{SOUND}{}", rule("{ seen = \"food.hungry\" }"));
    let packs = [parsed("x.toml", &text)];
    assert_eq!(errors(&packs), []);
    let found = check(&packs);
    assert!(
        !found.is_empty() && found.iter().all(|diagnostic| diagnostic.code.severity() == Severity::Warning)
    );
}

#[test]
fn a_review_date_that_has_passed_is_said() {
    let packs = [parsed("sound.toml", SOUND)];
    assert_eq!(review_passed(&packs, jiff::civil::date(2027, 3, 31)), []);
    let found = review_passed(&packs, jiff::civil::date(2027, 4, 1));
    assert_eq!((found[0].code, found[0].place.line), (codes::REVIEW_PASSED, 6));
}

#[test]
fn a_rule_shows_everything_that_it_can_do() {
    let found = found_in(&rule(
        "{ seen = \"food.hungry\", with = { pattern = \"once\" }, gate = { route = \"seen\" } }",
    ));
    assert_eq!(found, [(codes::MISSING_EXAMPLE, 2, 6)]);
    let text = format!("{SOUND}{}", rule("{ seen = \"food.hungry\", gate = { route = \"seen\" } }"));
    let found = check(&[parsed("x", &text)]);
    assert_eq!(found[0].message, "no example of: fires, silent, asks, held_back");
    let text = format!("{SOUND}{}", rule("{ seen = \"food.hungry\" }"));
    assert_eq!(check(&[parsed("x", &text)])[0].message, "no example of: fires, silent");
}

#[test]
fn what_nothing_uses_is_said() {
    assert_eq!(found_in("[[source]]\nid = \"other\"\ntitle = \"t\"\n"), [(codes::UNUSED, 2, 6)]);
    assert_eq!(
        found_in("[[indicator]]\ncode = \"a.b\"\nlabel = \"l\"\nterms = [\"t\"]\n"),
        [(codes::UNUSED, 2, 8)]
    );
    assert_eq!(
        found_in("[[indicator]]\ncode = \"a.b\"\nlabel = \"l\"\nterms = [\"t\"]\nchannel = \"status\"\n"),
        []
    );
    assert_eq!(
        found_in("[[next_step]]\nid = \"n\"\ntext = \"t\"\nbasis = \"design\"\n"),
        [(codes::UNUSED, 2, 6)]
    );
}

#[test]
fn context_alone_does_not_raise_concern() {
    expect("{ seen = \"home.cold\" }", codes::CONTEXT_ALONE, "{ seen = \"home.cold\" }");
    expect(
        "{ any = [{ seen = \"home.cold\" }, { seen = \"food.hungry\" }] }",
        codes::CONTEXT_ALONE,
        "{ any = [{ seen = \"home.cold\" }, { seen = \"food.hungry\" }] }",
    );
    assert_eq!(found_in_condition("{ all = [{ seen = \"home.cold\" }, { seen = \"food.hungry\" }] }"), []);
    expect(
        "{ all = [{ seen = \"home.cold\" }, { age = { below = \"1 year\" } }] }",
        codes::CONTEXT_ALONE,
        "{ all = [{ seen = \"home.cold\" }, { age = { below = \"1 year\" } }] }",
    );
}
