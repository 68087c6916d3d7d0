//! 一次告知补正 (O162 3; ALL 32(1)4)

use super::{
    CasePayload,
    run::{Desk, asked},
};
use crate::{
    Words,
    failure::Result,
    input::Form,
    types::{ApplicationField, DocumentKind},
};
use async_graphql::{Context, InputObject, Object};
use domain::licence_application::{Command, LicenceApplication, MissingItem, Wanted};
use uuid::Uuid;

/// One line of the notice: a document or a field (补正事项)
#[derive(Clone, Debug, InputObject)]
pub struct MissingItemInput {
    /// This or `field`.
    pub document: Option<DocumentKind>,
    /// This or `document`.
    pub field: Option<ApplicationField>,
    /// What to do about it.
    pub words: String,
}

/// Names everything that is missing, once (一次告知)
#[derive(Clone, Debug, InputObject)]
pub struct RequestCorrectionInput {
    /// Your name for this request: asked again, it gives the first answer.
    pub request_id: Uuid,
    pub case_number: String,
    /// The version of the case that you saw.
    pub version: u64,
    /// Everything: there is no second notice.
    pub missing: Vec<MissingItemInput>,
}

#[derive(Default)]
pub(super) struct RequestCorrectionMutation;

#[Object]
impl RequestCorrectionMutation {
    /// Names everything that is missing, once (一次告知补正; O162 3; ALL 32(1)4)
    async fn request_correction(
        &self,
        ctx: &Context<'_>,
        input: RequestCorrectionInput,
    ) -> Result<CasePayload> {
        let mut desk = Desk::open(ctx)?;
        let lines = input.missing.iter().enumerate();
        let missing: Vec<_> = lines
            .filter_map(|(index, line)| read(&mut desk.form, index, line))
            .collect();
        let command = Command::RequestCorrection { missing };
        desk.run::<LicenceApplication>(asked!(input), Some(command)).await
    }
}

fn read(form: &mut Form, index: usize, line: &MissingItemInput) -> Option<MissingItem> {
    let words = form.text(&format!("missing.{index}.words"), &line.words);
    let what = match (line.document, line.field) {
        (Some(kind), None) => Some(Wanted::Document { kind: kind.into() }),
        (None, Some(field)) => Some(Wanted::Field { field: field.into() }),
        (None, None) | (Some(_), Some(_)) => {
            let words = Words::new(
                "请填写材料或者信息项其中一项",
                "Name a document or a field, one of them.",
            );
            form.problem(&format!("missing.{index}"), "ONE_OF", words);
            None
        }
    };
    Some(MissingItem {
        what: what?,
        words: words?,
    })
}
