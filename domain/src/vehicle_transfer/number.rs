//! 选号: a number drawn at random, composed by the owner (Order 164, article 43), or theirs before (article 44). The pool
//! decides; what it answers comes back as the answer of an effect.

use super::{Draft, Event, Events, Number, Obstacle, Status, TransferEffect, guard::Act};
use crate::{
    access::{PersonId, Post},
    case::Refusal,
    identifier::{PlateClass, PlateNumber},
    law::{CommandRefusal, vehicle::TransferObstacle},
    plate::{ComposeError, PlateRefusal, compose},
    time::Moment,
};

/// The applicant's side, or intake staff for them: from acceptance until it is written down. A departing vehicle gets none.
fn permit(act: &Act<'_>) -> Result<PersonId, Refusal> {
    let person = match act.applicant() {
        Some(person) => person,
        None => act.staff(&[Post::Intake])?,
    };
    act.within(&[Status::Accepted, Status::PendingApproval, Status::Approved])?;
    act.in_place(!act.state.is_departure())?;
    act.not_stopped()?;
    Ok(person)
}

/// Whether another number may be sought: none is there, or what was kept has run out.
fn is_open(act: &Act<'_>) -> bool {
    match &act.state.number {
        Number::None => true,
        Number::Offered(offered) => offered.until <= act.now(),
        Number::Reserved(reserved) => reserved.until <= act.now(),
        // A draw that failed for good is not waited for.
        Number::Asked => !act
            .state
            .waits_for(|effect| matches!(effect, TransferEffect::OfferNumbers { .. })),
        Number::Chosen(_) | Number::Assigned(_) => false,
    }
}

/// One draw at a time: staff who let somebody draw until they like it would choose a number for them (Order 164, article 83).
pub(super) fn permit_draw(act: &Act<'_>) -> Result<PersonId, Refusal> {
    let person = permit(act)?;
    act.in_place(is_open(act))?;
    class(act)?;
    Ok(person)
}

/// The class of the vehicle's plates. `ANSWER_PENDING` until the registry has said it.
fn class(act: &Act<'_>) -> Result<PlateClass, Refusal> {
    let record = act.state.record().ok_or(TransferObstacle::AnswerPending)?;
    Ok(record.class)
}

pub(super) fn draw(act: &Act<'_>) -> Events {
    permit_draw(act)?;
    let class = class(act)?;
    let mut draft = act.draft();
    draft.write(Event::NumbersAsked);
    let to = act.state.work.applicant;
    draft.request(TransferEffect::OfferNumbers { to, class });
    Ok(draft.into_events())
}

pub(super) fn permit_choose(act: &Act<'_>) -> Result<PersonId, Refusal> {
    let person = permit(act)?;
    act.in_place(matches!(act.state.number, Number::Offered(_)))?;
    Ok(person)
}

pub(super) fn choose(act: &Act<'_>, number: &PlateNumber) -> Events {
    permit_choose(act)?;
    let offered = match &act.state.number {
        Number::Offered(offered) => act.now() < offered.until && offered.numbers.contains(number),
        _ => false,
    };
    if !offered {
        return Err(plate(PlateRefusal::NotOffered));
    }
    Ok(keep(act, number.clone(), false))
}

/// For a number that the applicant names, rather than being offered it.
pub(super) fn permit_named(act: &Act<'_>) -> Result<PersonId, Refusal> {
    let person = permit(act)?;
    act.in_place(is_open(act) || matches!(act.state.number, Number::Offered(_)))?;
    Ok(person)
}

/// Whether it is free, the pool says.
pub(super) fn compose_own(act: &Act<'_>, text: &str) -> Events {
    let number = named(act, text)?;
    Ok(keep(act, number, true))
}

/// 原号牌号码: whether it waits for the applicant, and what is open of the vehicle that carried it, the pool says
/// (Order 164, article 44). Then it is kept for the case as any other is.
pub(super) fn claim_former(act: &Act<'_>, text: &str) -> Events {
    let number = named(act, text)?;
    let mut draft = act.draft();
    draft.write(Event::NumberClaimed {
        number: number.clone(),
    });
    let to = act.state.work.applicant;
    draft.request(TransferEffect::ClaimNumber { number, to });
    Ok(draft.into_events())
}

/// Of the office's prefixes and of the class of the vehicle's plates.
fn named(act: &Act<'_>, text: &str) -> Result<PlateNumber, Refusal> {
    permit_named(act)?;
    compose(text, &act.facts.prefixes, class(act)?).map_err(|error| match error {
        ComposeError::Refused(refusal) => plate(refusal),
        ComposeError::Form(_) => Refusal::from(CommandRefusal::InvalidInput).on("number"),
    })
}

fn keep(act: &Act<'_>, number: PlateNumber, composed: bool) -> Vec<Event> {
    let mut draft = act.draft();
    draft.write(Event::NumberChosen {
        number: number.clone(),
        composed,
    });
    let to = act.state.work.applicant;
    draft.request(TransferEffect::ReserveNumber { number, to });
    draft.into_events()
}

fn plate(refusal: PlateRefusal) -> Refusal {
    Obstacle::Plate(refusal).into()
}

/// What the pool offers to a case that no longer wants it runs out by itself.
pub(super) fn offered(draft: &mut Draft<'_>, numbers: &[PlateNumber], until: Moment) {
    if draft.state().number == Number::Asked && !draft.state().status.is_end() {
        let numbers = numbers.to_vec();
        draft.write(Event::NumbersOffered { numbers, until });
    }
}

/// A number that comes too late goes back, also after the end: which of the two answers came first, nobody knows.
pub(super) fn reserved(draft: &mut Draft<'_>, number: &PlateNumber, until: Moment) {
    let number = number.clone();
    let wanted = draft.state().number == Number::Chosen(number.clone());
    if wanted && !draft.state().status.is_end() {
        draft.write(Event::NumberReserved { number, until });
    } else {
        draft.request(TransferEffect::ReleaseNumber { number });
    }
}

pub(super) fn denied(draft: &mut Draft<'_>, number: &PlateNumber) {
    if draft.state().number == Number::Chosen(number.clone()) {
        let number = number.clone();
        draft.write(Event::NumberDenied { number });
    }
}

/// `NUMBER_MISSING`, unless one is kept now.
pub(super) fn kept(act: &Act<'_>) -> Result<PlateNumber, Refusal> {
    match &act.state.number {
        Number::Reserved(reserved) if act.now() < reserved.until => Ok(reserved.number.clone()),
        // From an attempt that the registry did not let through.
        Number::Assigned(number) => Ok(number.clone()),
        _ => Err(TransferObstacle::NumberMissing.into()),
    }
}
