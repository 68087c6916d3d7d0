//! A ticket for the bytes of a document.

use super::run::Desk;
use crate::{
    failure::Result,
    types::{DocumentKind, Problem},
};
use async_graphql::{Context, InputObject, Object, SimpleObject};
use domain::{identifier::CaseNumber, time::Moment};
use store::finder::NewUpload;
use uuid::Uuid;

/// What you want to upload (上传材料)
#[derive(Clone, Debug, InputObject)]
pub struct StartUploadInput {
    /// Your name for this request. Asked again, it gives another ticket.
    pub request_id: Uuid,
    /// The case that it is for; none while the case is not open yet.
    pub case_number: Option<String>,
    pub kind: DocumentKind,
    /// The name of the file where it comes from, 1 to 200 characters.
    pub name: String,
}

/// The right to send the bytes of one document, once (上传凭证)
#[derive(Clone, Debug, SimpleObject)]
pub struct UploadTicket {
    /// What the document is called in `attachDocument` and the others.
    pub document_id: Uuid,
    /// Where to `PUT` the bytes, as they are. The path is the right to send them: keep it to yourself.
    pub path: String,
    pub expires_at: Moment,
}

/// What became of the request for a ticket.
#[derive(Clone, Debug, SimpleObject)]
pub struct StartUploadPayload {
    pub request_id: Uuid,
    pub ticket: Option<UploadTicket>,
    pub problems: Vec<Problem>,
}

#[derive(Default)]
pub(super) struct StartUploadMutation;

#[Object]
impl StartUploadMutation {
    /// Gives a one-time ticket for the bytes of a document, which go by PUT (上传材料)
    async fn start_upload(&self, ctx: &Context<'_>, input: StartUploadInput) -> Result<StartUploadPayload> {
        let mut desk = Desk::open(ctx)?;
        let request_id = input.request_id;
        let case = desk
            .form
            .maybe("caseNumber", input.case_number.as_deref().map(CaseNumber::parse));
        let name = desk.form.line("name", &input.name);
        let (Some(name), true) = (name, desk.form.is_clean()) else {
            return Ok(StartUploadPayload {
                request_id,
                ticket: None,
                problems: desk.form.into_problems(),
            });
        };
        let upload = NewUpload {
            case,
            kind: input.kind.into(),
            name,
        };
        let ticket = desk
            .reader
            .finder()
            .stage_upload(&upload)
            .await?
            .map(|ticket| UploadTicket {
                document_id: ticket.document.0,
                path: format!("/uploads/{}", ticket.secret),
                expires_at: ticket.expires_at,
            });
        let problems = if ticket.is_none() {
            vec![Problem::not_found(desk.reader.language)]
        } else {
            vec![]
        };
        Ok(StartUploadPayload {
            request_id,
            ticket,
            problems,
        })
    }
}
