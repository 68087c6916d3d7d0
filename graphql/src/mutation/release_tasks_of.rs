//! The work of somebody who leaves a post.

use crate::{
    failure::{Failure, Result},
    request,
};
use async_graphql::{Context, InputObject, Object, SimpleObject};
use domain::{access::PersonId, case::RequestId};
use uuid::Uuid;

/// Who leaves (离岗)
#[derive(Clone, Debug, InputObject)]
pub struct ReleaseTasksOfInput {
    /// Your name for this request: asked again, it gives the first answer of each case.
    pub request_id: Uuid,
    /// The id of the member of staff.
    pub person: Uuid,
}

/// What became of their work.
#[derive(Clone, Debug, SimpleObject)]
pub struct ReleaseTasksOfPayload {
    pub request_id: Uuid,
    /// In how many cases their tasks came back.
    pub cases: u32,
}

#[derive(Default)]
pub(super) struct ReleaseTasksOfMutation;

#[Object]
impl ReleaseTasksOfMutation {
    /// Gives back everything that a leaving person holds; for administrators (离岗人员任务退回)
    async fn release_tasks_of(
        &self,
        ctx: &Context<'_>,
        input: ReleaseTasksOfInput,
    ) -> Result<ReleaseTasksOfPayload> {
        let by = request::administrator(ctx)?;
        let engine = &request::services(ctx).engine;
        let (leaving, id) = (PersonId(input.person), RequestId(input.request_id));
        let released = engine
            .release_tasks_of(leaving, id, by.into(), request::trace(ctx))
            .await;
        Ok(ReleaseTasksOfPayload {
            request_id: input.request_id,
            cases: released.map_err(Failure::from)?,
        })
    }
}
