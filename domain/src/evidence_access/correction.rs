//! 一次告知补正 / 补正: one notice names everything that is missing. Access to evidence does not invoke the Administrative
//! Licensing Law, so silence accepts nothing here (inference). The period for the decision stands still meanwhile (policy).

use super::{
    Authority, Draft, Event, Events, MissingPaper, Status, closing,
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

/// Staff of the unit, once.
pub(super) fn permit_request(act: &Act<'_>) -> Result<PersonId, Refusal> {
    let person = act.staff(&[Post::AccidentUnit])?;
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
    draft.stop(RuleId::EV_DECIDE);
    draft.start(RuleId::CORRECTION_ANSWER, act.now());
    tell(&mut draft, NoticeKind::CorrectionRequested);
    Ok(draft.into_events())
}

/// The applicant, or staff of the unit for them, while the period runs.
pub(super) fn permit_answer(act: &Act<'_>) -> Result<PersonId, Refusal> {
    let person = act.applicant_or_unit()?;
    act.within(&[Status::CorrectionRequested])?;
    if act.passed(RuleId::CORRECTION_ANSWER) {
        return Err(CommandRefusal::CaseClosed.into());
    }
    Ok(person)
}

/// An answer as it came.
#[derive(Clone, Copy, Debug)]
pub(super) struct Answer<'a> {
    pub documents: &'a [Document],
    pub authority: Option<&'a Authority>,
    pub words: Option<&'a FreeText>,
}

pub(super) fn answer(act: &Act<'_>, answer: Answer<'_>) -> Events {
    let by = permit_answer(act)?;
    complete(act, answer)?;
    let mut draft = act.draft();
    draft.write(Event::CorrectionAnswered {
        by,
        authority: answer.authority.cloned(),
        words: answer.words.cloned(),
    });
    let attached = answer.documents.iter().cloned();
    draft.write_all(attached.map(|document| CaseEvent::DocumentAttached { document }));
    draft.meet(RuleId::CORRECTION_ANSWER);
    closing::decide_in_time(&mut draft);
    draft.open_task(TaskPurpose::Intake, Post::AccidentUnit);
    Ok(draft.into_events())
}

fn complete(act: &Act<'_>, answer: Answer<'_>) -> Result<(), Refusal> {
    let known = act.state.work.documents.iter().map(|document| document.id);
    let mut seen: BTreeSet<_> = known.collect();
    let all_new = answer.documents.iter().all(|document| seen.insert(document.id));
    valid("documents", all_new)?;
    let shown = answer
        .authority
        .is_none_or(|authority| authority.documents().all(|id| seen.contains(&id)));
    let for_another = act.state.standing.relation.acts_for_another();
    valid("authority", shown && (for_another || answer.authority.is_none()))?;
    let said = answer.authority.is_some() || answer.words.is_some();
    valid("words", !answer.documents.is_empty() || said)
}

/// The answer never came (policy): what follows from the expiry.
pub(super) fn lapse(draft: &mut Draft<'_>) {
    draft.write(Event::Lapsed);
    closing::close(draft);
    tell(draft, NoticeKind::Lapsed);
}
