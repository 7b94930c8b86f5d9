//! The partnership's pages and Word forms, where the library is built with both.

use neglect_partnership::PartnershipError;
use neglect_partnership::api::{ConfidenceTables, confidence_tables, form_request, reading_options};
use neglect_render::{docx, html};

use super::enabled::Counting;
use crate::error::Failure;

pub(crate) fn measures_html(counting: &Counting, options: &[u8]) -> Result<String, Failure> {
    Ok(html::measures(&counting.publication(options)?, counting.measures()))
}

/// The page, and the answers that could not be counted, as JSON.
pub(crate) fn confidence_html(request: &[u8]) -> Result<(String, String), Failure> {
    let ConfidenceTables { confidence, survey, refused_json } = confidence_tables(request)?;
    Ok((html::confidence(&confidence, &survey), refused_json))
}

pub(crate) fn write_form(request: &[u8]) -> Result<Vec<u8>, Failure> {
    let (tool, response) = form_request(request)?;
    Ok(docx::response_form(&tool, response.as_ref()))
}

pub(crate) fn read_form(docx: &[u8], options: &[u8]) -> Result<Vec<u8>, Failure> {
    let tool = reading_options(options)?;
    let response = docx::read_response(docx, &tool).map_err(PartnershipError::from)?;
    serde_json::to_vec(&response).map_err(|_| Failure::internal())
}
