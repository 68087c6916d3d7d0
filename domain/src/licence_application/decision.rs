//! 准予核发 / 不予核发: the lead decides, never the one who proposed.

use super::{
    Event, Events, LicenceEffect, ProposedDecision, Status, closing, eligibility,
    guard::{Act, another_than, valid},
    notify,
};
use crate::{
    access::{PersonId, Post},
    case::{FreeText, NoticeKind, Refusal, TaskPurpose},
    deadline::RuleId,
    law::{CommandRefusal, DecisionGround},
};

fn permit(act: &Act<'_>) -> Result<PersonId, Refusal> {
    let person = act.staff(Post::BusinessLead)?;
    act.within(&[Status::PendingApproval])?;
    another_than(person, act.state.proposal.as_ref().map(|proposal| proposal.by))?;
    act.not_taken(TaskPurpose::Approve, person)?;
    Ok(person)
}

/// Only what was proposed can be granted: two people have looked at it. What the registry holds against it bars it.
pub(super) fn permit_approve(act: &Act<'_>) -> Result<PersonId, Refusal> {
    let person = permit(act)?;
    let proposed = act.state.proposal.as_ref().map(|proposal| &proposal.proposed);
    if !matches!(proposed, Some(ProposedDecision::Grant { .. })) {
        return Err(CommandRefusal::WrongState.into());
    }
    if let Some(ground) = act.state.barred.first() {
        return Err((*ground).into());
    }
    eligibility::may_grant(act.state, act.today())?;
    Ok(person)
}

/// The registry is asked again before anything is issued: what turned bad since the review bars the issue. The time to
/// hand over runs from the decision (Administrative Licensing Law, article 44).
pub(super) fn approve(act: &Act<'_>) -> Events {
    let by = permit_approve(act)?;
    let mut draft = act.draft();
    draft.write(Event::Granted { by });
    draft.finish_task(TaskPurpose::Approve);
    draft.meet(RuleId::EL_COUNTER);
    draft.start(RuleId::DL_DELIVER, act.now());
    draft.request(LicenceEffect::LookUpLicence {
        person: act.state.work.applicant,
    });
    Ok(draft.into_events())
}

/// The lead may refuse whatever was proposed: the reasons and the remedies go out with the decision.
pub(super) fn permit_refuse(act: &Act<'_>) -> Result<PersonId, Refusal> {
    permit(act)
}

pub(super) fn refuse(act: &Act<'_>, grounds: &[DecisionGround], words: Option<&FreeText>) -> Events {
    let by = permit_refuse(act)?;
    valid("grounds", !grounds.is_empty())?;
    let mut draft = act.draft();
    draft.write(Event::Refused {
        by,
        grounds: grounds.to_vec(),
        words: words.cloned(),
    });
    draft.meet(RuleId::EL_COUNTER);
    closing::serve(&mut draft);
    notify(&mut draft, NoticeKind::Refused);
    Ok(draft.into_events())
}
