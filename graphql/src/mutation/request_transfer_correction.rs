//! 一次告知补正 (O164 3)

use super::{
    CasePayload,
    run::{Desk, asked},
};
use crate::{failure::Result, input::Form, types::TransferDocument};
use async_graphql::{Context, InputObject, Object};
use domain::vehicle_transfer::{Command, MissingPaper, VehicleTransfer};
use uuid::Uuid;

/// One line of the notice: a paper (补正事项)
#[derive(Clone, Debug, InputObject)]
pub struct MissingPaperInput {
    pub document: TransferDocument,
    /// What to do about it.
    pub words: String,
}

/// Names every paper that is missing, once (一次告知)
#[derive(Clone, Debug, InputObject)]
pub struct RequestTransferCorrectionInput {
    /// Your name for this request: asked again, it gives the first answer.
    pub request_id: Uuid,
    pub case_number: String,
    /// The version of the case that you saw.
    pub version: u64,
    /// Everything: there is no second notice.
    pub missing: Vec<MissingPaperInput>,
}

#[derive(Default)]
pub(super) struct RequestTransferCorrectionMutation;

#[Object]
impl RequestTransferCorrectionMutation {
    /// Names every paper that is missing, once (一次告知补正; O164 3)
    async fn request_transfer_correction(
        &self,
        ctx: &Context<'_>,
        input: RequestTransferCorrectionInput,
    ) -> Result<CasePayload> {
        let mut desk = Desk::open(ctx)?;
        let lines = input.missing.iter().enumerate();
        let missing = lines
            .filter_map(|(index, line)| read(&mut desk.form, index, line))
            .collect();
        let command = Command::RequestCorrection { missing };
        desk.run::<VehicleTransfer>(asked!(input), Some(command)).await
    }
}

fn read(form: &mut Form, index: usize, line: &MissingPaperInput) -> Option<MissingPaper> {
    let words = form.text(&format!("missing.{index}.words"), &line.words)?;
    let document = line.document.into();
    Some(MissingPaper { document, words })
}
