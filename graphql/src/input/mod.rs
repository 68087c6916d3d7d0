//! What people type, read all at once.

mod applicant;
mod evidence;
mod form;
mod queue;
mod transfer;

pub(crate) use self::{
    applicant::ApplicantInput,
    evidence::{
        EvidenceAuthorityInput, EvidenceStandingInput, EvidenceWantedInput, RedactedPageInput, redaction,
    },
    form::Form,
    queue::{IdentityDocumentInput, QueueFilterInput, QueueOrder},
    transfer::{TransferAgentInput, TransferPartyInput, TransferTradeInput},
};
