//! 异议: the registered owner, or a party that does not apply, says that this must not go on. The case waits until the office
//! has looked into it. No article gives the objection or what follows from it (design).

use super::{Event, Events, Hold, Status, consent, guard::Act, hold};
use crate::{
    access::{PersonId, Post},
    case::{FreeText, Refusal},
    law::CommandRefusal,
};

/// Whoever may object in person, or intake staff for a party who has signed on paper.
pub(super) fn permit(act: &Act<'_>) -> Result<PersonId, Refusal> {
    let person = act.actor.person().ok_or(CommandRefusal::NotYourPost)?;
    if act.state.people().contains(&person) {
        permit_own(act)
    } else {
        permit_for(act)
    }
}

/// Intake staff, who have no part in it.
fn permit_for(act: &Act<'_>) -> Result<PersonId, Refusal> {
    let person = act.staff(&[Post::Intake])?;
    act.within(&Status::BEFORE_REGISTRATION)?;
    Ok(person)
}

/// Whose vehicle it is by the register, or a party on another side than the applicant's; once at a time.
fn permit_own(act: &Act<'_>) -> Result<PersonId, Refusal> {
    let person = act.actor.person().ok_or(CommandRefusal::NotYourPost)?;
    let owns = act.state.record().is_some_and(|record| record.owner == person);
    // Who is only said to act for the applicant may own the vehicle all the same.
    let has_part = owns || (act.state.party(person).is_some() && act.applying().is_none());
    if !has_part || act.applicant().is_some() {
        return Err(CommandRefusal::NotYourPost.into());
    }
    act.within(&Status::BEFORE_REGISTRATION)?;
    once(act, person)?;
    Ok(person)
}

fn once(act: &Act<'_>, by: PersonId) -> Result<(), Refusal> {
    act.in_place(!act.state.holds.contains(&Hold::Objection { by }))
}

/// By whoever objects, or for the party in this place of the list. The case waits for whose objection it is.
pub(super) fn decide(act: &Act<'_>, words: &FreeText, place: Option<u32>) -> Events {
    permit(act)?;
    let (by, on_behalf_of) = match place {
        None => (permit_own(act)?, None),
        Some(place) => (permit_for(act)?, Some(consent::signer(act, place)?)),
    };
    let objector = on_behalf_of.unwrap_or(by);
    once(act, objector)?;
    let mut draft = act.draft();
    let words = words.clone();
    draft.write(Event::Objected {
        by,
        on_behalf_of,
        words,
    });
    hold::begin(&mut draft, Hold::Objection { by: objector });
    Ok(draft.into_events())
}

/// The lead or supervision.
pub(super) fn permit_settle(act: &Act<'_>) -> Result<PersonId, Refusal> {
    let person = act.staff(&[Post::BusinessLead, Post::Supervision])?;
    act.in_place(objections(act).next().is_some())?;
    Ok(person)
}

fn objections<'a>(act: &Act<'a>) -> impl Iterator<Item = Hold> + use<'a> {
    let holds = act.state.holds.iter().copied();
    holds.filter(|hold| matches!(hold, Hold::Objection { .. }))
}

/// What does not stand lets the case go on. What stands keeps it waiting, for a refusal on a ground of its own.
pub(super) fn settle(act: &Act<'_>, lifted: bool, words: &FreeText) -> Events {
    let by = permit_settle(act)?;
    let mut draft = act.draft();
    let words = words.clone();
    draft.write(Event::ObjectionSettled { by, lifted, words });
    for objection in objections(act).filter(|_| lifted) {
        hold::end(&mut draft, objection);
    }
    Ok(draft.into_events())
}
