//! What can be asked for.

use neglect_import::Source;
use neglect_render::html::ChildOnPage;
use neglect_render::{html, printable, text};
use neglect_screen::interview::Plan;
use neglect_screen::report::{Replay, Report};
use neglect_screen::{Case, Screener};
use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::packs::{CheckSent, Setup};
use crate::refusal::Refusal;
use crate::{comparison, import};

/// The screeners that were made, by their numbers.
#[derive(Debug, Default)]
pub(crate) struct Screeners(Vec<Option<Screener>>);

/// A report to be shown, with what was known when.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Shown {
    report: Report,
    replay: Option<Replay>,
    #[serde(default)]
    fragment: bool,
}

/// The plan of a report by the rules of a pack.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PlanAsked {
    report: Report,
    pack: String,
    #[serde(default)]
    html: bool,
}

impl Screeners {
    /// Answers one request.
    pub(crate) fn answer(&mut self, request: &[u8]) -> Result<Vec<u8>, Refusal> {
        let end = request.iter().position(|byte| *byte == b'\n');
        let end =
            end.ok_or_else(|| Refusal::argument("a request begins with a line that says what is asked for"))?;
        let line = std::str::from_utf8(&request[..end]).map_err(|_| Refusal::argument("not UTF-8"))?;
        let sent = &request[end + 1..];
        let words: Vec<&str> = line.split(' ').collect();
        match words[..] {
            ["library"] => as_json(&json!({ "version": env!("CARGO_PKG_VERSION") })),
            ["screener"] => self.make(serde_json::from_slice(sent)?),
            ["free", number] => self.free(number),
            ["check"] => as_json(&serde_json::from_slice::<CheckSent>(sent)?.check()?),
            ["screen", number] => {
                let mut report = Vec::new();
                self.screener(number)?.screen_json(sent, &mut report)?;
                Ok(report)
            }
            ["replay", number] => {
                let screener = self.screener(number)?;
                as_json(&screener.replay(&Case::from_json(sent, screener.limits())?)?)
            }
            ["next", number, tool] => next_question(self.screener(number)?, tool, sent),
            ["compare", old, new] => comparison::compare(self.screener(old)?, self.screener(new)?, sent),
            ["sources"] => as_json(&Source::ALL.map(Source::name)),
            ["marks_from_sessions"] => import::marks_from_sessions(sent),
            ["import", number] => import::import(self.screener(number)?, sent),
            ["packs", number] => as_json(&packs(self.screener(number)?)),
            ["indicators", number] => as_json(&self.screener(number)?.indicators()),
            ["tools", number] => as_json(&self.screener(number)?.tools()),
            ["text"] => Ok(text::report(&serde_json::from_slice(sent)?).to_string().into_bytes()),
            ["replay_text"] => Ok(text::replay(&serde_json::from_slice(sent)?).to_string().into_bytes()),
            ["replay_html"] => Ok(html::replay(&serde_json::from_slice(sent)?).into_bytes()),
            ["html"] => {
                let Shown { report, replay, fragment } = serde_json::from_slice(sent)?;
                let show = if fragment { html::report_fragment } else { html::report };
                Ok(show(&report, replay.as_ref()).into_bytes())
            }
            ["household"] => {
                let children: Vec<ChildOnPage<'_>> = serde_json::from_slice(sent)?;
                Ok(html::household(&children).into_bytes())
            }
            ["plan"] => {
                let PlanAsked { report, pack, html } = serde_json::from_slice(sent)?;
                let plan = Plan::of(&report, &pack);
                Ok(if html { html::plan(&plan) } else { printable(&plan.to_text()).into_owned() }
                    .into_bytes())
            }
            _ => Err(Refusal::argument("there is no such operation")),
        }
    }

    fn make(&mut self, setup: Setup) -> Result<Vec<u8>, Refusal> {
        let screener = setup.screener()?;
        let free = self.0.iter().position(Option::is_none);
        let number = free.unwrap_or_else(|| {
            self.0.push(None);
            self.0.len() - 1
        });
        self.0[number] = Some(screener);
        as_json(&number)
    }

    fn free(&mut self, number: &str) -> Result<Vec<u8>, Refusal> {
        self.screener(number)?;
        let number: usize = number.parse().expect("a screener was found by this number");
        self.0[number] = None;
        as_json(&())
    }

    fn screener(&self, number: &str) -> Result<&Screener, Refusal> {
        let screener =
            number.parse().ok().and_then(|number: usize| self.0.get(number)).and_then(Option::as_ref);
        screener.ok_or_else(|| Refusal::argument("there is no such screener, or it was freed"))
    }
}

fn next_question(screener: &Screener, tool: &str, case: &[u8]) -> Result<Vec<u8>, Refusal> {
    let interview = screener.interview(tool);
    let interview = interview.ok_or_else(|| Refusal::argument("no pack in force has this tool"))?;
    let case = Case::from_json(case, screener.limits())?;
    as_json(&interview.next_question(&case.child, case.as_of, &interview.answers_in(&case)))
}

fn packs(screener: &Screener) -> Vec<serde_json::Value> {
    let packs = screener.packs().iter().zip(screener.digests());
    let line = |(pack, digest): (&neglect_screen::pack::Pack, &str)| {
        let header = &pack.header;
        json!({ "id": header.id, "version": header.version, "title": header.title, "digest": digest })
    };
    packs.map(line).collect()
}

pub(crate) fn as_json(value: &(impl Serialize + ?Sized)) -> Result<Vec<u8>, Refusal> {
    Ok(serde_json::to_vec(value).expect("an answer is written as JSON"))
}
