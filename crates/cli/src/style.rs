//! Colours for a terminal. `anstream` takes them out where the output is none, or `NO_COLOR` is set.

use anstyle::{AnsiColor, Style};
use neglect_screen::{Concern, Hazard};

/// A heading.
pub const HEADING: Style = Style::new().bold();
/// What stands back.
pub const QUIET: Style = Style::new().dimmed();

/// The colour of a concern.
pub fn concern(concern: Concern) -> Style {
    let style = Style::new().bold();
    match concern {
        Concern::Immediate | Concern::Suspect => style.fg_color(Some(AnsiColor::Red.into())),
        Concern::Consider => style.fg_color(Some(AnsiColor::Yellow.into())),
        Concern::Prompt => style.fg_color(Some(AnsiColor::Cyan.into())),
        Concern::NoneRecorded => style,
    }
}

/// The colour of a hazard.
pub fn hazard(hazard: Hazard) -> Style {
    let style = Style::new().bold();
    match hazard {
        Hazard::Immediate | Hazard::Never => style.fg_color(Some(AnsiColor::Red.into())),
        Hazard::Strong | Hazard::Avoid => style.fg_color(Some(AnsiColor::Yellow.into())),
        Hazard::Modifiable => style,
    }
}

/// A text in a style.
pub fn paint(style: Style, text: impl std::fmt::Display) -> String {
    format!("{style}{text}{style:#}")
}

/// A concern in a practitioner's words.
pub fn concern_words(concern: Concern) -> &'static str {
    match concern {
        Concern::NoneRecorded => "nothing recorded raises concern (this does not mean that nothing is wrong)",
        Concern::Prompt => "something to notice and talk about",
        Concern::Consider => "CONSIDER neglect: it is one possible explanation",
        Concern::Suspect => "SUSPECT neglect: a serious level of concern, not proof",
        Concern::Immediate => "IMMEDIATE: a child may be in danger now",
    }
}

/// A hazard in a practitioner's words.
pub fn hazard_words(hazard: Hazard) -> &'static str {
    match hazard {
        Hazard::Immediate => "IMMEDIATE: cannot wait",
        Hazard::Never => "something that must never be done",
        Hazard::Strong => "something strongly advised against",
        Hazard::Avoid => "something advised against",
        Hazard::Modifiable => "a risk that can be reduced",
    }
}
