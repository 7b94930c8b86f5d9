//! The Graded Care Profile's way of making one grade of several: the part of `totals` that has a method of its own.
//!
//! The method is recalled from local instructions and not yet read in a manual: the pack says so. As published it
//! is not monotone: 3, 3, 1, 2, 2 gives 3 by a tie, and the same profile with its 1 worsened to a 2 gives 2 by the
//! mode. It is kept as it is, and the spread of the grades always stands beside the result.

use crate::pack::Tie;
use crate::vocabulary::vocabulary;

vocabulary! {
    /// Why several grades gave this one.
    GradeReason {
        /// Some grade lies above the ceiling's threshold: the worst wins, however good the rest.
        Ceiling = "ceiling",
        /// One grade is more frequent than every other.
        Mode = "mode",
        /// Several grades are equally frequent, and the method says which of them counts.
        Tie = "tie",
    }
}

/// One grade made of several.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Graded {
    /// The grade.
    pub(super) grade: i64,
    /// Why this one.
    pub(super) reason: GradeReason,
}

/// One grade of several: any grade above `over` wins, the worst of them first; otherwise the most frequent; a tie
/// goes as `tie` says. `None` where there is no grade. Blanks are the caller's to leave out, never to fill in.
pub(super) fn mode_with_ceiling(grades: &[i64], over: i64, tie: Tie) -> Option<Graded> {
    let worst = grades.iter().copied().max()?;
    if worst > over {
        return Some(Graded { grade: worst, reason: GradeReason::Ceiling });
    }
    let frequency = |grade: i64| grades.iter().filter(|&&other| other == grade).count();
    let most = grades.iter().map(|&grade| frequency(grade)).max()?;
    let modes = || grades.iter().copied().filter(|&grade| frequency(grade) == most);
    let (low, high) = (modes().min()?, modes().max()?);
    let reason = if low == high { GradeReason::Mode } else { GradeReason::Tie };
    let grade = match tie {
        Tie::Worse => high,
        Tie::Better => low,
    };
    Some(Graded { grade, reason })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{GradeReason, mode_with_ceiling};
    use crate::pack::Tie;

    #[test]
    fn the_worked_vectors_give_their_grades_and_reasons() {
        use GradeReason::{Ceiling, Mode, Tie as TieBreak};
        let vectors: [(&[i64], i64, GradeReason); 10] = [
            (&[2, 2, 2, 2], 2, Mode),
            (&[1, 2, 2, 3], 2, Mode),
            (&[2, 2, 3, 3], 3, TieBreak),
            (&[1, 1, 3, 3], 3, TieBreak),
            (&[1, 2, 3], 3, TieBreak),
            (&[3, 3, 3], 3, Mode),
            (&[1, 1, 2, 4], 4, Ceiling),
            (&[2, 2, 5], 5, Ceiling),
            (&[4, 4, 4, 5], 5, Ceiling),
            (&[5], 5, Ceiling),
        ];
        for (grades, grade, reason) in vectors {
            let made = mode_with_ceiling(grades, 3, Tie::Worse).unwrap();
            assert_eq!((made.grade, made.reason), (grade, reason), "{grades:?}");
        }
        assert_eq!(mode_with_ceiling(&[], 3, Tie::Worse), None);
    }

    #[test]
    fn the_published_method_is_not_monotone() {
        let before = mode_with_ceiling(&[3, 3, 1, 2, 2], 3, Tie::Worse).unwrap();
        let worse_item = mode_with_ceiling(&[3, 3, 2, 2, 2], 3, Tie::Worse).unwrap();
        assert_eq!((before.grade, worse_item.grade), (3, 2));
    }

    #[test]
    fn a_tie_can_be_decided_for_the_better_grade() {
        assert_eq!(mode_with_ceiling(&[2, 2, 3, 3], 3, Tie::Better).unwrap().grade, 2);
    }

    proptest! {
        #[test]
        fn a_grade_above_three_always_shows(
            mut grades in prop::collection::vec(1_i64..=5, 0..8), high in 4_i64..=5, at in any::<prop::sample::Index>()
        ) {
            grades.insert(at.index(grades.len() + 1), high);
            let made = mode_with_ceiling(&grades, 3, Tie::Worse).unwrap();
            prop_assert!(made.grade >= high);
            prop_assert_eq!(made.reason, GradeReason::Ceiling);
        }

        #[test]
        fn the_result_is_one_of_the_grades_and_their_order_does_not_matter(
            grades in prop::collection::vec(1_i64..=5, 1..10), tie in prop_oneof![Just(Tie::Worse), Just(Tie::Better)]
        ) {
            let made = mode_with_ceiling(&grades, 3, tie).unwrap();
            prop_assert!(grades.contains(&made.grade));
            let mut turned = grades.clone();
            turned.reverse();
            prop_assert_eq!(mode_with_ceiling(&turned, 3, tie), Some(made));
        }
    }
}
