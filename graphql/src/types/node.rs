//! What a global id can name.

use super::{
    Case, Document, EvidenceAccess, FileHandover, InboxMessage, LicenceApplication, Office, VehicleTransfer,
};
use async_graphql::{ID, Interface};

/// Something with a global id.
#[derive(Interface)]
#[graphql(field(name = "id", ty = "ID"))]
pub enum Node {
    LicenceApplication(LicenceApplication),
    VehicleTransfer(VehicleTransfer),
    FileHandover(FileHandover),
    EvidenceAccess(EvidenceAccess),
    Office(Office),
    Document(Document),
    InboxMessage(InboxMessage),
}

impl From<Case> for Node {
    fn from(case: Case) -> Self {
        match case {
            Case::LicenceApplication(application) => Self::LicenceApplication(application),
            Case::VehicleTransfer(transfer) => Self::VehicleTransfer(transfer),
            Case::FileHandover(handover) => Self::FileHandover(handover),
            Case::EvidenceAccess(access) => Self::EvidenceAccess(access),
        }
    }
}
