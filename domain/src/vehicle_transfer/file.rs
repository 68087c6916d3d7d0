//! 调档 / 核对电子档案: the file comes by a handover, a case of its own, which reports here.

use super::{
    Draft, Event, Events, FileReport, Message, Status, TransferEffect, TransferRefusal, VehicleFile, ask,
    follow_up, guard::Act, tell, waking,
};
use crate::{
    access::{PersonId, Post},
    case::{CaseEvent, EscalationReason, FreeText, TaskPurpose},
    deadline::RuleId,
};

/// Intake staff: before acceptance, or again where it did not come.
pub(super) fn permit_request(act: &Act<'_>) -> Result<PersonId, TransferRefusal> {
    let person = act.staff(&[Post::Intake])?;
    act.within(&[Status::Submitted, Status::FileRequested, Status::PreAccepted])?;
    act.not_stopped()?;
    act.in_place(matches!(
        act.state.file,
        VehicleFile::Elsewhere | VehicleFile::Failed
    ))?;
    act.not_taken(TaskPurpose::Intake, person)?;
    Ok(person)
}

pub(super) fn request(act: &Act<'_>) -> Events {
    permit_request(act)?;
    let mut draft = act.draft();
    ask_for_it(&mut draft);
    Ok(draft.into_events())
}

/// The office of registration is asked, which has its own periods in the handover.
pub(super) fn ask_for_it(draft: &mut Draft<'_>) {
    draft.write(Event::FileRequested);
    let from = draft.state().trade.transfer_out.clone();
    ask(draft, TransferEffect::RequestFile { from });
}

/// The handover speaks of the file that is being waited for. Anything else is out of place.
fn permit_report(act: &Act<'_>, report: &FileReport) -> Result<(), TransferRefusal> {
    act.system()?;
    let (FileReport::Accepted { handover }
    | FileReport::Failed { handover, .. }
    | FileReport::Escalated { handover }) = report;
    let awaited = match &act.state.file {
        VehicleFile::Requested { handover: begun, .. } => {
            begun.as_ref().is_none_or(|begun| begun == handover)
        }
        _ => false,
    };
    act.in_place(awaited)
}

/// What comes after the end, because both happened at once, changes nothing here: the file has no case to come to, and the
/// dossier post sees to it.
pub(super) fn report(act: &Act<'_>, report: &FileReport) -> Events {
    permit_report(act, report)?;
    let mut draft = act.draft();
    match report {
        FileReport::Accepted { .. } if act.state.status.is_end() => {
            draft.write(Event::FileArrived);
            follow_up::open(&mut draft, Post::Dossier);
        }
        FileReport::Accepted { .. } => {
            draft.write(Event::FileArrived);
            draft.start(RuleId::UC_FILE_CHECK, act.now());
        }
        FileReport::Failed { words, .. } => {
            let words = words.clone();
            draft.write(Event::FileFailed { words });
            if !act.state.status.is_end() {
                follow_up::open(&mut draft, Post::Intake);
                tell(&mut draft, Message::FileFailed);
            }
        }
        FileReport::Escalated { handover } => {
            draft.write(Event::FileDelayed);
            let words = FreeText::parse(&format!("调档逾期 {handover}")).expect("a few words and a number");
            let reason = EscalationReason::Asked { words };
            draft.write(CaseEvent::CaseEscalated { reason });
            waking::tell_holders(&mut draft, Message::Escalated);
        }
    }
    Ok(draft.into_events())
}

/// Dossier staff.
pub(super) fn permit_check(act: &Act<'_>) -> Result<PersonId, TransferRefusal> {
    let person = act.staff(&[Post::Dossier])?;
    act.within(&[Status::FileRequested, Status::PreAccepted])?;
    act.in_place(matches!(
        act.state.file,
        VehicleFile::Arrived | VehicleFile::Checked { conforms: false, .. }
    ))?;
    Ok(person)
}

/// What does not conform is a ground (`FILE_MISMATCH`), until it is checked again.
pub(super) fn check(act: &Act<'_>, conforms: bool, words: &FreeText) -> Events {
    let by = permit_check(act)?;
    let mut draft = act.draft();
    let words = words.clone();
    draft.write(Event::FileChecked { by, conforms, words });
    draft.meet(RuleId::UC_FILE_CHECK);
    if !conforms {
        tell(&mut draft, Message::FileFailed);
    }
    Ok(draft.into_events())
}
