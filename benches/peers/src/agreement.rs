//! Whether all lanes say the same of every case. Nothing is timed before they do.

use crate::lanes::{Account, Lane};

/// The first case two lanes disagree on.
#[derive(Debug)]
pub struct Disagreement {
    /// The case's number.
    pub case: usize,
    /// Which lanes, and what each said.
    pub said: String,
}

/// What the lanes agreed on.
#[derive(Debug, Default)]
pub struct Agreement {
    /// Lanes compared.
    pub lanes: usize,
    /// Cases compared.
    pub cases: usize,
    /// Rules that fired, over all cases.
    pub fired: u64,
    /// The rules that fired in some case, as a mask.
    pub ever: u64,
    /// The rules that stayed silent in some case, as a mask.
    pub silent: u64,
}

/// Screens every case in every lane and compares the answers with the first lane's, which must give an account.
///
/// # Errors
///
/// The first case on which a lane differs, in what fired or, where the lane says, in what it rests on and what
/// became of each observation.
pub fn agree(lanes: &mut [Box<dyn Lane + '_>], cases: usize) -> Result<Agreement, Disagreement> {
    let mut agreement = Agreement { lanes: lanes.len(), cases, ..Agreement::default() };
    for case in 0..cases {
        let mut first: Option<(String, u64, Option<Account>)> = None;
        for lane in lanes.iter_mut() {
            lane.screen(case);
            let (fired, account) = (lane.fired(), lane.account());
            let Some((name, expected, explained)) = &first else {
                agreement.fired += u64::from(fired.count_ones());
                agreement.ever |= fired;
                agreement.silent |= !fired;
                first = Some((lane.label(), fired, account));
                continue;
            };
            if fired != *expected {
                let said = format!("{name} fired {expected:015x}, {} fired {fired:015x}", lane.label());
                return Err(Disagreement { case, said });
            }
            if account.is_some() && account != *explained {
                let said = format!("{name} said {explained:?}, {} said {account:?}", lane.label());
                return Err(Disagreement { case, said });
            }
        }
    }
    Ok(agreement)
}
