//! 提交申请 / 窗口代录 (O162 7, 61)

use super::{CasePayload, opening::Opening, run::Desk};
use crate::{
    failure::Result,
    input::{ApplicantInput, Form},
    types::{Channel, NoticeChannel, SpecialReason},
};
use async_graphql::{Context, InputObject, Object};
use chrono::NaiveDate;
use domain::{
    case::Document,
    identifier::OfficeCode,
    licence_application::{Command, EarlierReceipt, LicenceApplication, Submission},
    time::{Moment, office_day},
};
use uuid::Uuid;

/// Opens an application: by the driver online, or by a clerk for the person at the counter (提交申请)
#[derive(Clone, Debug, InputObject)]
pub struct SubmitLicenceApplicationInput {
    /// Your name for this request: asked again, it gives the first answer; with anything else in it, it is refused.
    pub request_id: Uuid,
    pub applicant: ApplicantInput,
    pub channel: Channel,
    pub special_reason: SpecialReason,
    /// In the applicant's words; needed for `OTHER`.
    pub explanation: Option<String>,
    /// The code of the office that issued the licence.
    pub office: String,
    /// By which ways the person wants to be told; at least one.
    pub notice_channels: Vec<NoticeChannel>,
    /// The true time of receipt of a paper application that was taken during an outage; a second person has to consent.
    pub received_at: Option<Moment>,
    /// Why the time of receipt is earlier than now.
    pub received_at_reason: Option<String>,
    /// The ids of uploads.
    #[graphql(default)]
    pub documents: Vec<Uuid>,
}

#[derive(Default)]
pub(super) struct SubmitMutation;

#[Object]
impl SubmitMutation {
    /// Opens an application: by the driver online, or by a clerk for the person at the counter (提交申请 / 窗口代录; O162 7, 61)
    async fn submit_licence_application(
        &self,
        ctx: &Context<'_>,
        input: SubmitLicenceApplicationInput,
    ) -> Result<CasePayload> {
        let mut desk = Desk::open(ctx)?;
        let documents = desk.documents(&input.documents, None).await?;
        let today = office_day(desk.reader.now);
        let submission = read((&mut desk.form, today), &input, documents);
        let (Some(submission), true) = (submission, desk.form.is_clean()) else {
            return Ok(CasePayload::refused(input.request_id, desk.form.into_problems()));
        };
        let (office, document) = (submission.office.clone(), submission.applicant.document.clone());
        let opening = Opening {
            office: &office,
            applicant: &document,
        };
        let command = Command::Submit(Box::new(submission));
        desk.open_case::<LicenceApplication>(input.request_id, opening, command)
            .await
    }
}

/// The submission, if nothing is wrong with it; the form holds everything that is.
fn read(
    (form, today): (&mut Form, NaiveDate),
    input: &SubmitLicenceApplicationInput,
    documents: Vec<Document>,
) -> Option<Submission> {
    let applicant = input.applicant.read("applicant", form, today);
    let office = form.take("office", OfficeCode::parse(&input.office));
    let explanation = form.maybe_text("explanation", input.explanation.as_deref());
    let received_earlier = input.received_at.and_then(|at| {
        let reason = form.text(
            "receivedAtReason",
            input.received_at_reason.as_deref().unwrap_or_default(),
        )?;
        Some(EarlierReceipt { at, reason })
    });
    Some(Submission {
        applicant: applicant?,
        channel: input.channel.into(),
        special_reason: input.special_reason.into(),
        explanation,
        office: office?,
        notice_channels: input.notice_channels.iter().copied().map(Into::into).collect(),
        received_earlier,
        documents,
    })
}
