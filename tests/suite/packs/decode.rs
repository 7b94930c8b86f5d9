//! From text to pack.

use neglect_screen::pack::{
    AgeRange, AnswerKind, Compare, Condition, Distinct, ExampleInput, Expect, Method, Pack, Period, Scale,
    SessionClass, Span, Tie, Unit,
};
use neglect_screen::{Agency, Basis, Channel, Checked, Concern, Form, Forms, Hazard, Number, Subject};

const EVERYTHING: &str = include_str!("everything.toml");

fn everything() -> Pack {
    match Pack::parse("everything.toml", EVERYTHING) {
        Ok(parsed) => parsed.pack,
        Err(problems) => panic!("{problems:#?}"),
    }
}

fn n(text: &str) -> Number {
    text.parse().unwrap()
}

fn span(n: u32, unit: Unit) -> Span {
    Span { n, unit }
}

#[test]
fn the_head_and_the_sources_are_read() {
    let pack = everything();
    assert_eq!(pack.header.id, "all");
    assert_eq!(pack.header.review_by, Some(jiff::civil::date(2027, 3, 31)));
    assert_eq!(pack.header.owner.as_deref(), Some("Nobody"));
    assert_eq!(pack.sources[0].date.as_deref(), Some("2020-02-29"));
}

#[test]
fn an_indicator_is_read_with_its_scales_and_codings() {
    let pack = everything();
    let indicator = &pack.indicators[0];
    assert_eq!(indicator.forms, Forms::NONE.with(Form::Physical).with(Form::Medical));
    assert_eq!(indicator.channel, Channel::Alerting);
    let by_name = |name: &str| indicator.qualifiers.iter().find(|q| q.name == name).unwrap();
    assert_eq!(
        by_name("pattern").scale,
        Scale::Ordered(["once", "repeated", "persistent"].map(str::to_owned).to_vec())
    );
    assert_eq!(by_name("health_reason").scale, Scale::Ordered(["no", "yes"].map(str::to_owned).to_vec()));
    assert_eq!(by_name("route").scale, Scale::OneOf(["scald", "contact"].map(str::to_owned).to_vec()));
    assert_eq!(by_name("within_control").ask.as_deref(), Some("Within their control?"));
    assert_eq!(indicator.codings[0].with, [("pattern".to_owned(), "once".to_owned())]);
    assert_eq!(indicator.codings[0].checked, Checked::Text);
    assert_eq!(indicator.codings[1].values, ["1", "2"]);
    assert_eq!(indicator.codings[1].broad.as_deref(), Some("says too little"));
    assert_eq!(indicator.ends, ["hygiene.smelly"]);
    assert_eq!((indicator.cites[0].source.as_str(), indicator.cites[0].at.as_str()), ("doc", "1.3.3"));
    assert_eq!((indicator.cites[1].source.as_str(), indicator.cites[1].at.as_str()), ("doc", ""));
    assert_eq!(indicator.checked, Some(Checked::Secondary));
}

#[test]
fn every_kind_of_condition_is_read() {
    let pack = everything();
    let Condition::All(parts) = &pack.rules[0].when else { panic!() };
    let [Condition::Seen(first), Condition::Seen(second), Condition::Seen(third), rest @ ..] =
        parts.as_slice()
    else {
        panic!()
    };
    assert_eq!(first.select.codes, ["hygiene.smelly"]);
    assert_eq!(
        first.with,
        [
            ("pattern".to_owned(), vec!["persistent".to_owned()]),
            ("route".to_owned(), vec!["scald".to_owned(), "contact".to_owned()]),
        ]
    );
    assert_eq!(first.gate, [("within_control".to_owned(), vec!["yes".to_owned()])]);
    assert_eq!(
        (&first.subject[..], &first.by[..]),
        (&[Subject::Sibling][..], &[Agency::Health, Agency::Police][..])
    );
    assert_eq!((first.at_least, first.distinct, first.current), (2, Distinct::Day, true));
    let within = first.within.unwrap();
    assert_eq!((within.span, within.period), (span(12, Unit::Months), Period::Any));
    assert_eq!(second.select.codes, ["hygiene.*", "food.hungry"]);
    let within = second.within.unwrap();
    assert_eq!((within.span, within.period), (span(6, Unit::Weeks), Period::Latest));
    assert_eq!(third.select.channels, [Channel::Alerting, Channel::Status]);
    assert_eq!((third.at_least, third.distinct), (1, Distinct::Event));
    let [Condition::Fact(fact), Condition::Any(facts), Condition::Age(age), Condition::AtLeast { n: 2, of }] =
        rest
    else {
        panic!()
    };
    assert_eq!((&fact.test, fact.within), (&Compare::AtLeast(n("1/10")), Some(span(3, Unit::Months))));
    let tests: Vec<&Compare> = facts
        .iter()
        .map(|fact| match fact {
            Condition::Fact(fact) => &fact.test,
            _ => panic!(),
        })
        .collect();
    assert_eq!(
        tests,
        [
            &Compare::Is(true),
            &Compare::OneOf(vec!["sofa".to_owned()]),
            &Compare::Between(n("3"), n("3")),
            &Compare::OneOf(vec!["sofa".to_owned(), "cot".to_owned()]),
            &Compare::Above(n("-2.5")),
            &Compare::AtMost(n("-4/3")),
            &Compare::Below(n("7")),
            &Compare::Between(n("1"), n("2.5")),
            &Compare::Known,
        ]
    );
    let range = AgeRange {
        from: Some(span(18, Unit::Months)),
        below: Some(span(3, Unit::Years)),
        corrected: true,
        unborn: true,
    };
    assert_eq!(*age, range);
    let [_, _, Condition::Found(found)] = of.as_slice() else { panic!() };
    assert_eq!(found.concern, Some(Concern::Consider));
    assert_eq!(found.rules, ["nice/*", "all/1.3.4"]);
    assert_eq!((found.hazard, found.same_form, found.unjoined, found.at_least), (true, true, true, 3));
    assert_eq!((found.distinct, found.unanswered), (Distinct::Agency, Some(span(10, Unit::Days))));
}

#[test]
fn a_rule_is_read_with_gates_and_examples() {
    let pack = everything();
    let rule = &pack.rules[0];
    assert_eq!((rule.then.concern, rule.then.hazard), (Some(Concern::Suspect), Some(Hazard::Strong)));
    assert_eq!(rule.then.next, ["nice/record"]);
    assert_eq!(rule.explained_by, ["medical", "weather"]);
    assert_eq!((rule.basis, rule.checked, rule.enabled), (Basis::Guidance, Checked::Recalled, false));
    assert_eq!(rule.gates[0].id, "access");
    let example = &rule.examples[0];
    assert_eq!((example.age, example.gestation_weeks), (Some(span(4, Unit::Months)), Some(34)));
    assert_eq!(example.expect, Expect::HeldBack);
    let ExampleInput::Seen { code, times, subject, explanation, ended, .. } = &example.given[0] else {
        panic!()
    };
    assert_eq!((code.as_str(), *times, *subject), ("hygiene.smelly", 3, Some(Subject::Sibling)));
    assert_eq!(explanation.as_ref().unwrap().1, "suitable");
    assert_eq!(*ended, Some(span(1, Unit::Months)));
    let values: Vec<&str> = example
        .given
        .iter()
        .filter_map(|given| match given {
            ExampleInput::Fact { value, .. } => Some(value.as_str()),
            _ => None,
        })
        .collect();
    assert_eq!(values, ["10%", "true", "2.5"]);
    assert!(matches!(&example.given[4], ExampleInput::Found { rule, .. } if rule == "nice/1.3.3"));
    assert!(matches!(&example.given[5], ExampleInput::Found { rule, .. } if rule == "all/1.3.4"));
    assert!(matches!(&example.given[6], ExampleInput::Response { kind, .. } if kind == "referral"));
}

#[test]
fn tools_are_read_with_options_in_the_order_they_are_written() {
    let pack = everything();
    let tool = &pack.tools[0];
    assert!(tool.accredited);
    let AnswerKind::Choice { options, points } = &tool.questions[2].answer else { panic!() };
    assert_eq!(options, &["rarely", "sometimes", "often"]);
    assert_eq!(points, &[0, 1, 5]);
    assert_eq!(tool.questions[3].answer, AnswerKind::Grade { min: 1, max: 5 });
    let warm = AnswerKind::Number { unit: "celsius".to_owned(), min: n("-10"), max: n("49.5") };
    assert_eq!(tool.questions[4].answer, warm);
    assert_eq!(tool.totals[1].method, Method::ModeWithCeiling { over: 3, tie: Tie::Worse });
    assert_eq!(tool.totals[0].bands[0].label, "low");
}

#[test]
fn the_other_tables_are_read() {
    let pack = everything();
    assert_eq!((pack.levels[0].number, pack.levels[0].legal[0].as_str()), (3, "s17"));
    assert_eq!(pack.next_steps[0].at, [Concern::Consider, Concern::Suspect]);
    assert_eq!(pack.next_steps[0].deadline.as_ref().unwrap().unit, "working_days");
    assert_eq!(pack.readings[0].outcomes[0].outcome, "strong");
    assert_eq!(pack.attendance_codes[0].class, SessionClass::Authorised);
    assert!(pack.attendance_codes[0].illness && !pack.attendance_codes[0].penalty);
    assert_eq!(pack.amends[0].enabled, Some(false));
    assert_eq!(pack.background[0].rules, ["nice/1.3.*", "all/1.3.3"]);
    assert_eq!(pack.background[0].estimates[0].value, "2.40");
}
