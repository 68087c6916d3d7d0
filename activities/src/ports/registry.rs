//! The licence registry (全国公安交通管理信息系统): what it knows of a licence, and issuing its electronic version.

use super::{IdempotencyKey, PortError};
use async_trait::async_trait;
use domain::{
    access::PersonId,
    identifier::{CertificateNumber, IdentityDocument, OfficeCode},
    law::licence_status::LicenceStatus,
    licence_application::LicenceRecord,
    time::Moment,
};

/// Whose licence. A registry outside knows people by their document, ours by the person that we made of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LicenceHolder {
    pub person: PersonId,
    pub document: IdentityDocument,
}

/// The wish to have the electronic version of a licence issued.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IssueRequest {
    pub key: IdempotencyKey,
    pub holder: LicenceHolder,
    /// The office that decided.
    pub office: OfficeCode,
    /// When the office asks, by the office clock.
    pub at: Moment,
}

/// What the registry did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum IssueAnswer {
    /// The electronic licence exists under this number.
    Issued { certificate: CertificateNumber },
    /// The registry will not issue: the status that stands against it now.
    Refused { status: LicenceStatus },
}

/// The registry. Nothing is known of the real one's interface; `docs/ports.md` says what an adapter needs.
#[async_trait]
pub trait LicenceRegistry: Send + Sync {
    /// The licence of a person, if there is one.
    async fn look_up(&self, holder: &LicenceHolder) -> Result<Option<LicenceRecord>, PortError>;

    /// Issues the electronic licence, once per key: a second call with the same key gives the first answer.
    async fn issue(&self, request: &IssueRequest) -> Result<IssueAnswer, PortError>;

    /// Withdraws an issued licence. One that is withdrawn already stays so; an unknown one is
    /// `CERTIFICATE_NOT_FOUND`.
    async fn revoke(
        &self,
        key: &IdempotencyKey,
        certificate: &CertificateNumber,
        at: Moment,
    ) -> Result<(), PortError>;
}
