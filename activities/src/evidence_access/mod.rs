//! What access to evidence asks of the world: the accident unit's register, pages made from what came, and a code to the
//! person.

pub(crate) mod code;
pub(crate) mod pages;
pub(crate) mod register;

use crate::effects::{misdirected, own};
use domain::{case::Outcome, evidence_access::EvidenceEffect};
use temporalio_sdk::activities::ActivityError;
use workflows::contract::EffectCall;

type Call = EffectCall<EvidenceEffect>;
type Answer = Result<Outcome<EvidenceEffect>, ActivityError>;

/// An effect that came to an activity which does not perform it.
fn elsewhere(effect: &EvidenceEffect) -> ActivityError {
    misdirected(match effect {
        EvidenceEffect::LookUpAccident { .. } => "accident_register",
        EvidenceEffect::MakePages { .. } => "make_pages",
        EvidenceEffect::SendCode { .. } => "send_code",
    })
}
