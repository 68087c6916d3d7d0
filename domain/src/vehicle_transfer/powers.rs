//! 核验代理权限: intake staff see the paper by which somebody acts for the applicant (Order 164, article 86). Until then that
//! somebody does so is only said, and who says it sees and does no more than apply.

use super::{
    Event, Events, consent,
    guard::{Act, valid},
};
use crate::{
    access::PersonId,
    case::{FreeText, Refusal},
};

/// Intake staff, while there is somebody whose paper nobody has seen.
pub(super) fn permit(act: &Act<'_>) -> Result<PersonId, Refusal> {
    let person = consent::permit_name(act)?;
    act.in_place(act.state.unseen().next().is_some())?;
    Ok(person)
}

/// The words say which paper it was.
pub(super) fn see(act: &Act<'_>, place: u32, words: &FreeText) -> Events {
    let by = permit(act)?;
    let party = act.state.party_at(place);
    let unseen = party.filter(|party| act.state.unseen().any(|one| one == *party));
    valid("party", unseen.is_some())?;
    let seen = unseen.map(|party| Event::PowersSeen {
        by,
        of: party.person,
        words: words.clone(),
    });
    Ok(seen.into_iter().collect())
}
