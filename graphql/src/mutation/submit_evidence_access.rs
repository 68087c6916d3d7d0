//! 提交查阅申请 / 窗口代录 (W-EV1, W-EV2)

use super::{CasePayload, opening::Opening, run::Desk};
use crate::{
    failure::Result,
    input::{ApplicantInput, EvidenceStandingInput, EvidenceWantedInput},
    request,
    types::{EvidenceChannel, NoticeChannel},
};
use async_graphql::{Context, InputObject, Object};
use domain::{
    accident::AccidentNumber,
    case::Document,
    evidence_access::{Command, EvidenceAccess, Submission},
    identifier::{IdentityDocument, OfficeCode},
    time::office_day,
};
use uuid::Uuid;

/// Asks to see the evidence of an accident (提交查阅申请)
#[derive(Clone, Debug, InputObject)]
pub struct SubmitEvidenceAccessInput {
    /// Your name for this request: asked again, it gives the first answer; with anything else in it, it is refused.
    pub request_id: Uuid,
    pub channel: EvidenceChannel,
    /// The code of the accident unit.
    pub office: String,
    pub applicant: ApplicantInput,
    /// 事故编号
    pub accident_number: String,
    pub standing: EvidenceStandingInput,
    pub wanted: EvidenceWantedInput,
    /// May be given, is never demanded (查阅用途)
    pub purpose: Option<String>,
    /// By which ways the applicant wants to be told; at least one.
    pub notice_channels: Vec<NoticeChannel>,
    /// The ids of uploads.
    #[graphql(default)]
    pub documents: Vec<Uuid>,
}

#[derive(Default)]
pub(super) struct SubmitEvidenceAccessMutation;

#[Object]
impl SubmitEvidenceAccessMutation {
    /// Asks to see the evidence of an accident (提交查阅申请 / 窗口代录; W-EV1, W-EV2)
    async fn submit_evidence_access(
        &self,
        ctx: &Context<'_>,
        input: SubmitEvidenceAccessInput,
    ) -> Result<CasePayload> {
        let mut desk = Desk::open(ctx)?;
        let documents = desk.documents(&input.documents, None).await?;
        let read = desk.evidence_submission(&input, documents);
        let (Some((submission, applicant)), true) = (read, desk.form.is_clean()) else {
            return Ok(CasePayload::refused(input.request_id, desk.form.into_problems()));
        };
        let office = submission.office.clone();
        let opening = Opening {
            office: &office,
            applicant: &applicant,
        };
        let command = Command::Submit(Box::new(submission));
        desk.open_case::<EvidenceAccess>(input.request_id, opening, command)
            .await
    }
}

impl Desk<'_, '_> {
    /// The submission and the document of whoever applies, if nothing is wrong with it; the form holds everything that is.
    fn evidence_submission(
        &mut self,
        input: &SubmitEvidenceAccessInput,
        documents: Vec<Document>,
    ) -> Option<(Submission, IdentityDocument)> {
        let today = office_day(self.reader.now);
        let keys = request::services(self.ctx).store.keys();
        let form = &mut self.form;
        let office = form.take("office", OfficeCode::parse(&input.office));
        let applicant = input.applicant.read("applicant", form, today);
        let accident = form.take("accidentNumber", AccidentNumber::parse(&input.accident_number));
        let standing = input.standing.read((form, today), keys);
        let purpose = form.maybe_text("purpose", input.purpose.as_deref());
        let (applicant, (standing, principal)) = (applicant?, standing?);
        let document = applicant.document.clone();
        let submission = Submission {
            channel: input.channel.into(),
            office: office?,
            applicant: keys.person_of(&document),
            people: [applicant].into_iter().chain(principal).collect(),
            accident: accident?,
            standing,
            wanted: (&input.wanted).into(),
            purpose,
            notice_channels: input.notice_channels.iter().copied().map(Into::into).collect(),
            documents,
        };
        Some((submission, document))
    }
}
