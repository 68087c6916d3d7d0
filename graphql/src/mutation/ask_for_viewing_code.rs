//! 获取验证码 (design)

use super::{
    CasePayload,
    run::{Desk, asked},
};
use crate::failure::Result;
use async_graphql::{Context, InputObject, Object};
use domain::{
    evidence_access::{Command, EvidenceAccess},
    law::{CommandRefusal, EvidenceObstacle},
};
use uuid::Uuid;

/// Why no code goes out, of which whoever asks is told nothing.
const UNTOLD: [&str; 2] = [
    EvidenceObstacle::NoAccess.code(),
    CommandRefusal::TimeNotReached.code(),
];

/// Has a code sent to the address on file (获取验证码)
#[derive(Clone, Debug, InputObject)]
pub struct AskForViewingCodeInput {
    /// Your name for this request: asked again, it gives the first answer.
    pub request_id: Uuid,
    pub case_number: String,
    /// The version of the case that you saw.
    pub version: u64,
}

#[derive(Default)]
pub(super) struct AskForViewingCodeMutation;

#[Object]
impl AskForViewingCodeMutation {
    /// Has a code sent to the address on file, and says the same where none goes out (获取验证码)
    async fn ask_for_viewing_code(
        &self,
        ctx: &Context<'_>,
        input: AskForViewingCodeInput,
    ) -> Result<CasePayload> {
        let command = Command::AskForCode;
        let mut payload = Desk::open(ctx)?
            .run::<EvidenceAccess>(asked!(input), Some(command))
            .await?;
        payload
            .problems
            .retain(|problem| !UNTOLD.contains(&problem.code.as_str()));
        Ok(payload)
    }
}
