//! A partnership's own definitions as TOML text in a request, or the shipped ones.

use crate::partnership::Problem;
use crate::partnership::confidence::Survey;
use crate::partnership::disclosure::Settings;
use crate::partnership::measures::Measures;
use crate::partnership::response::ResponseTool;

pub(super) fn measures(text: Option<&str>) -> Result<Measures, Vec<Problem>> {
    own("measures", text, Measures::shipped, Measures::from_toml)
}

pub(super) fn tool(text: Option<&str>) -> Result<ResponseTool, Vec<Problem>> {
    own("tool", text, ResponseTool::shipped, ResponseTool::from_toml)
}

pub(super) fn survey(text: Option<&str>) -> Result<Survey, Vec<Problem>> {
    own("survey", text, Survey::shipped, Survey::from_toml)
}

pub(super) fn settings(text: Option<&str>) -> Result<Settings, Vec<Problem>> {
    own("settings", text, Settings::dfe, |text| {
        Settings::from_toml(text).map_err(|error| vec![error.problem()])
    })
}

fn own<T>(
    field: &str,
    text: Option<&str>,
    shipped: fn() -> T,
    read: fn(&str) -> Result<T, Vec<Problem>>,
) -> Result<T, Vec<Problem>> {
    let within = |problems: Vec<Problem>| problems.into_iter().map(|problem| problem.within(field)).collect();
    text.map_or_else(|| Ok(shipped()), |text| read(text).map_err(within))
}
