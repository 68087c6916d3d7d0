//! 档案无法提供 (W-UC5)

use super::{
    CasePayload,
    run::{Desk, asked},
};
use crate::{Words, failure::Result, input::Form, types::TransferGround};
use async_graphql::{Context, Enum, InputObject, Object};
use domain::file_handover::{Command, FileHandover, UnavailableReason};
use uuid::Uuid;

/// Why the origin does not send a file (无法提供的原因)
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
pub enum FileUnavailable {
    /// 档案遗失
    Lost,
    /// 仅有纸质档案
    OnPaperOnly,
    /// Something stands against the transfer, which the origin can see: `ground` says what (车辆存在不予办理的情形)
    Barred,
}

/// Says that the origin has no file that it can send, or may not send it (档案无法提供)
#[derive(Clone, Debug, InputObject)]
pub struct DeclareFileUnavailableInput {
    /// Your name for this request: asked again, it gives the first answer.
    pub request_id: Uuid,
    pub case_number: String,
    /// The version of the case that you saw.
    pub version: u64,
    pub reason: FileUnavailable,
    /// For `BARRED`, and for nothing else.
    pub ground: Option<TransferGround>,
    /// What was found.
    pub words: String,
}

#[derive(Default)]
pub(super) struct DeclareFileUnavailableMutation;

#[Object]
impl DeclareFileUnavailableMutation {
    /// Says that the origin has no file that it can send, or may not send it (档案无法提供)
    async fn declare_file_unavailable(
        &self,
        ctx: &Context<'_>,
        input: DeclareFileUnavailableInput,
    ) -> Result<CasePayload> {
        let mut desk = Desk::open(ctx)?;
        let reason = reason(&mut desk.form, &input);
        let words = desk.form.text("words", &input.words);
        let both = reason.zip(words);
        let command = both.map(|(reason, words)| Command::DeclareUnavailable { reason, words });
        desk.run::<FileHandover>(asked!(input), command).await
    }
}

fn reason(form: &mut Form, input: &DeclareFileUnavailableInput) -> Option<UnavailableReason> {
    match (input.reason, input.ground) {
        (FileUnavailable::Lost, None) => Some(UnavailableReason::Lost),
        (FileUnavailable::OnPaperOnly, None) => Some(UnavailableReason::OnPaperOnly),
        (FileUnavailable::Barred, Some(ground)) => Some(UnavailableReason::Barred(ground.into())),
        (FileUnavailable::Barred, None) | (FileUnavailable::Lost | FileUnavailable::OnPaperOnly, Some(_)) => {
            let words = Words::new(
                "仅在存在不予办理情形时填写该情形，且必须填写",
                "Name the ground where one bars the transfer, and only there.",
            );
            form.problem("ground", "ONE_OF", words);
            None
        }
    }
}
