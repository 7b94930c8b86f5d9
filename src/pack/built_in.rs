//! The packs that are compiled in, by name. England's are what a screener has where nobody says otherwise; the local
//! ones and the further tools are there by name, for those who ask for them.

use std::sync::LazyLock;

use super::text::PackText;

/// The texts of packs: each a file, or a folder with its files, below `packs/`.
macro_rules! packs {
    ($($name:literal $([$($file:literal),+ $(,)?])?),+ $(,)?) => {
        LazyLock::new(|| vec![$(pack!($name $([$($file),+])?)),+])
    };
}

macro_rules! pack {
    ($name:literal) => {
        PackText::from_file($name, include_str!(concat!("../../packs/", $name)))
    };
    ($name:literal [$($file:literal),+]) => {
        PackText::from_folder(
            $name,
            [$(($file, include_str!(concat!("../../packs/", $name, "/", $file)))),+],
        )
    };
}

/// England's packs, in the order in which reports name them.
pub fn built_in() -> &'static [PackText] {
    static ENGLAND: LazyLock<Vec<PackText>> = packs![
        "england/nice" [
            "pack.toml",
            "background.toml",
            "examples/01-process.toml",
            "examples/02-basic-needs.toml",
            "examples/03-malnutrition.toml",
            "examples/04-supervision.toml",
            "examples/05-medical-care.toml",
            "examples/06-education.toml",
            "examples/07-emotion-and-behaviour.toml",
            "examples/08-parent-and-child.toml",
            "examples/09-household.toml",
            "examples/10-already-decided.toml",
            "examples/11-before-birth.toml",
            "examples/12-undecided.toml",
            "examples/13-beside-a-baby.toml",
            "examples/14-development.toml",
            "next-steps.toml",
            "rules/01-process.toml",
            "rules/02-basic-needs.toml",
            "rules/03-malnutrition.toml",
            "rules/04-supervision.toml",
            "rules/05-medical-care.toml",
            "rules/06-education.toml",
            "rules/07-emotion-and-behaviour.toml",
            "rules/08-parent-and-child.toml",
            "rules/09-household.toml",
            "rules/10-already-decided.toml",
            "rules/11-before-birth.toml",
            "rules/12-undecided.toml",
            "rules/13-beside-a-baby.toml",
            "rules/14-development.toml",
            "sources.toml",
        ],
        "england/core-info.toml",
        "england/context.toml",
        "england/attendance.toml",
        "england/health-contacts.toml",
        "england/growth.toml",
        "england/graded-care.toml",
        "england/chronology.toml",
        "england/safe-sleep" [
            "pack.toml",
            "background.toml",
            "examples/01-cannot-wait.toml",
            "examples/02-out-of-routine.toml",
            "examples/03-position-and-place.toml",
            "examples/04-covering-and-heat.toml",
            "examples/05-sharing.toml",
            "examples/06-seats-and-carriers.toml",
            "examples/07-smoke-alcohol-drugs.toml",
            "examples/08-baby.toml",
            "examples/09-family.toml",
            "examples/10-practitioners.toml",
            "examples/11-seen.toml",
            "examples/12-patterns.toml",
            "next-steps.toml",
            "questions.toml",
            "readings.toml",
            "rules/01-cannot-wait.toml",
            "rules/02-out-of-routine.toml",
            "rules/03-position-and-place.toml",
            "rules/04-covering-and-heat.toml",
            "rules/05-sharing.toml",
            "rules/06-seats-and-carriers.toml",
            "rules/07-smoke-alcohol-drugs.toml",
            "rules/08-baby.toml",
            "rules/09-family.toml",
            "rules/10-practitioners.toml",
            "rules/11-seen.toml",
            "rules/12-patterns.toml",
            "sources.toml",
        ],
    ];
    &ENGLAND
}

/// Packs of named partnerships and choices that only a partnership can make. Not in the default screener.
pub fn built_in_local() -> &'static [PackText] {
    static LOCAL: LazyLock<Vec<PackText>> = packs![
        "local/levels-neutral.toml",
        "local/nottinghamshire.toml",
        "local/dudley.toml",
        "local/northumberland.toml",
        "local/sleep-first-two-years.toml",
        "local/sleep-leaflet-edges.toml",
        "local/sleep-nice-thresholds.toml",
        "local/sleep-hampshire.toml",
        "local/sleep-merseyside.toml",
    ];
    &LOCAL
}

/// Further published tools, as data. Not in the default screener.
pub fn built_in_tools() -> &'static [PackText] {
    static TOOLS: LazyLock<Vec<PackText>> = packs![
        "tools/home-conditions.toml",
        "tools/quality-of-care.toml",
        "tools/four-columns.toml",
        "tools/four-states.toml",
        "tools/evidence-gate.toml",
        "tools/companion-scales.toml",
        "tools/baby-check.toml",
    ];
    &TOOLS
}
