//! What people type, read all at once.

mod applicant;
mod form;
mod queue;

pub(crate) use self::{
    applicant::ApplicantInput,
    form::Form,
    queue::{IdentityDocumentInput, QueueFilterInput, QueueOrder},
};
