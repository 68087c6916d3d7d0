//! What registers say of their own accord: what they say now is held against what the case knows, and the case is told of a
//! difference.

use super::{
    Command, Draft, Event, Events, Hold, State, Status, TransferEffect, VehicleRecord, guard::Act, hold,
    notify,
};
use crate::{case::NoticeKind, deadline::RuleId, law::vehicle::TransferGround};
use chrono::NaiveDate;

/// What the vehicle registry and the register of stolen vehicles say at one look.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    pub record: VehicleRecord,
    pub stolen: bool,
}

/// The command that tells a case what it does not know yet on `day`; `None` where there is nothing new, or where it waits for
/// an answer of its own.
pub fn news(state: &State, said: &Said, day: NaiveDate) -> Option<Command> {
    if state.status == Status::TransferredOut {
        let arrived = waits_for_arrival(state) && said.record.is_registered();
        return arrived.then_some(Command::ReportArrival);
    }
    if state.status.is_end() || state.waits_for(TransferEffect::is_question) {
        return None;
    }
    let record = meanwhile(state, &said.record);
    let known = state.record().zip(state.known.stolen)?;
    let changed = known != (&record, said.stolen);
    (changed || lapses_unseen(state, &record, day)).then(|| Command::ReportVehicle {
        record: Box::new(record),
        stolen: said.stolen,
    })
}

/// While the registry is asked to write it down, the owner and the number that it names may be what it has written already, its
/// answer not heard yet. The case goes by those that it asked with: what was carried is what is given up.
fn meanwhile(state: &State, said: &VehicleRecord) -> VehicleRecord {
    let asked = state.record().filter(|_| state.status == Status::Registering);
    asked.map_or_else(
        || said.clone(),
        |known| VehicleRecord {
            owner: known.owner,
            plate: known.plate.clone(),
            ..said.clone()
        },
    )
}

fn waits_for_arrival(state: &State) -> bool {
    let mut running = state.work.running();
    running.any(|deadline| deadline.rule == RuleId::UC_TEMP_PLATE)
}

/// A day has passed and nothing else: the inspection is valid no more, and the case does not wait for a new one yet.
fn lapses_unseen(state: &State, record: &VehicleRecord, day: NaiveDate) -> bool {
    let hold = Hold::Ground {
        ground: TransferGround::Inspection,
    };
    let inspection = record.vehicle.inspection;
    let lapsed = inspection.valid_to.is_some_and(|last| last < day) && !inspection.certificate;
    lapsed && state.status.is_running() && !state.holds.contains(&hold)
}

/// The registers report a change while the case is open.
pub(super) fn reported(act: &Act<'_>, record: &VehicleRecord, stolen: bool) -> Events {
    act.system()?;
    act.in_place(!act.state.status.is_end())?;
    let record = meanwhile(act.state, record);
    let mut draft = act.draft();
    draft.write(Event::VehicleReported {
        record: Box::new(record.clone()),
        stolen,
    });
    found(&mut draft, act, &record);
    hold::review(&mut draft, act.facts);
    Ok(draft.into_events())
}

/// The vehicle that left is registered at its new place: its temporary plate is no longer waited for.
pub(super) fn arrived(act: &Act<'_>) -> Events {
    act.system()?;
    act.in_place(act.state.status == Status::TransferredOut)?;
    let mut draft = act.draft();
    draft.write(Event::ArrivedElsewhere);
    draft.stop(RuleId::UC_TEMP_PLATE);
    Ok(draft.into_events())
}

/// Whose vehicle it is by the register is told once, as soon as that is known, unless they apply themselves.
pub(super) fn found(draft: &mut Draft<'_>, act: &Act<'_>, record: &VehicleRecord) {
    let known = act
        .state
        .record()
        .is_some_and(|before| before.owner == record.owner);
    if !known && record.owner != act.state.work.applicant {
        notify(draft, NoticeKind::OwnerTold, [record.owner].into());
    }
}
