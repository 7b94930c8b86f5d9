//! The trajectory of concern as a picture. The same facts stand beside it as text: no picture carries what words do
//! not.

use jiff::civil::Date;
use neglect_screen::Concern;
use neglect_screen::report::Replay;
use plotters::prelude::*;

/// How wide and high, in pixels.
const SIZE: (u32, u32) = (900, 320);

/// An SVG of the steps of a replay: the days along the foot, the concern up the side.
pub fn svg(replay: &Replay<'_>) -> String {
    let mut picture = String::new();
    // Drawing into a string fails only where the picture has no room, which this one has.
    if draw(&mut picture, replay).is_err() {
        picture.clear();
    }
    picture
}

fn day(date: Date) -> i32 {
    let start = Date::constant(1970, 1, 1);
    i32::try_from(date.duration_since(start).as_hours() / 24).unwrap_or(i32::MAX)
}

fn date(day: i32) -> String {
    Date::constant(1970, 1, 1)
        .saturating_add(jiff::Span::new().days(day.clamp(-700_000, 2_000_000)))
        .to_string()
}

fn draw(picture: &mut String, replay: &Replay<'_>) -> Result<(), Box<dyn std::error::Error>> {
    let (Some(first), Some(last)) = (replay.steps.first(), replay.steps.last()) else { return Ok(()) };
    let (from, to) = (day(first.on), day(last.on));
    let margin = ((to - from) / 20).max(3);
    let root = SVGBackend::with_string(picture, SIZE).into_drawing_area();
    root.fill(&WHITE)?;
    let top = i32::try_from(Concern::ALL.len()).unwrap_or(5) - 1;
    let mut chart = ChartBuilder::on(&root)
        .margin(12)
        .x_label_area_size(36)
        .y_label_area_size(120)
        .build_cartesian_2d(from - margin..to + margin, 0..top)?;
    chart
        .configure_mesh()
        .disable_x_mesh()
        .x_labels(6)
        .x_label_formatter(&|day| date(*day))
        .y_labels(Concern::ALL.len())
        .y_label_formatter(&|at| {
            usize::try_from(*at)
                .ok()
                .and_then(|at| Concern::NAMES.get(at))
                .map_or(String::new(), |name| name.replace('_', " "))
        })
        .light_line_style(WHITE)
        .draw()?;
    let height = |concern: Concern| i32::from(concern as u8);
    let mut steps: Vec<(i32, i32)> = Vec::new();
    for step in &replay.steps {
        // Concern stands as it was until the day on which it changes.
        if let Some(&(_, before)) = steps.last() {
            steps.push((day(step.on), before));
        }
        steps.push((day(step.on), height(step.concern)));
    }
    chart.draw_series(LineSeries::new(steps, RGBColor(31, 78, 121).stroke_width(2)))?;
    chart.draw_series(replay.steps.iter().map(|step| {
        let colour = match step.concern {
            Concern::Immediate | Concern::Suspect => RGBColor(176, 0, 32),
            Concern::Consider => RGBColor(178, 106, 0),
            Concern::Prompt | Concern::NoneRecorded => RGBColor(31, 78, 121),
        };
        Circle::new((day(step.on), height(step.concern)), 5, colour.filled())
    }))?;
    let missed = replay.steps.iter().filter(|step| !step.missed.is_empty());
    chart.draw_series(
        missed.map(|step| TriangleMarker::new((day(step.on), 0), 8, RGBColor(176, 0, 32).filled())),
    )?;
    root.present()?;
    Ok(())
}
