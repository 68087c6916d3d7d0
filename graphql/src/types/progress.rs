//! The progress of a case for whoever holds its receipt.

use super::{CaseKind, ExpectedBy};
use crate::Words;
use async_graphql::SimpleObject;

/// How far a case is; nothing about anybody (办理进度)
#[derive(Clone, Debug, SimpleObject)]
pub struct Progress {
    pub kind: CaseKind,
    /// The status, such as `REVIEW`.
    pub status: String,
    pub status_words: Words,
    /// Who has the next step.
    pub waiting_for: Words,
    /// The day by which the office must have acted.
    pub expected_by: Option<ExpectedBy>,
    pub closed: bool,
}
