//! 一次告知补正 / 补正: one notice names every paper that is missing (Order 164, article 3). Vehicle registration does not
//! invoke the Administrative Licensing Law, so silence accepts nothing here (inference).

use super::{
    Draft, Event, Events, MissingPaper, Status, closing,
    guard::{Act, valid},
    tell,
};
use crate::{
    access::{PersonId, Post},
    case::{CaseEvent, Document, FreeText, NoticeKind, Refusal, TaskPurpose},
    deadline::RuleId,
    law::CommandRefusal,
};
use std::collections::BTreeSet;

/// Intake staff, once.
pub(super) fn permit_request(act: &Act<'_>) -> Result<PersonId, Refusal> {
    let person = act.staff(&[Post::Intake])?;
    act.within(&[Status::Submitted, Status::CorrectionRequested])?;
    if act.state.correction.is_some() {
        return Err(CommandRefusal::CorrectionAlreadySent.into());
    }
    act.not_taken(TaskPurpose::Intake, person)?;
    Ok(person)
}

pub(super) fn request(act: &Act<'_>, missing: &[MissingPaper]) -> Events {
    permit_request(act)?;
    valid("missing", !missing.is_empty())?;
    let mut draft = act.draft();
    draft.write(Event::CorrectionRequested {
        missing: missing.to_vec(),
    });
    draft.finish_task(TaskPurpose::Intake);
    draft.start(RuleId::CORRECTION_ANSWER, act.now());
    tell(&mut draft, NoticeKind::CorrectionRequested);
    Ok(draft.into_events())
}

/// Whoever applies, or who takes in for them, while the period runs.
pub(super) fn permit_answer(act: &Act<'_>) -> Result<PersonId, Refusal> {
    let person = act.applying_or_intake()?;
    act.within(&[Status::CorrectionRequested])?;
    if act.passed(RuleId::CORRECTION_ANSWER) {
        return Err(CommandRefusal::CaseClosed.into());
    }
    Ok(person)
}

pub(super) fn answer(act: &Act<'_>, documents: &[Document], words: Option<&FreeText>) -> Events {
    let by = permit_answer(act)?;
    let known = act.state.work.documents.iter().map(|document| document.id);
    let mut seen: BTreeSet<_> = known.collect();
    valid(
        "documents",
        documents.iter().all(|document| seen.insert(document.id)),
    )?;
    valid("words", !documents.is_empty() || words.is_some())?;
    let mut draft = act.draft();
    draft.write(Event::CorrectionAnswered {
        by,
        words: words.cloned(),
    });
    let attached = documents.iter().cloned();
    draft.write_all(attached.map(|document| CaseEvent::DocumentAttached { document }));
    draft.meet(RuleId::CORRECTION_ANSWER);
    draft.open_task(TaskPurpose::Intake, Post::Intake);
    Ok(draft.into_events())
}

/// The answer, or the vehicle, never came (policy).
pub(super) fn lapse(draft: &mut Draft<'_>) {
    draft.write(Event::Lapsed);
    closing::call_off(draft);
    tell(draft, NoticeKind::Lapsed);
}
