//! In which places of their lists the records of a checked case had been listed.

/// For each list where its records had been listed; empty where they stand as they were listed.
#[derive(Debug, Clone, Default)]
pub(crate) struct Listed {
    pub(super) observations: Vec<u32>,
    pub(super) assessments: Vec<u32>,
    pub(super) attendance: Vec<u32>,
    pub(super) appointments: Vec<u32>,
    pub(super) growth: Vec<u32>,
    pub(super) responses: Vec<u32>,
}

/// Cases are equal where what they record is: how it had been listed is no part of that.
impl PartialEq for Listed {
    fn eq(&self, _: &Listed) -> bool {
        true
    }
}
