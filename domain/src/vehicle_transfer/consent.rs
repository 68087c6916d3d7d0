//! 共同申请: who has to apply too says whether they do. Only where a rule asks: a plain transfer needs no signature of the
//! former owner (Order 164, articles 26 and 83).

use super::{
    Event, Events, Obstacle, Party, State, Status,
    guard::{Act, valid},
};
use crate::{
    access::{PersonId, Post},
    case::Refusal,
    law::{
        CommandRefusal,
        vehicle::{
            Matter,
            party::{Circumstance, Manner, PartyRole, parts},
        },
    },
};
use std::collections::BTreeSet;

pub(super) const BEFORE_THE_DECISION: [Status; 6] = [
    Status::Submitted,
    Status::CorrectionRequested,
    Status::FileRequested,
    Status::PreAccepted,
    Status::Accepted,
    Status::PendingApproval,
];

/// What makes more people take part, from the register and from who is there.
fn circumstances(state: &State) -> BTreeSet<Circumstance> {
    let vehicle = state.record().map(|record| &record.vehicle);
    let found = [
        (
            vehicle.is_some_and(|known| known.mortgaged),
            Circumstance::Mortgaged,
        ),
        (vehicle.is_some_and(|known| known.pledged), Circumstance::Pledged),
        (state.has(PartyRole::CoOwner), Circumstance::CoOwned),
        (state.has(PartyRole::Agent), Circumstance::ByAgent),
        (state.has(PartyRole::Guardian), Circumstance::Minor),
        (state.has(PartyRole::Heir), Circumstance::Inherited),
    ];
    found
        .into_iter()
        .filter_map(|(holds, what)| holds.then_some(what))
        .collect()
}

/// The roles that have to join and of which somebody has not, or nobody is known.
pub fn missing_consents(state: &State, matter: Matter) -> Vec<PartyRole> {
    let joining = parts(matter, &circumstances(state))
        .into_iter()
        .filter(|part| part.manner == Manner::Joins);
    let missing = |role: &PartyRole| {
        let mut people = state
            .parties
            .iter()
            .filter(|party| party.role == *role)
            .peekable();
        people.peek().is_none() || people.any(|party| party.agrees != Some(true))
    };
    joining.map(|part| part.role).filter(missing).collect()
}

/// `CONSENTS`, with every role that is missing.
pub(super) fn complete(act: &Act<'_>) -> Result<(), Refusal> {
    let missing = act
        .state
        .matter()
        .map_or_else(Vec::new, |matter| missing_consents(act.state, matter));
    if missing.is_empty() {
        Ok(())
    } else {
        Err(Obstacle::Consents(missing).into())
    }
}

/// A party in person, or intake staff for one who has signed on paper.
pub(super) fn permit(act: &Act<'_>) -> Result<PersonId, Refusal> {
    let person = act.actor.person().ok_or(CommandRefusal::NotYourPost)?;
    if act.state.party(person).is_some() {
        permit_own(act)
    } else {
        permit_name(act)
    }
}

/// A party in another role than one that applies or acts for the applicant.
fn permit_own(act: &Act<'_>) -> Result<PersonId, Refusal> {
    let person = act.actor.person().ok_or(CommandRefusal::NotYourPost)?;
    if act.state.party(person).is_none() || act.applying().is_some() {
        return Err(CommandRefusal::NotYourPost.into());
    }
    act.within(&BEFORE_THE_DECISION)?;
    Ok(person)
}

/// By the party itself, or for the one in this place of the list.
pub(super) fn decide(act: &Act<'_>, agrees: bool, place: Option<u32>) -> Events {
    permit(act)?;
    let (by, on_behalf_of) = match place {
        None => (permit_own(act)?, None),
        Some(place) => (permit_name(act)?, Some(signer(act, place)?)),
    };
    Ok(vec![if agrees {
        Event::ConsentGiven { by, on_behalf_of }
    } else {
        Event::ConsentDenied { by, on_behalf_of }
    }])
}

/// Who signs for themselves: no applicant, and nobody who acts for one.
pub(super) fn signer(act: &Act<'_>, place: u32) -> Result<PersonId, Refusal> {
    let party = act.state.party_at(place);
    let signs = party.filter(|party| !act.state.applies(party.person));
    signs
        .map(|party| party.person)
        .ok_or_else(|| Refusal::from(CommandRefusal::InvalidInput).on("for"))
}

/// Intake staff, who have no part in it, until it is decided.
pub(super) fn permit_name(act: &Act<'_>) -> Result<PersonId, Refusal> {
    let person = act.staff(&[Post::Intake])?;
    act.within(&BEFORE_THE_DECISION)?;
    Ok(person)
}

/// Somebody new who does not apply, such as a mortgagee, or the guardian whom an application lacks. What they say, they say
/// themselves.
pub(super) fn name(act: &Act<'_>, party: &Party) -> Events {
    let by = permit_name(act)?;
    let fits = match party.role {
        PartyRole::Seller | PartyRole::CoOwner | PartyRole::Mortgagee | PartyRole::Pledgee => true,
        PartyRole::Guardian => act.state.acceptance.is_none(),
        _ => false,
    };
    let is_new = act.state.party(party.person).is_none() && party.person != by;
    valid("party", fits && is_new && party.is_new())?;
    Ok(vec![Event::PartyNamed { party: *party }])
}
