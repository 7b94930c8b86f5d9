//! The clock: every lane screens the same cases in every round, in turn, so that whatever else the machine does
//! falls on all of them; medians are taken over rounds, and ratios within a round before the median.

use std::{hint::black_box, time::Instant};

use crate::lanes::Lane;

/// Nanoseconds for one case, by round, for each lane.
pub struct Rounds {
    by_lane: Vec<Vec<f64>>,
}

/// Screens `cases` cases per lane and round. Quick lanes repeat them until a round is long enough to be read
/// from the clock, and the order of lanes turns by one each round.
pub fn time(lanes: &mut [Box<dyn Lane + '_>], cases: usize, rounds: usize) -> Rounds {
    let repeats: Vec<u32> = lanes.iter_mut().map(|lane| repeats(lane.as_mut(), cases)).collect();
    let mut by_lane = vec![Vec::with_capacity(rounds); lanes.len()];
    for round in 0..rounds {
        for turn in 0..lanes.len() {
            let lane = (turn + round) % lanes.len();
            by_lane[lane].push(once(lanes[lane].as_mut(), cases, repeats[lane]));
        }
    }
    Rounds { by_lane }
}

/// Nanoseconds for one case, over all cases, so many times.
fn once(lane: &mut dyn Lane, cases: usize, repeats: u32) -> f64 {
    let start = Instant::now();
    for _ in 0..repeats {
        for case in 0..cases {
            lane.screen(black_box(case));
        }
    }
    let taken = start.elapsed();
    black_box(lane.fired());
    taken.as_nanos() as f64 / (f64::from(repeats) * cases as f64)
}

/// How often a lane goes through the cases so that a round takes it some milliseconds.
fn repeats(lane: &mut dyn Lane, cases: usize) -> u32 {
    const ROUND_NS: f64 = 5e6;
    once(lane, cases, 1);
    let all = once(lane, cases, 1) * cases as f64;
    (ROUND_NS / all).ceil().clamp(1.0, 1000.0) as u32
}

impl Rounds {
    /// The median time for one case, in nanoseconds.
    pub fn median(&self, lane: usize) -> f64 {
        median(self.by_lane[lane].clone())
    }

    /// The median, over rounds, of how many times as long `lane` took as `than`.
    pub fn ratio(&self, lane: usize, than: usize) -> f64 {
        median(self.by_lane[lane].iter().zip(&self.by_lane[than]).map(|(a, b)| a / b).collect())
    }
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_unstable_by(f64::total_cmp);
    let middle = values.len() / 2;
    match values.len() {
        0 => f64::NAN,
        even if even % 2 == 0 => (values[middle - 1] + values[middle]) / 2.0,
        _ => values[middle],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ratio_is_taken_within_a_round_before_the_median() {
        let rounds = Rounds { by_lane: vec![vec![2.0, 20.0, 400.0], vec![1.0, 10.0, 100.0]] };
        assert_eq!(rounds.ratio(0, 1), 2.0);
        assert_eq!(rounds.median(0), 20.0);
    }
}
