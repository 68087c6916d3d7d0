//! What people type, read all at once.

mod applicant;
mod form;
mod queue;
mod transfer;

pub(crate) use self::{
    applicant::ApplicantInput,
    form::Form,
    queue::{IdentityDocumentInput, QueueFilterInput, QueueOrder},
    transfer::{TransferAgentInput, TransferPartyInput, TransferTradeInput},
};
