//! 后续事项办结 (design)

use super::{
    CasePayload,
    run::{Desk, OfKind, asked},
};
use crate::failure::Result;
use async_graphql::{Context, InputObject, Object};
use domain::{case::TaskId, evidence_access, licence_application, vehicle_transfer};
use uuid::Uuid;

/// What a machine could not do is done (后续事项办结)
#[derive(Clone, Debug, InputObject)]
pub struct CompleteFollowUpInput {
    /// Your name for this request: asked again, it gives the first answer.
    pub request_id: Uuid,
    pub case_number: String,
    /// The version of the case that you saw.
    pub version: u64,
    /// The number of the task.
    pub task: u32,
    /// The fence of your claim.
    pub fence: u32,
    /// What was done.
    pub words: String,
}

#[derive(Default)]
pub(super) struct CompleteFollowUpMutation;

#[Object]
impl CompleteFollowUpMutation {
    /// What a machine could not do is done (后续事项办结)
    async fn complete_follow_up(
        &self,
        ctx: &Context<'_>,
        input: CompleteFollowUpInput,
    ) -> Result<CasePayload> {
        let mut desk = Desk::open(ctx)?;
        let (task, fence) = (TaskId(input.task), input.fence);
        let words = desk.form.text("words", &input.words);
        let commands = words.map(|words| OfKind {
            licence: licence_application::Command::CompleteFollowUp {
                task,
                fence,
                words: words.clone(),
            },
            transfer: Some(vehicle_transfer::Command::CompleteFollowUp {
                task,
                fence,
                words: words.clone(),
            }),
            evidence: evidence_access::Command::CompleteFollowUp { task, fence, words },
        });
        desk.run_of_kind(asked!(input), commands).await
    }
}
