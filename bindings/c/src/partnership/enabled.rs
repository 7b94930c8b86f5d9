//! The partnership's side, where the library is built with it.

pub(crate) use neglect_partnership::api::{Counting, confidence_json, response_json};

use neglect_partnership::PartnershipError;

use crate::error::Failure;
use crate::status::neglect_status;

impl From<PartnershipError> for Failure {
    fn from(error: PartnershipError) -> Failure {
        Failure::from_problems(neglect_status::Partnership, error.problems)
    }
}
