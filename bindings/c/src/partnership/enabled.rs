//! The partnership's side, where the library is built with it.

pub(crate) use neglect_partnership::api::{Counting, confidence_json, response_json};

use neglect_partnership::PartnershipError;

use crate::error::Fault;
use crate::guard::Failure;
use crate::status::neglect_status;

impl From<PartnershipError> for Failure {
    fn from(error: PartnershipError) -> Failure {
        let faults = error.problems.iter();
        Failure {
            status: neglect_status::Partnership,
            faults: faults
                .map(|problem| Fault::new(&problem.path, problem.code, &problem.message, &problem.help))
                .collect(),
        }
    }
}
