//! The partnership's side, where the library is built with it.

pub(crate) use neglect_partnership::api::{Counting, confidence_json, response_json};

use neglect_partnership::PartnershipError;

use crate::error::{Failure, Fault};
use crate::status::neglect_status;

impl From<PartnershipError> for Failure {
    fn from(error: PartnershipError) -> Failure {
        let faults = error
            .problems
            .into_iter()
            .map(|problem| Fault::new(problem.path, problem.code, problem.message, problem.help));
        Failure { status: neglect_status::Partnership, faults: faults.collect() }
    }
}
