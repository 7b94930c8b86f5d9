//! What moves beside the rules: other parts of the packs, and the reports of given cases.

use neglect_screen::pack::{Pack, qualified};
use neglect_screen::{Case, Report, Screener};

use crate::comparison::{Moved, PartChange};

/// A given case whose report says otherwise; `None` where both say the same.
pub(crate) fn moved(old: &Screener, new: &Screener, name: &str, case: &Case) -> Option<Moved> {
    let (Ok(was), Ok(is)) = (old.screen(case), new.screen(case)) else { return None };
    let rules = |report: &Report| {
        let findings = report.findings.iter().chain(&report.patterns);
        findings.map(|finding| finding.rule.clone()).collect::<Vec<String>>()
    };
    let (before, now) = (rules(&was), rules(&is));
    let not_in = |these: &[String], others: &[String]| {
        these.iter().filter(|rule| !others.contains(rule)).cloned().collect::<Vec<String>>()
    };
    let moved = Moved {
        case: name.to_owned(),
        concern: [was.concern, is.concern],
        could_reach: [was.could_reach, is.could_reach],
        hazard: [was.hazard, is.hazard],
        fires: not_in(&now, &before),
        no_longer: not_in(&before, &now),
    };
    let same = moved.concern[0] == moved.concern[1]
        && moved.could_reach[0] == moved.could_reach[1]
        && moved.hazard[0] == moved.hazard[1]
        && moved.fires.is_empty()
        && moved.no_longer.is_empty();
    (!same).then_some(moved)
}

/// The parts of the packs that are written otherwise.
pub(crate) fn parts(old: &Screener, new: &Screener) -> Vec<PartChange> {
    let mut changes = Vec::new();
    changed(&mut changes, "indicator", old, new, |pack| {
        pack.indicators.iter().map(|one| (one.code.clone(), one)).collect()
    });
    changed(&mut changes, "tool", old, new, |pack| {
        pack.tools.iter().map(|one| (one.id.clone(), one)).collect()
    });
    changed(&mut changes, "next step", old, new, |pack| {
        pack.next_steps.iter().map(|one| (qualified(&pack.header.id, &one.id), one)).collect()
    });
    changed(&mut changes, "level", old, new, |pack| {
        pack.levels.iter().map(|one| (qualified(&pack.header.id, &one.id), one)).collect()
    });
    changed(&mut changes, "reading", old, new, |pack| {
        pack.readings.iter().map(|one| (qualified(&pack.header.id, &one.id), one)).collect()
    });
    changes
}

fn changed<'s, T: PartialEq + 's>(
    changes: &mut Vec<PartChange>,
    kind: &'static str,
    old: &'s Screener,
    new: &'s Screener,
    parts: impl Fn(&'s Pack) -> Vec<(String, &'s T)>,
) {
    let of = |screener: &'s Screener| screener.packs().iter().flat_map(&parts).collect::<Vec<(String, &T)>>();
    let (was, is) = (of(old), of(new));
    let find =
        |all: &[(String, &'s T)], id: &str| all.iter().find(|(known, _)| known == id).map(|(_, part)| *part);
    for (id, part) in &was {
        match find(&is, id) {
            None => changes.push(PartChange { kind, id: id.clone(), change: "removed" }),
            Some(now) if now != *part => changes.push(PartChange { kind, id: id.clone(), change: "changed" }),
            Some(_) => {}
        }
    }
    let added = is.iter().filter(|(id, _)| find(&was, id).is_none());
    changes.extend(added.map(|(id, _)| PartChange { kind, id: id.clone(), change: "added" }));
}
