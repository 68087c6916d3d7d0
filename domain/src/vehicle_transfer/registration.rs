//! 登记 / 转出: what was approved is written down, here first and then at the other end.

use super::{
    Done, Draft, Event, Events, Facts, Number, State, Status, TransferEffect, acceptance, clock, consent,
    follow_up,
    guard::{Act, unless},
    hold, lock,
    merits::nothing_against,
    number, proposal, registers, tell_all,
};
use crate::{
    access::{PersonId, Post},
    case::{NoticeKind, Refusal, TaskPurpose},
    identifier::PlateNumber,
    law::vehicle::{Occasion, TransferObstacle},
    time::office_day,
};

/// Staff of plates and papers, once the registers have answered anew and everything that goes with it is in hand.
pub(super) fn permit(act: &Act<'_>) -> Result<PersonId, Refusal> {
    let person = act.staff(&[Post::Plates])?;
    act.within(&[Status::Approved])?;
    act.going()?;
    unless(act.state.known.fresh, TransferObstacle::AnswerPending)?;
    acceptance::file_here(act)?;
    consent::complete(act)?;
    nothing_against(act, proposal::answered(act.state))?;
    unless(act.state.fees.settled(), TransferObstacle::FeesOpen)?;
    let in_hand = act.state.outputs.has(Done::PlatesWithdrawn) || !act.state.takes_plates();
    unless(in_hand, TransferObstacle::PlatesNotWithdrawn)?;
    if act.state.is_departure() {
        let sold = act.state.occasion() == Occasion::ChangeOfOwner;
        unless(
            act.state.outputs.temporary.is_some() || !sold,
            TransferObstacle::NoTemporaryPlate,
        )?;
        unless(
            act.state.outputs.has(Done::FileReady),
            TransferObstacle::FileMissing,
        )?;
    } else {
        number::kept(act)?;
    }
    Ok(person)
}

/// The number goes on the vehicle first: no two vehicles carry it, whatever the registry answers.
pub(super) fn decide(act: &Act<'_>) -> Events {
    let by = permit(act)?;
    let mut draft = act.draft();
    draft.write(Event::RegistrationBegun { by });
    lock::take(&mut draft);
    Ok(draft.into_events())
}

/// The number that is kept goes on the vehicle, and then the registry is asked.
pub(super) fn go_on(draft: &mut Draft<'_>) {
    let state = draft.state();
    match &state.number {
        Number::Reserved(reserved) => {
            let assign = TransferEffect::AssignNumber {
                number: reserved.number.clone(),
                vin: state.vin.clone(),
                to: state.work.applicant,
                instead_of: given_up(state),
            };
            draft.request(assign);
        }
        _ => write_down(draft),
    }
}

/// The pool would not put it on the vehicle.
pub(super) fn number_lost(draft: &mut Draft<'_>) {
    draft.write(Event::NumberLost);
    lock::release(draft);
}

/// What came up in between stops it before the registry hears of it.
pub(super) fn number_assigned(draft: &mut Draft<'_>, facts: &Facts) {
    draft.write(Event::NumberAssigned);
    if draft.state().stops.is_empty() {
        write_down(draft);
    } else {
        barred(draft, facts);
    }
}

fn write_down(draft: &mut Draft<'_>) {
    let (vin, owner) = (draft.state().vin.clone(), draft.work().applicant);
    let effect = match draft.state().plate().cloned() {
        Some(number) => TransferEffect::Register { vin, owner, number },
        None => TransferEffect::RegisterDeparture {
            vin,
            plates_withdrawn: draft.state().outputs.has(Done::PlatesWithdrawn),
            owner: (draft.state().occasion() == Occasion::ChangeOfOwner).then_some(owner),
        },
    };
    draft.request(effect);
}

/// The registry has it. What it said against the vehicle meanwhile, somebody has to see to.
pub(super) fn registered(draft: &mut Draft<'_>) {
    let departs = draft.state().is_departure();
    draft.write(if departs {
        Event::TransferredOut
    } else {
        Event::Registered
    });
    clock::met(draft);
    lock::release(draft);
    if !departs && !draft.state().outputs.has(Done::OriginClosed) {
        let vin = draft.state().vin.clone();
        draft.request(TransferEffect::CloseAtOrigin { vin });
    }
    retire_number(draft);
    use_invoice(draft);
    if !draft.state().stops.is_empty() {
        follow_up::open(draft, Post::BusinessLead);
    }
    tell_all(
        draft,
        if departs {
            NoticeKind::TransferredOut
        } else {
            NoticeKind::Registered
        },
    );
}

/// The number that the vehicle carries no longer, where its plates come in here. Never the one that it gets: the registry may have
/// written that already when the case was told that it had not.
fn given_up(state: &State) -> Option<PlateNumber> {
    let carried = state.record().and_then(|record| record.plate.clone());
    carried.filter(|number| state.takes_plates() && state.plate() != Some(number))
}

/// The number that the vehicle carried goes back to the pool of its office, or is kept for its former owner. Where nobody knows any
/// more which one that was, somebody has to look at the plates that came in.
fn retire_number(draft: &mut Draft<'_>) {
    let vin = draft.state().vin.clone();
    if let Some(number) = given_up(draft.state()) {
        let on = office_day(draft.now());
        draft.request(TransferEffect::RetireNumber { number, vin, on });
    } else if draft.state().takes_plates() {
        follow_up::open(draft, Post::Plates);
    }
}

/// Not before the registry has written it down: an invoice that led to nothing can be used again.
fn use_invoice(draft: &mut Draft<'_>) {
    if registers::rests_on_invoice(draft.state()) {
        let (vin, buyer) = (draft.state().vin.clone(), draft.work().applicant);
        draft.request(TransferEffect::UseInvoice { vin, buyer });
    }
}

/// The registry will not. A machine does not refuse: the lead decides again, with what it says of the vehicle now.
pub(super) fn barred(draft: &mut Draft<'_>, facts: &Facts) {
    draft.write(Event::RegistrationBarred);
    lock::release(draft);
    draft.open_task(TaskPurpose::Approve, Post::BusinessLead);
    hold::review(draft, facts);
}
