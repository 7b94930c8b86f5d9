//! `replay`: a case from each date on which something became known.

use neglect_screen::Case;
use neglect_screen::report::Replay as Steps;

use crate::args::{Replay, ReplayFormat};
use crate::exit::{Exit, Failure};
use crate::style::{self, HEADING, QUIET, paint};
use crate::{html, screen, screeners, timeline};

/// Runs the command.
pub fn run(args: &Replay) -> Result<Exit, Failure> {
    let screener = screeners::screener(&args.packs, |builder| builder)?;
    let bytes = screen::read(&args.file)?;
    let case = match Case::from_json(&bytes, screener.limits()) {
        Ok(case) => case,
        Err(error) => {
            screen::show(&args.file, &error);
            return Ok(Exit::Mistakes);
        }
    };
    let replay = match screener.replay(&case) {
        Ok(replay) => replay,
        Err(error) => {
            screen::show(&args.file, &error);
            return Ok(Exit::Mistakes);
        }
    };
    match args.format {
        ReplayFormat::Text => anstream::print!("{}", text(&replay)),
        ReplayFormat::Json => {
            let mut json = serde_json::to_vec_pretty(&replay).unwrap_or_default();
            json.push(b'\n');
            screen::write(&json)?;
        }
        ReplayFormat::Svg => screen::write(timeline::svg(&replay).as_bytes())?,
        ReplayFormat::Html => screen::write(html::replay(&replay).as_bytes())?,
    }
    Ok(Exit::Done)
}

fn text(replay: &Steps<'_>) -> String {
    let mut out = format!(
        "{}\n",
        paint(
            HEADING,
            format!("Case {}, as it stood on each date on which something became known", replay.case)
        )
    );
    if replay.steps.is_empty() {
        out.push_str("Nothing became known by the case's date.\n");
    }
    for step in &replay.steps {
        let mut line = format!(
            "\n{}  {}",
            paint(HEADING, step.on),
            paint(style::concern(step.concern), style::concern_words(step.concern))
        );
        if let Some(hazard) = step.hazard {
            line += &format!("; sleep hazard {}", paint(style::hazard(hazard), hazard));
        }
        out += &(line + "\n");
        out += &format!("    became known: {}\n", step.became_known.join(", "));
        if !step.new_findings.is_empty() {
            out += &format!("    fired for the first time: {}\n", step.new_findings.join(", "));
        }
        if !step.gone.is_empty() {
            out += &paint(QUIET, format!("    no longer: {}", step.gone.join(", ")));
            out.push('\n');
        }
        if !step.missed.is_empty() {
            out += &format!("    missed opportunity (nobody had responded to): {}\n", step.missed.join(", "));
        }
    }
    for (concern, on) in &replay.first_reached {
        out += &format!("\n{concern} was first reached on {on}");
    }
    out.push('\n');
    out
}
