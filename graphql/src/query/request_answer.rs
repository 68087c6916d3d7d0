//! For a client that was told that its request is pending.

use crate::{
    failure::Result,
    reader::Reader,
    types::{Problem, RequestAnswer},
};
use async_graphql::{Context, Object};
use domain::{case::RequestId, identifier::CaseNumber};
use uuid::Uuid;

#[derive(Default)]
pub(super) struct RequestAnswerQuery;

#[Object]
impl RequestAnswerQuery {
    /// What a request of yours was answered; nothing while there is no answer (请求结果)
    async fn request_answer(
        &self,
        ctx: &Context<'_>,
        case_number: String,
        request_id: Uuid,
    ) -> Result<Option<RequestAnswer>> {
        let reader = Reader::of(ctx, None)?;
        let Ok(number) = CaseNumber::parse(&case_number) else {
            return Ok(None);
        };
        let answer = reader
            .finder()
            .request_answer(&number, RequestId(request_id))
            .await?;
        let Some(answer) = answer else {
            return Ok(None);
        };
        let problems = match &answer.outcome {
            Err(refusal) => vec![Problem::told(refusal, &reader).await?],
            Ok(_) => vec![],
        };
        Ok(Some(RequestAnswer {
            request_id,
            case_number: answer.case.to_string(),
            at: answer.at,
            version: answer.version,
            problems,
        }))
    }
}
