//! 预约查验 / 查验: the vehicle is shown, filmed and compared with its file. No film, no inspection (Order 164, article 73).

use super::{
    Event, Events, Hold, Obstacle, Status,
    guard::{Act, valid},
    hold,
};
use crate::{
    access::{PersonId, Post},
    case::Refusal,
    deadline::RuleId,
    law::vehicle::TransferObstacle,
    law::vehicle::inspection::{InspectionFault, InspectionRecord},
    time::Moment,
};

const WHILE: [Status; 2] = [Status::PreAccepted, Status::Accepted];

/// The applicant's side, or who takes in for them.
pub(super) fn permit_book(act: &Act<'_>) -> Result<PersonId, Refusal> {
    let person = act.applicant_or_intake()?;
    act.within(&WHILE)?;
    act.not_stopped()?;
    Ok(person)
}

pub(super) fn book(act: &Act<'_>, at: Moment) -> Events {
    permit_book(act)?;
    valid("at", act.now() < at)?;
    Ok(vec![Event::InspectionBooked { at }])
}

/// Inspection staff, after the hour of the appointment.
pub(super) fn permit_absence(act: &Act<'_>) -> Result<PersonId, Refusal> {
    let person = act.staff(&[Post::Inspection])?;
    act.within(&WHILE)?;
    act.not_stopped()?;
    act.in_place(act.state.appointment.is_some_and(|at| at < act.now()))?;
    Ok(person)
}

/// The case waits for the vehicle (policy); the time in which it is to be shown goes on.
pub(super) fn record_absence(act: &Act<'_>) -> Events {
    let by = permit_absence(act)?;
    let mut draft = act.draft();
    draft.write(Event::AbsenceRecorded { by });
    if act.state.inspection.is_none() && !act.state.holds.contains(&Hold::Absence) {
        hold::begin(&mut draft, Hold::Absence);
    }
    Ok(draft.into_events())
}

/// Inspection staff, also again: the last record counts.
pub(super) fn permit(act: &Act<'_>) -> Result<PersonId, Refusal> {
    let person = act.staff(&[Post::Inspection])?;
    act.within(&WHILE)?;
    act.not_stopped()?;
    Ok(person)
}

/// What is seen is recorded, also what speaks against the registration. Without a film or a photograph nothing was inspected.
pub(super) fn record(act: &Act<'_>, record: &InspectionRecord) -> Events {
    let person = permit(act)?;
    valid("record.inspector", record.inspector == person)?;
    let at = record.at.unwrap_or(act.now());
    valid("record.at", at <= act.now())?;
    let mut faults = record.faults(&act.state.vin, None);
    faults.retain(|fault| matches!(fault, InspectionFault::NoFilm | InspectionFault::NoPhotograph));
    if !faults.is_empty() {
        return Err(Obstacle::Inspection(faults).into());
    }
    let mut draft = act.draft();
    draft.write(Event::Inspected {
        record: Box::new(InspectionRecord {
            at: Some(at),
            ..record.clone()
        }),
    });
    draft.meet(RuleId::UC_COME);
    if act.state.holds.contains(&Hold::Absence) {
        hold::end(&mut draft, Hold::Absence);
    }
    Ok(draft.into_events())
}

/// `NOT_INSPECTED`, or `INSPECTION` with every fault, seen by the one who reviews.
pub(super) fn sound(act: &Act<'_>, reviewer: PersonId) -> Result<(), Refusal> {
    let record = act
        .state
        .inspection
        .as_ref()
        .ok_or(TransferObstacle::NotInspected)?;
    let faults = record.faults(&act.state.vin, Some(reviewer));
    if faults.is_empty() {
        Ok(())
    } else {
        Err(Obstacle::Inspection(faults).into())
    }
}
