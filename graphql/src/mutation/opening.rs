//! How a mutation opens a case: at an office that there is, under a number that the same request finds again, and as `decide`
//! allows.

use super::{CasePayload, run::Desk};
use crate::{Words, engine::Resume, failure::Result, kind::ApiKind, request, types::Problem};
use domain::{
    case::{Envelope, RequestId},
    identifier::{CaseNumber, IdentityDocument, OfficeCode},
};
use uuid::Uuid;

/// Where a case is opened, and the document of whoever applies.
pub(super) struct Opening<'a> {
    pub(super) office: &'a OfficeCode,
    pub(super) applicant: &'a IdentityDocument,
}

impl Desk<'_, '_> {
    pub(super) async fn open_case<K: ApiKind>(
        mut self,
        request_id: Uuid,
        opening: Opening<'_>,
        command: K::Command,
    ) -> Result<CasePayload> {
        let offices = request::services(self.ctx).store.office_data();
        if offices.office(opening.office).await?.is_none() {
            self.form
                .problem("office", "NOT_FOUND", Words::new("未找到", "Not found"));
            return Ok(CasePayload::refused(request_id, self.form.into_problems()));
        }
        let request = RequestId(request_id);
        let (number, answered) = self
            .new_number(opening.office, (opening.applicant, request))
            .await?;
        let envelope = self.envelope(request_id, None, command);
        if !answered && let Some(problem) = self.refused::<K>(&envelope, (&number, &opening)).await? {
            return Ok(CasePayload::refused(request_id, vec![problem]));
        }
        self.send::<K>(&number, Resume::NewCase, envelope).await
    }

    /// Why `decide` refuses the opening, as far as the API knows the facts.
    async fn refused<K: ApiKind>(
        &self,
        envelope: &Envelope<K::Command>,
        (number, opening): (&CaseNumber, &Opening<'_>),
    ) -> Result<Option<Problem>> {
        let store = &request::services(self.ctx).store;
        let applicant = store.keys().person_of(opening.applicant);
        let facts = K::facts(store.office_data(), number, (self.reader.now, Some(applicant))).await?;
        let refusal = K::decide(None, envelope, &facts).err();
        Ok(refusal.map(|refusal| Problem::refusal(&refusal, self.reader.language)))
    }
}
