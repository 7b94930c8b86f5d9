//! Every citation of a pack, with its path in the text.

use crate::pack::{Cite, Pack};

/// The citations of one thing.
pub(super) struct Citations<'a> {
    /// The path of what cites: `rule[3]`.
    pub path: String,
    pub cites: &'a [Cite],
    /// The rule that cites, by its own id, where one does.
    pub rule: Option<&'a str>,
}

/// The citations of everything in a pack that can cite, the empty ones among them.
pub(super) fn citations(pack: &Pack) -> Vec<Citations<'_>> {
    fn of<'a, T>(things: &'a [T], table: &str, cites: fn(&T) -> &[Cite]) -> Vec<Citations<'a>> {
        let things = things.iter().enumerate();
        things
            .map(|(index, thing)| Citations {
                path: format!("{table}[{index}]"),
                cites: cites(thing),
                rule: None,
            })
            .collect()
    }
    let mut all = of(&pack.indicators, "indicator", |indicator| &indicator.cites);
    all.extend(pack.rules.iter().enumerate().map(|(index, rule)| Citations {
        path: format!("rule[{index}]"),
        cites: &rule.cites,
        rule: Some(&rule.id),
    }));
    all.extend(of(&pack.levels, "level", |level| &level.cites));
    all.extend(of(&pack.next_steps, "next_step", |step| &step.cites));
    all.extend(of(&pack.answers, "answer", |answer| &answer.cites));
    all.extend(of(&pack.contradictions, "contradiction", |contradiction| &contradiction.cites));
    all.extend(of(&pack.tools, "tool", |tool| &tool.cites));
    for (index, tool) in pack.tools.iter().enumerate() {
        all.extend(of(&tool.questions, &format!("tool[{index}].question"), |question| &question.cites));
    }
    all.extend(of(&pack.readings, "reading", |reading| &reading.cites));
    all.extend(of(&pack.attendance_codes, "attendance_code", |code| &code.cites));
    all.extend(of(&pack.background, "background", |background| &background.cites));
    all.extend(of(&pack.not_encoded, "not_encoded", |left_out| &left_out.cites));
    all
}
