//! What is said of a pack that is wrong: each code at its place.

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
forms = ["nutritional"]
qualifiers = { pattern = ["once", "repeated", "persistent"], route = { one_of = ["told", "seen"] } }
cites = ["doc 1"]
checked = "text"

[[indicator]]
code = "home.cold"
label = "Cold home"
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

/// Severity, code, line and column of everything said of the sound pack with this added, beyond line 72.
fn said_of(added: &str) -> Vec<(DiagnosticCode, usize, usize)> {
    let text = format!("{SOUND}{added}");
    let base = SOUND.lines().count();
    let said: Vec<Diagnostic> = match Pack::parse("added.toml", &text) {
        Err(error) => error.diagnostics,
        Ok(parsed) => check(&[parsed]),
    };
    said.iter()
        .map(|one| {
            let place = one.place;
            assert!(place.line > base, "{one} at line {}", place.line);
            assert!(!one.message.ends_with('.') && !one.help.ends_with('.'), "{one}");
            assert!(one.message.starts_with(|c: char| !c.is_uppercase() || c == 'T'), "{one}");
            (one.code, place.line - base, place.column)
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
fn said_of_condition(when: &str) -> Vec<(DiagnosticCode, String)> {
    let text = format!("{SOUND}{}", rule(when));
    let said = match Pack::parse("added.toml", &text) {
        Err(error) => error.diagnostics,
        Ok(parsed) => check(&[parsed]),
    };
    let said = said.into_iter().filter(|one| one.code != codes::MISSING_EXAMPLE);
    said.map(|one| (one.code, text[one.span].to_owned())).collect()
}

/// Holds what is said of a condition against the code and the text that it is about.
fn expect(when: &str, code: DiagnosticCode, about: &str) {
    assert_eq!(said_of_condition(when), [(code, about.to_owned())], "{when}");
}

#[test]
fn a_sound_pack_is_passed_over_in_silence() {
    assert_eq!(check(&[parsed("sound.toml", SOUND)]), []);
}

#[test]
fn everything_is_said_at_once_in_the_order_of_the_text() {
    let text = "[pack]\nid = \"a b\"\nversion = 1\ntitel = \"t\"\ntitle = \"\"\njurisdiction = \"England\"\n[[rule]]\nid = \"r\"\n";
    let problems = Pack::parse("bad.toml", text).unwrap_err().diagnostics;
    let said: Vec<_> = problems.iter().map(|one| (one.code, one.place.line, one.rule.as_deref())).collect();
    assert_eq!(
        said,
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
fn text_that_is_not_toml_is_said_to_be_so_at_its_place() {
    let said = said_of("[[rule\nid = \"x\"\n");
    assert_eq!(said[0], (codes::SYNTAX, 1, 7));
}

#[test]
fn an_unknown_key_is_named_with_the_nearest_one() {
    let text = format!(
        "{SOUND}[[level]]\nid = \"l\"\nnumber = 1\nname = \"L\"\nlegall = [\"s17\"]\ntext = \"t\"\nbasis = \"design\"\n"
    );
    let problems = Pack::parse("x", &text).unwrap_err().diagnostics;
    assert_eq!(problems.len(), 1);
    assert_eq!((problems[0].code, problems[0].help.as_str()), (codes::UNKNOWN_KEY, "did you mean `legal`?"));
}

#[test]
fn words_dates_spans_and_numbers_are_checked_where_they_stand() {
    let head = "[[next_step]]\nid = \"n\"\ntext = \"t\"\nbasis = \"design\"\nat = [\"consider\"]\n";
    for (line, code) in [
        ("urgency = \"later\"", codes::UNKNOWN_WORD),
        ("deadline = { n = 0, unit = \"days\", from = \"x\" }", codes::BAD_NUMBER),
        ("checked = true", codes::WRONG_TYPE),
    ] {
        let said = said_of(&format!("{head}{line}\n"));
        assert_eq!(said.len(), 1, "{line}");
        assert_eq!((said[0].0, said[0].1), (code, 6), "{line}");
    }
    expect("{ seen = \"food.hungry\", within = \"a year\" }", codes::BAD_SPAN, "\"a year\"");
    expect("{ seen = \"food.hungry\", within = \"0 days\" }", codes::BAD_SPAN, "\"0 days\"");
    expect("{ fact = \"bed.sum\", at_least = \"ten\" }", codes::BAD_NUMBER, "\"ten\"");
    expect("{ fact = \"bed.sum\", between = [3, 1] }", codes::BAD_NUMBER, "[3, 1]");
    expect("{ seen = \"food.hungry\", by = \"doctor\" }", codes::UNKNOWN_WORD, "\"doctor\"");
    let text = SOUND.replace("2027-03-31", "2027-03-31T10:00:00Z");
    assert_eq!(Pack::parse("x", &text).unwrap_err().diagnostics[0].code, codes::BAD_DATE);
}

/// A word that is wrong is not missing as well.
#[test]
fn one_mistake_is_said_once() {
    expect("{ age = { from = \"soon\" } }", codes::BAD_SPAN, "\"soon\"");
    expect("{ seen = { forms = [\"bodily\"] } }", codes::UNKNOWN_WORD, "\"bodily\"");
    let then = rule("{ seen = \"food.hungry\" }").replace("\"prompt\"", "\"worried\"");
    assert_eq!(said_of(&then), [(codes::UNKNOWN_WORD, 4, 20)]);
    let tool = "[[tool]]\nid = \"t\"\ntitle = \"t\"\nbasis = \"design\"\n[[tool.question]]\nid = \"q\"\nask = \"?\"\nanswer = { choice = { a = \"one\" } }\n";
    assert_eq!(said_of(tool), [(codes::WRONG_TYPE, 8, 27)]);
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
fn culture_never_holds_a_rule_back() {
    let said =
        said_of(&(rule("{ seen = \"food.hungry\" }") + "explained_by = [\"medical\", \"cultural\"]\n"));
    assert_eq!(said, [(codes::CULTURAL, 7, 28)]);
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
    assert_eq!(said_of_condition("{ fact = \"bed.place\", is = \"sofa\" }"), []);
}

#[test]
fn sources_steps_and_rules_must_exist() {
    let head = rule("{ seen = \"food.hungry\" }")
        .replace("\"prompt\"", "\"prompt\", next = [\"record\", \"nice/record\"]");
    assert_eq!(said_of(&head)[1], (codes::UNKNOWN_NEXT_STEP, 4, 48));
    let cites = rule("{ seen = \"food.hungry\" }") + "cites = [\"dok 1\"]\nchecked = \"text\"\n";
    assert!(said_of(&cites).contains(&(codes::UNKNOWN_SOURCE, 7, 10)));
    expect("{ found = { rules = [\"sound/hungr\"] } }", codes::UNKNOWN_RULE, "\"sound/hungr\"");
    expect("{ found = { rules = [\"hungry\", \"nice/*\"] } }", codes::UNKNOWN_RULE, "\"nice/*\"");
    let amend = "[[amend]]\nrule = \"nice/1\"\nreason = \"r\"\nenabled = false\n";
    assert_eq!(said_of(amend), [(codes::UNKNOWN_RULE, 2, 8)]);
    let background = "[[background]]\nid = \"b\"\ntitle = \"t\"\nrules = [\"nope\"]\ntext = \"t\"\n";
    assert_eq!(said_of(background), [(codes::UNKNOWN_RULE, 4, 10)]);
}

#[test]
fn what_exists_may_stand_only_where_it_belongs() {
    let reading = "[[reading]]\nid = \"r\"\ntitle = \"t\"\ngroup = \"g\"\nbasis = \"design\"\n[[reading.outcome]]\noutcome = \"o\"\nwhen = { seen = \"food.hungry\" }\ntext = \"t\"\n";
    assert_eq!(said_of(reading), [(codes::OUT_OF_PLACE, 8, 8)]);
    let own = "[[amend]]\nrule = \"hungry\"\nreason = \"r\"\nenabled = false\n";
    assert_eq!(said_of(own), [(codes::OUT_OF_PLACE, 2, 8)]);
    let tool = "[[tool]]\nid = \"t\"\ntitle = \"t\"\nbasis = \"design\"\n[[tool.question]]\nid = \"q\"\nask = \"?\"\nanswer = \"yes_no\"\nonly_if = { fact = \"bed.own\", is = true }\n";
    assert_eq!(said_of(tool), [(codes::OUT_OF_PLACE, 9, 11)]);
}

#[test]
fn totals_add_up_only_what_can_be_added() {
    let tool = |total: &str| {
        format!(
            "[[tool]]\nid = \"t\"\ntitle = \"t\"\nbasis = \"design\"\n[[tool.question]]\nid = \"q\"\nask = \"?\"\nanswer = {{ choice = [\"a\", \"b\"] }}\n[[tool.total]]\nid = \"s\"\ntitle = \"S\"\n{total}"
        )
    };
    assert_eq!(said_of(&tool("method = \"sum\"\nof = [\"q\"]\n")), [(codes::BAD_TOTAL, 13, 7)]);
    assert_eq!(said_of(&tool("method = \"sum\"\nof = [\"r\"]\n")), [(codes::UNKNOWN_QUESTION, 13, 7)]);
    assert_eq!(said_of(&tool("method = \"by_hand\"\n")), [(codes::UNKNOWN_QUESTION, 10, 6)]);
    assert_eq!(said_of(&tool("method = \"max\"\n")), [(codes::EMPTY, 9, 1)]);
}

#[test]
fn a_question_is_answered_from_the_child_s_record_only_by_what_stands_there() {
    let tool = |answer: &str, record: &str| {
        format!(
            "[[tool]]\nid = \"t\"\ntitle = \"t\"\nbasis = \"design\"\n[[tool.question]]\nid = \"q\"\nask = \"?\"\nanswer = {answer}\nrecord = \"{record}\"\n"
        )
    };
    let grams = "{ number = \"grams\", min = 200, max = 8000 }";
    assert_eq!(said_of(&tool(grams, "birth.weight_g")), []);
    assert_eq!(said_of(&tool(grams, "birth.wieght_g")), [(codes::UNKNOWN_WORD, 9, 10)]);
    assert_eq!(said_of(&tool("\"yes_no\"", "birth.weight_g")), [(codes::BAD_COMPARISON, 9, 10)]);
}

#[test]
fn two_things_of_one_name_are_an_error() {
    let again = rule("{ seen = \"food.hungry\" }").replace("\"x\"", "\"hungry\"");
    assert!(said_of(&again).contains(&(codes::DUPLICATE, 2, 6)));
    let indicator = "[[indicator]]\ncode = \"food.hungry\"\nlabel = \"Again\"\n";
    assert_eq!(said_of(indicator), [(codes::DUPLICATE, 2, 8)]);
    let register = "[[attendance_code]]\ncode = \"I\"\nmeaning = \"m\"\nclass = \"authorised\"\nto = 2024-08-31\n[[attendance_code]]\ncode = \"I\"\nmeaning = \"m\"\nclass = \"authorised\"\nfrom = 2024-08-31\n";
    assert_eq!(said_of(register), [(codes::DUPLICATE, 7, 8)]);
    assert_eq!(said_of(&register.replace("from = 2024-08-31", "from = 2024-09-01")), []);
    let two = [parsed("a.toml", SOUND), parsed("b.toml", SOUND)];
    let said = errors(&two);
    assert!(said.iter().all(|one| one.code == codes::DUPLICATE && one.file == "b.toml"));
    assert_eq!(said.len(), 4, "the pack, two indicators, the tool");
}

#[test]
fn more_than_the_engine_holds_is_refused() {
    let qualifiers: Vec<String> = (0..9).map(|at| format!("q{at} = \"yes_no\"")).collect();
    let text = format!(
        "[[indicator]]\ncode = \"a.b\"\nlabel = \"l\"\nchannel = \"status\"\nqualifiers = {{ {} }}\n",
        qualifiers.join(", ")
    );
    assert_eq!(said_of(&text), [(codes::TOO_MANY, 5, 14)]);
}

#[test]
fn examples_are_checked_like_conditions() {
    let example = |given: &str| {
        let said = said_of(&format!(
            "{}[[example]]\nrule = \"x\"\ngiven = [{given}]\nexpect = \"fires\"\n",
            rule("{ seen = \"food.hungry\" }")
        ));
        said.into_iter().filter(|(code, ..)| *code != codes::MISSING_EXAMPLE).collect::<Vec<_>>()
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
    let said = check(&packs);
    assert!(!said.is_empty() && said.iter().all(|one| one.code.severity() == Severity::Warning));
}

#[test]
fn a_review_date_that_has_passed_is_said() {
    let packs = [parsed("sound.toml", SOUND)];
    assert_eq!(review_passed(&packs, jiff::civil::date(2027, 3, 31)), []);
    let said = review_passed(&packs, jiff::civil::date(2027, 4, 1));
    assert_eq!((said[0].code, said[0].place.line), (codes::REVIEW_PASSED, 6));
}

#[test]
fn a_rule_shows_everything_that_it_can_do() {
    let said = said_of(&rule(
        "{ seen = \"food.hungry\", with = { pattern = \"once\" }, gate = { route = \"seen\" } }",
    ));
    assert_eq!(said, [(codes::MISSING_EXAMPLE, 2, 6)]);
    let text = format!("{SOUND}{}", rule("{ seen = \"food.hungry\", gate = { route = \"seen\" } }"));
    let said = check(&[parsed("x", &text)]);
    assert_eq!(said[0].message, "no example of: fires, silent, asks, held_back");
    let text = format!("{SOUND}{}", rule("{ seen = \"food.hungry\" }"));
    assert_eq!(check(&[parsed("x", &text)])[0].message, "no example of: fires, silent");
}

#[test]
fn what_nothing_uses_is_said() {
    assert_eq!(said_of("[[source]]\nid = \"other\"\ntitle = \"t\"\n"), [(codes::UNUSED, 2, 6)]);
    assert_eq!(said_of("[[indicator]]\ncode = \"a.b\"\nlabel = \"l\"\n"), [(codes::UNUSED, 2, 8)]);
    assert_eq!(said_of("[[indicator]]\ncode = \"a.b\"\nlabel = \"l\"\nchannel = \"status\"\n"), []);
    assert_eq!(
        said_of("[[next_step]]\nid = \"n\"\ntext = \"t\"\nbasis = \"design\"\n"),
        [(codes::UNUSED, 2, 6)]
    );
}

#[test]
fn evidence_says_how_well_it_was_checked() {
    let step = "[[next_step]]\nid = \"n\"\ntext = \"t\"\nbasis = \"guidance\"\nat = [\"consider\"]\ncites = [\"doc\"]\n";
    assert_eq!(said_of(step), [(codes::UNCHECKED, 6, 9)]);
    let uncited = rule("{ seen = \"food.hungry\" }").replace("\"design\"", "\"law\"");
    assert!(said_of(&uncited).contains(&(codes::UNCITED, 2, 6)));
}

#[test]
fn context_alone_does_not_raise_concern() {
    expect("{ seen = \"home.cold\" }", codes::CONTEXT_ALONE, "{ seen = \"home.cold\" }");
    expect(
        "{ any = [{ seen = \"home.cold\" }, { seen = \"food.hungry\" }] }",
        codes::CONTEXT_ALONE,
        "{ any = [{ seen = \"home.cold\" }, { seen = \"food.hungry\" }] }",
    );
    assert_eq!(said_of_condition("{ all = [{ seen = \"home.cold\" }, { seen = \"food.hungry\" }] }"), []);
    expect(
        "{ all = [{ seen = \"home.cold\" }, { age = { below = \"1 year\" } }] }",
        codes::CONTEXT_ALONE,
        "{ all = [{ seen = \"home.cold\" }, { age = { below = \"1 year\" } }] }",
    );
}
