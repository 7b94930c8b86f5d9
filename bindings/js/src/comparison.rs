//! What one screener says otherwise than another.

use neglect_compare::Progress;
use neglect_render::html;
use neglect_screen::{Case, Screener};
use serde::Deserialize;

use crate::operations::as_json;
use crate::refusal::Refusal;

/// Cases of which it is told what moves, and how the comparison is wanted.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CompareAsked {
    #[serde(default)]
    cases: Vec<NamedCase>,
    #[serde(default)]
    html: bool,
    #[serde(default)]
    fragment: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NamedCase {
    name: String,
    case: serde_json::Value,
}

/// Compares two screeners: as JSON, as a page, or as part of one.
pub(crate) fn compare(old: &Screener, new: &Screener, sent: &[u8]) -> Result<Vec<u8>, Refusal> {
    let asked: CompareAsked = serde_json::from_slice(sent)?;
    let cases = asked.cases.into_iter().map(|NamedCase { name, case }| {
        Ok((name, Case::from_json(case.to_string().as_bytes(), new.limits())?))
    });
    let cases: Vec<(String, Case)> = cases.collect::<Result<_, Refusal>>()?;
    let comparison = neglect_compare::compare_watched(old, new, &cases, tell);
    if !asked.html {
        return as_json(&comparison);
    }
    let show = if asked.fragment { html::comparison_fragment } else { html::comparison };
    Ok(show(&comparison).into_bytes())
}

/// Tells the page how far a comparison has come: the one thing that the library takes from outside.
#[cfg(target_arch = "wasm32")]
fn tell(far: Progress) {
    #[link(wasm_import_module = "neglect")]
    unsafe extern "C" {
        safe fn progress(rules: u32, of: u32, tried: u32);
    }
    let count = |count: usize| u32::try_from(count).expect("addresses have 32 bits in WebAssembly");
    progress(count(far.rules), count(far.of), count(far.tried));
}

/// Elsewhere, where only this crate's own tests are built, nobody listens.
#[cfg(not(target_arch = "wasm32"))]
fn tell(_: Progress) {}
