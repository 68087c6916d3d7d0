//! 撤销 (Administrative Licensing Law, article 69): supervision takes back what was issued.

use super::{
    Event, Events, LicenceEffect, Status, closing,
    guard::{Act, another_than},
    notify,
};
use crate::{
    access::{PersonId, Post},
    case::{FreeText, NoticeKind, Refusal},
    law::DecisionGround,
};

/// Supervision, but not the person who granted it.
pub(super) fn permit(act: &Act<'_>) -> Result<PersonId, Refusal> {
    let person = act.staff(Post::Supervision)?;
    act.within(&[Status::Issued])?;
    another_than(person, act.state.decision.as_ref().map(|decision| decision.by))?;
    Ok(person)
}

/// The revocation is a decision of its own, which is served and can be contested.
pub(super) fn decide(act: &Act<'_>, ground: DecisionGround, words: &FreeText) -> Events {
    let by = permit(act)?;
    let mut draft = act.draft();
    draft.write(Event::Revoked {
        by,
        ground,
        words: words.clone(),
    });
    closing::serve(&mut draft);
    if let Some(certificate) = act.state.certificate.clone() {
        draft.request(LicenceEffect::RevokeLicence { certificate });
    }
    notify(&mut draft, NoticeKind::Revoked);
    Ok(draft.into_events())
}
