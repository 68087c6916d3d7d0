//! What a request was answered.

use super::Problem;
use async_graphql::SimpleObject;
use domain::time::Moment;
use uuid::Uuid;

/// The first answer to a request, which is the answer for ever (请求结果)
#[derive(Clone, Debug, SimpleObject)]
pub struct RequestAnswer {
    pub request_id: Uuid,
    pub case_number: String,
    pub at: Moment,
    /// The version of the case after the request.
    pub version: u64,
    /// Why it did nothing; empty where it was done.
    pub problems: Vec<Problem>,
}
