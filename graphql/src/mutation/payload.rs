//! What every mutation on a case answers.

use crate::types::{Case, Problem};
use async_graphql::SimpleObject;
use uuid::Uuid;

/// What became of a mutation on a case (办理结果)
#[derive(SimpleObject)]
pub struct CasePayload {
    /// The case as it is now; what you did can be read back at once.
    pub case: Option<Case>,
    /// The case, also while a new one is pending.
    pub case_number: Option<String>,
    /// The version of the case after the request, or the present one where it did nothing.
    pub version: Option<u64>,
    /// Ask again with it, or look with `requestAnswer`.
    pub request_id: Uuid,
    /// Taken, and not answered in time: it may still happen. Ask again with the same request id (处理中)
    pub pending: bool,
    /// Why nothing happened; empty where it was done.
    pub problems: Vec<Problem>,
}

impl CasePayload {
    /// Nothing happened.
    pub(super) fn refused(request_id: Uuid, problems: Vec<Problem>) -> Self {
        Self {
            case: None,
            case_number: None,
            version: None,
            request_id,
            pending: false,
            problems,
        }
    }
}
