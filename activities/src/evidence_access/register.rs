//! The activity `accident_register`: what the accident unit says of an accident. It is asked until it answers.

use super::{Answer, Call, elsewhere, own};
use crate::{Activities, effects::asked};
use domain::evidence_access::{EvidenceEffect, EvidenceOutcome};

/// Asks the register.
pub(crate) async fn accident_register(activities: &Activities, call: &Call) -> Answer {
    let effect = own(call)?;
    let EvidenceEffect::LookUpAccident { number } = effect else {
        return Err(elsewhere(effect));
    };
    let found = activities.accidents.look_up(number).await;
    asked(found.map(|found| match found {
        Some(file) => EvidenceOutcome::AccidentFound { file: Box::new(file) },
        None => EvidenceOutcome::AccidentNotFound,
    }))
}
