//! The licence registry over HTTP.

use super::{HttpClient, wire};
use crate::ports::{IdempotencyKey, IssueAnswer, IssueRequest, LicenceHolder, LicenceRegistry, PortError};
use async_trait::async_trait;
use domain::{identifier::CertificateNumber, licence_application::LicenceRecord, time::Moment};

/// A registry that speaks the contract of `docs/ports.md`.
#[derive(Clone, Debug)]
pub struct HttpLicenceRegistry(pub HttpClient);

#[async_trait]
impl LicenceRegistry for HttpLicenceRegistry {
    async fn look_up(&self, holder: &LicenceHolder) -> Result<Option<LicenceRecord>, PortError> {
        // The number travels in a body: addresses end up in logs.
        let body = wire::LookUp {
            document: (&holder.document).into(),
        };
        let answer: wire::LookUpAnswer = self.0.ask("licences/look-up", &body).await?;
        Ok(answer.licence.map(Into::into))
    }

    async fn issue(&self, request: &IssueRequest) -> Result<IssueAnswer, PortError> {
        let body = wire::Issue {
            document: (&request.holder.document).into(),
            office: &request.office,
        };
        Ok(match self.0.order("issuances", &request.key, &body).await? {
            wire::IssueAnswer::Issued { certificate } => IssueAnswer::Issued { certificate },
            wire::IssueAnswer::Refused { status } => IssueAnswer::Refused { status },
        })
    }

    async fn revoke(
        &self,
        key: &IdempotencyKey,
        certificate: &CertificateNumber,
        _at: Moment,
    ) -> Result<(), PortError> {
        let wire::RevokeAnswer::Revoked = self
            .0
            .order("revocations", key, &wire::Revoke { certificate })
            .await?;
        Ok(())
    }
}
