//! The embedded licence registry.

use super::failure::{of_store, refused};
use crate::ports::{IdempotencyKey, IssueAnswer, IssueRequest, LicenceHolder, LicenceRegistry, PortError};
use async_trait::async_trait;
use domain::{identifier::CertificateNumber, licence_application::LicenceRecord, time::Moment};
use store::{Store, embedded::Issued};

/// A registry in the record's own database.
#[derive(Clone, Debug)]
pub struct EmbeddedLicenceRegistry(pub Store);

#[async_trait]
impl LicenceRegistry for EmbeddedLicenceRegistry {
    async fn look_up(&self, holder: &LicenceHolder) -> Result<Option<LicenceRecord>, PortError> {
        self.0
            .registry_licence(holder.person)
            .await
            .map_err(|error| of_store(&error))
    }

    async fn issue(&self, request: &IssueRequest) -> Result<IssueAnswer, PortError> {
        let IssueRequest {
            key,
            holder,
            office,
            at,
        } = request;
        match self
            .0
            .registry_issue(key.as_str(), holder.person, office, *at)
            .await
            .map_err(|error| of_store(&error))?
        {
            Issued::Certificate(certificate) => Ok(IssueAnswer::Issued { certificate }),
            Issued::Refused(status) => Ok(IssueAnswer::Refused { status }),
            Issued::NoLicence => Err(refused("LICENCE_NOT_FOUND")),
            Issued::AlreadyIssued => Err(refused("ALREADY_ISSUED")),
            Issued::KeyReused => Err(refused("IDEMPOTENCY_KEY_REUSED")),
        }
    }

    async fn revoke(
        &self,
        _key: &IdempotencyKey,
        certificate: &CertificateNumber,
        at: Moment,
    ) -> Result<(), PortError> {
        // Revoking again changes nothing, so the key has nothing to guard.
        let known = self
            .0
            .registry_revoke(certificate, at)
            .await
            .map_err(|error| of_store(&error))?;
        if known {
            Ok(())
        } else {
            Err(refused("CERTIFICATE_NOT_FOUND"))
        }
    }
}
