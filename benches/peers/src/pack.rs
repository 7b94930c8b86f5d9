//! The rules as one of our packs: the text that an author would write, with its catalogue.

use std::fmt::Write;

use crate::{
    catalogue::{CODES, FORMS, SEVERITIES, code_name, form_of},
    rules::{Distinct, Rule, Within, rule_name},
};

/// The pack's TOML.
pub fn pack(rules: &[Rule]) -> String {
    let mut text = HEAD.to_owned();
    for code in 0..CODES {
        indicator(&mut text, code);
    }
    for (number, rule) in rules.iter().enumerate() {
        self::rule(&mut text, number, rule);
    }
    text
}

const HEAD: &str = r#"[pack]
id = "peers"
version = "1"
title = "Sixty counting rules for comparison with other engines; of no use in practice"
jurisdiction = "none"

[[source]]
id = "generator"
title = "The generator of these rules"
"#;

// Writing to a string cannot fail, so the results below say nothing.

fn indicator(text: &mut String, code: usize) {
    let _ = writeln!(text, "\n[[indicator]]\ncode = \"{0}\"\nlabel = \"{0}\"", code_name(code));
    let _ = writeln!(text, "forms = [\"{}\"]", FORMS[form_of(code)]);
    let _ = writeln!(text, "qualifiers = {{ severity = [\"{}\"] }}", SEVERITIES.join("\", \""));
}

fn rule(text: &mut String, number: usize, rule: &Rule) {
    let codes: Vec<String> = rule.codes.iter().map(|&code| code_name(code)).collect();
    let _ = writeln!(text, "\n[[rule]]\nid = \"{}\"", rule_name(number));
    let _ = write!(text, "when = {{ seen = [\"{}\"]", codes.join("\", \""));
    if rule.severity > 0 {
        let _ = write!(text, ", with = {{ severity = \"{}\" }}", SEVERITIES[rule.severity]);
    }
    if rule.at_least > 1 {
        let _ = write!(text, ", at_least = {}", rule.at_least);
    }
    match rule.distinct {
        Distinct::Observation => {}
        Distinct::Day => text.push_str(", distinct = \"day\""),
        Distinct::Form => text.push_str(", distinct = \"form\""),
    }
    match rule.within {
        Some(Within::Days(days)) => _ = write!(text, ", within = \"latest {days} days\""),
        Some(Within::Months(months)) => _ = write!(text, ", within = \"latest {months} months\""),
        None => {}
    }
    text.push_str(" }\n");
    if let Some(age) = &rule.age_months {
        let _ =
            writeln!(text, "ages = {{ from = \"{} months\", below = \"{} months\" }}", age.start, age.end);
    }
    text.push_str("then = { concern = \"prompt\" }\ntext = \"Enough was seen.\"\n");
    text.push_str("basis = \"design\"\ncites = [\"generator\"]\nchecked = \"recalled\"\n");
}
