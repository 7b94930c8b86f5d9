//! The family's plan as one page to print: nothing fetched, readable without colour.

use maud::{DOCTYPE, PreEscaped, html};
use neglect_screen::interview::Plan;

/// A page of its own: large type, room to write.
const STYLE: &str = "body{font:18px/1.5 system-ui,sans-serif;color:#111;background:#fff;max-width:44rem;margin:0 auto;\
padding:1rem}h1{font-size:1.6rem}h2{font-size:1.2rem;margin-top:1.5rem;border-bottom:2px solid #1f4e79}\
li{margin:.5rem 0}.who{display:block;color:#444;font-size:.9em}.line{border-bottom:1px solid #444;height:2.2rem}\
.last{border:3px solid #b00020;padding:.5rem;font-weight:700}@media print{body{font-size:13pt}li{break-inside:avoid}}";

/// The plan as a page.
pub fn html(plan: &Plan<'_>) -> String {
    let mut whens: Vec<&str> = Vec::new();
    for step in &plan.steps {
        if !whens.contains(&step.when.as_ref()) {
            whens.push(&step.when);
        }
    }
    html! {
        (DOCTYPE)
        html lang="en-GB" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { "Baby's safe-sleep plan" }
                style { (PreEscaped(STYLE)) }
            }
            body {
                main {
                    h1 { "Baby's safe-sleep plan" }
                    p { (plan.as_of) }
                    p { (plan.what_it_is) }
                    @if let Some(nothing) = &plan.nothing { p { (nothing) } }
                    @for when in whens {
                        h2 { (when) }
                        ul { @for step in plan.steps.iter().filter(|step| step.when == when) {
                            li { (step.what) @if let Some(who) = &step.who { span class="who" { "Who helps: " (who) } } }
                        } }
                    }
                    @if !plan.to_talk_about.is_empty() {
                        h2 { "What we have not talked about yet" }
                        ul { @for ask in &plan.to_talk_about { li { (ask) } } }
                    }
                    h2 { "To fill in together" }
                    @for line in &plan.to_fill_in { p { (line) } div class="line" {} }
                    p class="last" { (plan.last) }
                }
            }
        }
    }
    .into_string()
}
