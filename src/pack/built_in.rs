//! The packs that are compiled in, by file name. England's are what a screener has where nobody says otherwise; the
//! local ones and the further tools are there by name, for those who ask for them.

macro_rules! packs {
    ($($file:literal),* $(,)?) => {
        &[$(($file, include_str!(concat!("../../packs/", $file)))),*]
    };
}

/// England's packs, in the order in which reports name them: name and text.
pub fn built_in() -> &'static [(&'static str, &'static str)] {
    packs![
        "england/nice.toml",
        "england/core-info.toml",
        "england/context.toml",
        "england/attendance.toml",
        "england/health-contacts.toml",
        "england/growth.toml",
        "england/graded-care.toml",
        "england/chronology.toml",
        "england/safe-sleep.toml",
    ]
}

/// Packs of named partnerships and choices that only a partnership can make. Not in the default screener.
pub fn built_in_local() -> &'static [(&'static str, &'static str)] {
    packs![
        "local/levels-neutral.toml",
        "local/nottinghamshire.toml",
        "local/dudley.toml",
        "local/northumberland.toml",
        "local/sleep-first-two-years.toml",
        "local/sleep-leaflet-edges.toml",
        "local/sleep-nice-thresholds.toml",
        "local/sleep-hampshire.toml",
        "local/sleep-merseyside.toml",
    ]
}

/// Further published tools, as data. Not in the default screener.
pub fn built_in_tools() -> &'static [(&'static str, &'static str)] {
    packs![
        "tools/home-conditions.toml",
        "tools/quality-of-care.toml",
        "tools/four-columns.toml",
        "tools/four-states.toml",
        "tools/evidence-gate.toml",
        "tools/companion-scales.toml",
        "tools/baby-check.toml",
    ]
}
