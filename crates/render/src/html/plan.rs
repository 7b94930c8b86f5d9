//! The family's safe-sleep plan as one page to print: large type, and room to write.

use maud::{Markup, html};
use neglect_screen::interview::{Plan, PlanStep};

use super::frame::{document, list, plain};

const STYLE: &str = include_str!("plan.css");

/// A plan as a page.
pub fn plan(plan: &Plan) -> String {
    let mut whens: Vec<&str> = Vec::new();
    for step in &plan.steps {
        if !whens.contains(&step.when.as_ref()) {
            whens.push(&step.when);
        }
    }
    let title = "Baby's safe-sleep plan";
    let content = html! {
        main {
            h1 { (title) }
            p { (plan.as_of) }
            p { (plan.what_it_is) }
            @if let Some(nothing) = &plan.nothing { p { (nothing) } }
            @for when in whens {
                h2 { (when) }
                (list(plan.steps.iter().filter(|step| step.when == when).map(step)))
            }
            @if !plan.to_talk_about.is_empty() {
                h2 { "What we have not talked about yet" }
                (list(plan.to_talk_about.iter().map(plain)))
            }
            h2 { "To fill in together" }
            @for line in &plan.to_fill_in { p { (line) } div class="line" {} }
            p class="last" { (plan.last) }
        }
    };
    document(title, STYLE, content)
}

fn step(step: &PlanStep) -> Markup {
    html! { (step.what) @if let Some(who) = &step.who { span class="who" { "Who helps: " (who) } } }
}
