//! What leads a report: both scales in words, and never a negative that is not so.

use std::collections::BTreeSet;

use crate::case::InputRef;
use crate::screening::{Feature, Screening, UndecidedFeature};
use crate::text::text;
use crate::vocabulary::{About, Channel, Concern, Fate, Standing, Vocabulary as _};

/// The line that leads the report.
pub(super) fn headline(screening: &Screening) -> String {
    let mut line = concern(screening);
    if let Some(sleep) = sleep(screening) {
        line.push(' ');
        line.push_str(&sleep);
    }
    line
}

/// The concern as words for a headline lead with it.
fn name(concern: Concern) -> String {
    concern.name().to_uppercase()
}

fn concern(screening: &Screening) -> String {
    let undecided = undecided(screening);
    let concern = screening.concern();
    let could = screening.could_reach().filter(|&could| could > concern);
    let mut line = match concern {
        Concern::NoneRecorded => return nothing_raised(screening, undecided),
        Concern::Prompt => "PROMPT: something to notice and talk about.".to_owned(),
        Concern::Immediate => "IMMEDIATE: a child may be in danger now.".to_owned(),
        raised if is_about_maltreatment(screening) => {
            let other = text!(name(raised), " maltreatment other than neglect", meaning(raised));
            text!(other, " ", beside_maltreatment(screening))
        }
        raised => text!(name(raised), " neglect", meaning(raised)),
    };
    if undecided > 0 {
        line.push_str(&text!(" ", features(undecided), " not decided."));
    }
    if let Some(could) = could {
        line.push_str(&text!(" What is not written down could raise this to ", name(could), "."));
    }
    if screening.concern_ever() > concern {
        line.push_str(&text!(" In the past it was ", name(screening.concern_ever()), ", and was answered."));
    }
    line
}

/// Where neglect stands beside a higher concern about other maltreatment.
fn beside_maltreatment(screening: &Screening) -> String {
    let current = screening
        .findings()
        .chain(screening.patterns())
        .filter(|finding| finding.standing() == Standing::Current && finding.about() == About::Neglect);
    match current.filter_map(|finding| finding.concern()).max() {
        Some(Concern::Prompt) => "Neglect: PROMPT, something to notice and talk about.".to_owned(),
        Some(raised) if raised > Concern::Prompt => text!("Neglect: ", name(raised), "."),
        _ => "Neglect: not decided by what is recorded.".to_owned(),
    }
}

/// What NICE means by the word.
fn meaning(concern: Concern) -> &'static str {
    if concern == Concern::Suspect {
        ": a serious level of concern, not proof."
    } else {
        ": it is one possible explanation."
    }
}

/// Whether all that raises the concern so far is about maltreatment other than neglect.
fn is_about_maltreatment(screening: &Screening) -> bool {
    let highest = screening.findings().chain(screening.patterns()).filter(|finding| {
        finding.standing() == Standing::Current && finding.concern() == Some(screening.concern())
    });
    highest.map(|finding| finding.about()).all(|about| about == About::Maltreatment)
}

/// The line where nothing current raises concern.
fn nothing_raised(screening: &Screening, undecided: usize) -> String {
    let could = screening.could_reach();
    let alerting = alerting_features(screening);
    if undecided > 0 {
        let could = match could {
            Some(could) => text!("; what is not written down could raise this to ", name(could), "."),
            None => "; what would decide them is not written down.".to_owned(),
        };
        return text!("Neglect: not decided. ", features(alerting.max(undecided)), " recorded", could);
    }
    let mut line = if screening.concern_ever() > Concern::NoneRecorded {
        text!(
            "Neglect: nothing current. In the past it was ",
            name(screening.concern_ever()),
            ", and was answered."
        )
    } else if alerting > 0 {
        text!("Neglect: ", features(alerting), " recorded, and no rule fires on what is written down.")
    } else if let Some(status) = status_in_force(screening) {
        text!("Neglect: not decided by what is recorded. In force: ", status, ".")
    } else if screening.hazard().is_some() || waits(screening) {
        "Neglect: not decided by what is recorded.".to_owned()
    } else {
        "No alerting feature is recorded (this does not mean that nothing is wrong).".to_owned()
    };
    if let Some(could) = could {
        line.push_str(&text!(" Answers that are not written down could raise this to ", name(could), "."));
    }
    line
}

/// `1 alerting feature is`, `3 alerting features are`.
fn features(count: usize) -> String {
    if count == 1 {
        "1 alerting feature is".to_owned()
    } else {
        text!(crate::case::index(count), " alerting features are")
    }
}

/// How many inputs are features that alert, whatever came of them: used, undecided, short, held back or explained.
fn alerting_features(screening: &Screening) -> usize {
    let alerting = screening.timeline.items.iter().filter(|item| {
        let channel = screening.prepared.book.indicator(item.indicator).channel;
        let (fate, _) = screening.fate(item.input);
        channel == Channel::Alerting && !matches!(fate, Fate::NotAlerting | Fate::Context)
    });
    alerting.map(|item| item.input).collect::<BTreeSet<InputRef>>().len()
}

/// Of how many inputs of alerting features it is undecided whether they raise concern.
fn undecided(screening: &Screening) -> usize {
    inputs_undecided(screening, |undecided| {
        undecided.concern.is_some() && matches!(undecided.feature, Feature::Item(_))
    })
}

/// Of how many inputs it is undecided whether they name a hazard.
fn undecided_hazards(screening: &Screening) -> usize {
    inputs_undecided(screening, |undecided| undecided.hazard.is_some())
}

fn inputs_undecided(screening: &Screening, of: impl Fn(&UndecidedFeature) -> bool) -> usize {
    let some = screening.undecided().iter().filter(|undecided| of(undecided));
    some.map(|undecided| screening.input_of(undecided.feature)).collect::<BTreeSet<InputRef>>().len()
}

/// Whether an answer or a record that is no alerting feature waits for another before it raises concern.
fn waits(screening: &Screening) -> bool {
    screening.undecided().iter().any(|undecided| undecided.concern.is_some())
}

/// The label of a status that has not ended: a plan, an order, a need that others have recognised.
fn status_in_force(screening: &Screening) -> Option<&str> {
    let as_of = screening.case().as_of;
    let in_force = screening.timeline.items.iter().rev().find(|item| {
        let channel = screening.prepared.book.indicator(item.indicator).channel;
        channel == Channel::Status && !item.has_ended(as_of)
    })?;
    Some(&screening.prepared.book.indicator(in_force.indicator).label)
}

/// The hazard of sleep, where one is named or could be.
fn sleep(screening: &Screening) -> Option<String> {
    let could = screening.hazard_could_reach().filter(|&could| Some(could) > screening.hazard());
    let undecided = undecided_hazards(screening);
    let mut line = match screening.hazard() {
        Some(hazard) => text!("Sleep: ", hazard.name().to_uppercase(), ", ", hazard.sentence()),
        None if could.is_none() && undecided == 0 => return None,
        None => "Sleep: no hazard is named".to_owned(),
    };
    match (could, undecided) {
        (Some(could), _) => {
            let could = could.name().to_uppercase();
            line.push_str(&text!("; what is not written down could raise this to ", could));
        }
        (None, 0) => {}
        (None, 1) => line.push_str("; 1 record of sleep is not decided"),
        (None, more) => {
            line.push_str(&text!("; ", crate::case::index(more), " records of sleep are not decided"));
        }
    }
    line.push('.');
    Some(line)
}
