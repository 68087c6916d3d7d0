//! 调档: the file comes by a handover, a case of its own, which checks it and reports here.

use super::{
    Draft, Event, Events, Facts, State, Status, TransferEffect, VehicleFile, follow_up, guard::Act, tell,
};
use crate::{
    access::{PersonId, Post},
    case::{NoticeKind, Refusal, TaskPurpose},
    file_handover::{Custodian, EndReason, FileReport, Milestone},
    identifier::{CaseNumber, OfficeCode},
    law::vehicle::office_area,
};

/// Intake staff: before acceptance, or again where it did not come or was taken away.
pub(super) fn permit_request(act: &Act<'_>) -> Result<PersonId, Refusal> {
    let person = act.staff(&[Post::Intake])?;
    let gone = taken_away(act.state, act.facts).is_some();
    let early = [Status::Submitted, Status::FileRequested, Status::PreAccepted];
    act.in_place(early.contains(&act.state.status) || (gone && act.state.status == Status::Accepted))?;
    act.not_stopped()?;
    let missing = matches!(
        act.state.file,
        VehicleFile::Elsewhere | VehicleFile::Failed { .. }
    );
    act.in_place(missing || gone)?;
    act.not_taken(TaskPurpose::Intake, person)?;
    Ok(person)
}

pub(super) fn request(act: &Act<'_>) -> Events {
    permit_request(act)?;
    let mut draft = act.draft();
    ask_for_it(&mut draft, act.facts);
    Ok(draft.into_events())
}

/// The office of registration is asked, which has its own periods in the handover: unless the file came here meanwhile.
pub(super) fn ask_for_it(draft: &mut Draft<'_>, facts: &Facts) {
    trace(draft, facts);
    if draft.state().has_file() {
        return;
    }
    draft.write(Event::FileRequested);
    let from = draft.state().trade.transfer_out.clone();
    draft.request(TransferEffect::RequestFile { from });
}

/// What the handovers of the vehicle say of where its file is goes before what the places of this transfer let expect. An office
/// that took it for a transfer which then ended goes on with it; one that gave it away asks for it like any other.
pub(super) fn trace(draft: &mut Draft<'_>, facts: &Facts) {
    let Some(Custodian { office, handover }) = facts.custodian.clone() else {
        return;
    };
    let here = is_here(draft.state(), &office);
    if here != draft.state().has_file() {
        draft.write(Event::FileTraced {
            office,
            handover,
            here,
        });
    }
}

/// Who took what the case takes to be here: by a handover that was under way when it was opened, for a transfer that had ended.
pub(super) fn taken_away<'a>(state: &State, facts: &'a Facts) -> Option<&'a Custodian> {
    let custodian = facts.custodian.as_ref().filter(|_| state.has_file());
    custodian.filter(|custodian| !is_here(state, &custodian.office))
}

/// What was sent back to the review because its file was taken away waits for the file again. A stop leaves it where it is, and whoever
/// lifts that has it asked for.
pub(super) fn look_again(draft: &mut Draft<'_>, facts: &Facts) {
    if taken_away(draft.state(), facts).is_none() {
        return;
    }
    if draft.state().stops.is_empty() {
        ask_for_it(draft, facts);
    } else {
        trace(draft, facts);
    }
}

fn is_here(state: &State, office: &OfficeCode) -> bool {
    same_office(office, &state.work.office)
}

/// All offices of an area are one, as everywhere in a transfer.
fn same_office(one: &OfficeCode, other: &OfficeCode) -> bool {
    let [area, other_area] = [one, other].map(|office| office_area(&office.division()));
    one == other || (area.is_some() && area == other_area)
}

/// The handover speaks of the file that is being waited for. Anything else is out of place.
fn permit_report(act: &Act<'_>, handover: &CaseNumber) -> Result<(), Refusal> {
    act.system()?;
    let awaited = match &act.state.file {
        VehicleFile::Requested { handover: begun, .. } => {
            begun.as_ref().is_none_or(|begun| begun == handover)
        }
        _ => false,
    };
    act.in_place(awaited)
}

pub(super) fn report(act: &Act<'_>, report: &FileReport) -> Events {
    permit_report(act, &report.handover)?;
    let mut draft = act.draft();
    match report.milestone {
        Milestone::Accepted => arrived(&mut draft),
        Milestone::Failed { reason } => failed(&mut draft, Some(reason)),
        Milestone::Escalated { desk } => {
            draft.write(Event::FileDelayed { desk });
            draft.tell_holders(NoticeKind::Escalated);
        }
    }
    Ok(draft.into_events())
}

/// After the end, because both happened at once, the file has no case to come to, and the dossier post sees to it.
fn arrived(draft: &mut Draft<'_>) {
    draft.write(Event::FileArrived);
    if draft.state().status.is_end() {
        follow_up::open(draft, Post::Dossier);
    }
}

/// The stop that had the handover end, or let none begin, is lifted: the file is asked for anew. One that is stopped while it is
/// lifted says so later, and is for people.
pub(super) fn ask_again(draft: &mut Draft<'_>, facts: &Facts) {
    let reason = Some(EndReason::VehicleStopped);
    let State { status, file, .. } = draft.state();
    let not_begun = *status == Status::PreAccepted && *file == VehicleFile::Elsewhere;
    if not_begun || *file == (VehicleFile::Failed { reason }) {
        ask_for_it(draft, facts);
    }
}

/// People decide what follows. After the end there is nothing to decide, and while the case is stopped whoever lifts that does.
pub(super) fn failed(draft: &mut Draft<'_>, reason: Option<EndReason>) {
    draft.write(Event::FileFailed { reason });
    let state = draft.state();
    let is_own = reason == Some(EndReason::VehicleStopped) && !state.stops.is_empty();
    if state.status.is_end() || is_own {
        return;
    }
    follow_up::open(draft, Post::Intake);
    if reason.is_some() {
        tell(draft, NoticeKind::FileFailed);
    }
}
