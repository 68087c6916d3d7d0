//! 号牌、行驶证、登记证书: what is taken in, what is given out, and what is written into the certificate.

use super::{
    Done, Event, Events, HandOver, Status, Temporary,
    guard::{Act, unless},
};
use crate::{
    access::{PersonId, Post},
    case::Refusal,
    deadline::RuleId,
    law::vehicle::{Occasion, TransferObstacle},
    plate::last_day_of_temporary_plate,
};
use chrono::NaiveDate;

fn staff(act: &Act<'_>, statuses: &[Status]) -> Result<PersonId, Refusal> {
    let person = act.staff(&[Post::Plates])?;
    act.within(statuses)?;
    Ok(person)
}

/// Only what was approved and still goes on: who is refused keeps the plates.
pub(super) fn permit_withdraw(act: &Act<'_>) -> Result<PersonId, Refusal> {
    let person = staff(act, &[Status::Approved])?;
    act.in_place(act.state.takes_plates() && !act.state.outputs.has(Done::PlatesWithdrawn))?;
    act.going()?;
    Ok(person)
}

pub(super) fn withdraw(act: &Act<'_>) -> Events {
    let by = permit_withdraw(act)?;
    Ok(vec![Event::PlatesWithdrawn { by }])
}

/// To a vehicle that leaves, once its plates are in; to one that is registered, while its plates are made. One that moves
/// without a sale keeps its plates until it arrives (Order 164, article 18(1)).
pub(super) fn permit_temporary(act: &Act<'_>) -> Result<PersonId, Refusal> {
    let person = staff(act, &[Status::Approved, Status::Registered])?;
    let wanted = match act.state.status {
        Status::Approved => act.state.is_departure() && act.state.occasion() == Occasion::ChangeOfOwner,
        _ => act.state.outputs.handed_over.is_none(),
    };
    act.in_place(wanted && act.state.outputs.temporary.is_none())?;
    act.going()?;
    let in_hand = act.state.outputs.has(Done::PlatesWithdrawn) || !act.state.is_departure();
    unless(in_hand, TransferObstacle::PlatesNotWithdrawn)?;
    insured_to(act)?;
    Ok(person)
}

/// The last day of an insurance that holds today.
fn insured_to(act: &Act<'_>) -> Result<NaiveDate, Refusal> {
    let insured_to = act.state.known.insured_to;
    let holds = insured_to.filter(|last| act.today() <= *last);
    holds.ok_or_else(|| TransferObstacle::Uninsured.into())
}

/// Its validity is counted in calendar days and does not roll over holidays (Order 164, article 92).
pub(super) fn issue_temporary(act: &Act<'_>) -> Events {
    permit_temporary(act)?;
    let rule = if act.state.is_departure() {
        RuleId::UC_TEMP_PLATE
    } else {
        RuleId::UC_TEMP_PLATE_MAKE
    };
    let insured_to = insured_to(act)?;
    let mut draft = act.draft();
    draft.start(rule, act.now());
    let due = draft.work().running().find(|deadline| deadline.rule == rule);
    let due = due.map_or(insured_to, |deadline| deadline.due);
    let valid_to = last_day_of_temporary_plate(due, insured_to);
    draft.write(Event::TemporaryPlateIssued {
        temporary: Temporary { rule, valid_to },
    });
    Ok(draft.into_events())
}

pub(super) fn permit_endorse(act: &Act<'_>) -> Result<PersonId, Refusal> {
    let person = staff(act, &[Status::Registered, Status::TransferredOut])?;
    act.in_place(!act.state.outputs.has(Done::CertificateEndorsed))?;
    Ok(person)
}

pub(super) fn endorse(act: &Act<'_>) -> Events {
    let by = permit_endorse(act)?;
    Ok(vec![Event::CertificateEndorsed { by }])
}

pub(super) fn permit_hand_over(act: &Act<'_>) -> Result<PersonId, Refusal> {
    let person = staff(act, &[Status::Registered])?;
    act.in_place(act.state.outputs.handed_over.is_none())?;
    Ok(person)
}

/// The temporary plate ends three working days later (Order 164, article 47).
pub(super) fn hand_over(act: &Act<'_>, manner: &HandOver) -> Events {
    let by = permit_hand_over(act)?;
    let mut draft = act.draft();
    let manner = manner.clone();
    draft.write(Event::PlatesHandedOver { by, manner });
    if let Some(temporary) = act.state.outputs.temporary {
        draft.stop(temporary.rule);
        draft.start(RuleId::UC_TEMP_END, act.now());
    }
    Ok(draft.into_events())
}
