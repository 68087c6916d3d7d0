//! What people type, read all at once.

mod form;
mod queue;

pub(crate) use self::{
    form::Form,
    queue::{QueueFilterInput, QueueOrder},
};
