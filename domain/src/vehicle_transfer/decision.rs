//! 核准 / 不予办理: the lead decides, never the one who proposed, inspected or recorded a consent (policy).

use super::{
    Event, Events, ProposedDecision, Status, TransferEffect, clock, closing,
    guard::{Act, another_than, valid},
    merits::{are_grounds, is_written},
    proposal, registers, tell,
};
use crate::{
    access::{PersonId, Post},
    case::{FreeText, NoticeKind, Refusal, TaskPurpose},
    law::vehicle::TransferGround,
};

fn permit(act: &Act<'_>) -> Result<PersonId, Refusal> {
    let person = act.staff(&[Post::BusinessLead])?;
    let waits = !act.state.stops.is_empty() || !act.state.holds.is_empty();
    // What was approved can be refused only where something came up since.
    let open = match act.state.status {
        Status::PendingApproval => true,
        Status::Approved => waits || proposal::is_overtaken(act),
        _ => false,
    };
    act.in_place(open)?;
    another_than(person, proposal::prepared_by(act))?;
    act.not_taken(TaskPurpose::Approve, person)?;
    Ok(person)
}

/// Only what was proposed can be approved, and only while nothing stands against it.
pub(super) fn permit_approve(act: &Act<'_>) -> Result<PersonId, Refusal> {
    let person = permit(act)?;
    act.within(&[Status::PendingApproval])?;
    let Some(proposal) = &act.state.proposal else {
        return Err(act.out_of_place());
    };
    let ProposedDecision::Register { .. } = &proposal.proposed else {
        return Err(act.out_of_place());
    };
    proposal::ready(act, proposal.by, proposal::answered(act.state))?;
    Ok(person)
}

/// The registers are asked again before anything is written down.
pub(super) fn approve(act: &Act<'_>) -> Events {
    let by = permit_approve(act)?;
    let mut draft = act.draft();
    draft.write(Event::Approved { by });
    draft.finish_task(TaskPurpose::Approve);
    registers::ask_about_vehicle(&mut draft);
    if act.state.is_departure() {
        draft.request(TransferEffect::PrepareFile);
    }
    tell(&mut draft, NoticeKind::Approved);
    Ok(draft.into_events())
}

/// What the registry has written already is not refused: only the registration leads on.
pub(super) fn permit_refuse(act: &Act<'_>) -> Result<PersonId, Refusal> {
    let person = permit(act)?;
    act.in_place(!is_written(act.state))?;
    Ok(person)
}

/// On every ground at once, each known to the rules of the day of acceptance.
pub(super) fn refuse(act: &Act<'_>, grounds: &[TransferGround], words: &FreeText) -> Events {
    let by = permit_refuse(act)?;
    let founded = act
        .state
        .matter()
        .is_some_and(|matter| are_grounds(grounds, matter));
    valid("grounds", founded)?;
    let mut draft = act.draft();
    let (grounds, words) = (grounds.to_vec(), words.clone());
    draft.write(Event::Refused { by, grounds, words });
    clock::met(&mut draft);
    closing::call_off(&mut draft);
    tell(&mut draft, NoticeKind::Refused);
    Ok(draft.into_events())
}
