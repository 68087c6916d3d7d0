//! Look-ups of a whole page at once.

mod documents;
mod offices;
mod people;

pub(crate) use self::{
    documents::Documents,
    offices::Offices,
    people::{Applicants, Colleagues},
};
