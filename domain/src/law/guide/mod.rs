//! The service guide: who may apply, where, with which papers, how long it takes. Readable without signing in.

mod document;
mod lines;
#[cfg(test)]
mod tests;

use serde::Serialize;

use super::{Basis, SpecialReason, Words};

pub use document::{DocumentKind, RequiredDocument, Requirement};

/// One statement of the guide.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct GuideLine {
    pub words: Words,
    pub basis: Basis,
}

/// What a person should know before an application on the counter channel.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ServiceGuide {
    pub reason: SpecialReason,
    pub who: GuideLine,
    pub place: GuideLine,
    pub documents: Vec<RequiredDocument>,
    pub duration: Vec<GuideLine>,
    pub fee: GuideLine,
    /// What else helps, such as that the paper licence stays valid.
    pub notes: Vec<GuideLine>,
}

/// The guide to an application for the electronic licence at the counter, for a special reason.
pub fn licence_application_guide(reason: SpecialReason) -> ServiceGuide {
    ServiceGuide {
        reason,
        who: lines::IN_PERSON,
        place: lines::ISSUING_OFFICE,
        documents: document::required(reason),
        duration: vec![lines::COUNTER_REVIEW, lines::CORRECTION, lines::DELIVERY],
        fee: lines::FEE,
        notes: lines::notes(reason),
    }
}
