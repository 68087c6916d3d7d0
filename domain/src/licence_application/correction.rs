//! 一次告知补正 / 补正: one notice names everything that is missing; the applicant answers, or the case lapses.

use super::{
    Draft, Event, Events, IntakeChannel, MissingItem, Status, closing,
    guard::{Act, valid},
    notify,
};
use crate::{
    access::{PersonId, Post},
    case::{CaseEvent, Document, FreeText, NoticeKind, Refusal, TaskPurpose},
    deadline::RuleId,
    law::CommandRefusal,
};
use std::collections::BTreeSet;

/// Intake staff, once, and within five working days of the receipt (Administrative Licensing Law, article 32(1)4).
pub(super) fn permit_request(act: &Act<'_>) -> Result<PersonId, Refusal> {
    let person = act.staff(Post::Intake)?;
    let silent = act
        .state
        .acceptance
        .is_some_and(|acceptance| acceptance.by_silence);
    if silent && !act.state.status.is_end() {
        return Err(CommandRefusal::CorrectionTooLate.into());
    }
    act.within(&[Status::Submitted, Status::CorrectionRequested])?;
    if act.state.correction.is_some() {
        return Err(CommandRefusal::CorrectionAlreadySent.into());
    }
    if act.state.channel == IntakeChannel::Online {
        return Err(CommandRefusal::WrongState.into());
    }
    act.receipt_confirmed()?;
    if act.passed(RuleId::ALL_CORR) {
        return Err(CommandRefusal::CorrectionTooLate.into());
    }
    act.not_taken(TaskPurpose::Intake, person)?;
    Ok(person)
}

pub(super) fn request(act: &Act<'_>, missing: &[MissingItem]) -> Events {
    permit_request(act)?;
    valid("missing", !missing.is_empty())?;
    let mut draft = act.draft();
    draft.write(Event::CorrectionRequested {
        missing: missing.to_vec(),
    });
    draft.meet(RuleId::ALL_CORR);
    draft.finish_task(TaskPurpose::Intake);
    draft.start(RuleId::CORRECTION_ANSWER, act.now());
    notify(&mut draft, NoticeKind::CorrectionRequested);
    Ok(draft.into_events())
}

/// The applicant, or intake staff for them, while the period runs.
pub(super) fn permit_answer(act: &Act<'_>) -> Result<PersonId, Refusal> {
    let person = act.applicant_or(&[Post::Intake])?;
    act.within(&[Status::CorrectionRequested])?;
    in_time(act)?;
    Ok(person)
}

/// `CASE_CLOSED` once the period for the answer has passed, also before a timer has seen it.
pub(super) fn in_time(act: &Act<'_>) -> Result<(), Refusal> {
    if act.passed(RuleId::CORRECTION_ANSWER) {
        Err(CommandRefusal::CaseClosed.into())
    } else {
        Ok(())
    }
}

/// The office gets a fresh period to accept or decline what it received now (policy).
pub(super) fn answer(act: &Act<'_>, documents: &[Document], words: Option<&FreeText>) -> Events {
    let by = permit_answer(act)?;
    valid("documents", all_new(act, documents))?;
    valid("words", !documents.is_empty() || words.is_some())?;
    let mut draft = act.draft();
    draft.write(Event::CorrectionAnswered {
        by,
        words: words.cloned(),
    });
    let attached = documents
        .iter()
        .cloned()
        .map(|document| CaseEvent::DocumentAttached { document });
    draft.write_all(attached);
    draft.meet(RuleId::CORRECTION_ANSWER);
    draft.start(RuleId::ALL_CORR, act.now());
    draft.open_task(TaskPurpose::Intake, Post::Intake);
    Ok(draft.into_events())
}

fn all_new(act: &Act<'_>, documents: &[Document]) -> bool {
    let known = act.state.work.documents.iter().map(|document| document.id);
    let mut seen: BTreeSet<_> = known.collect();
    documents.iter().all(|document| seen.insert(document.id))
}

/// The answer never came (policy): what follows from the expiry.
pub(super) fn lapse(draft: &mut Draft<'_>) {
    draft.write(Event::Lapsed);
    closing::close(draft);
    notify(draft, NoticeKind::Lapsed);
}
