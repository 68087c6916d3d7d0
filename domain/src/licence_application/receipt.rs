//! 补录收件时间审批: a second person consents to an earlier time of receipt, or does not.

use super::{
    Event, Events, Status,
    guard::{Act, another_than},
    waking,
};
use crate::{
    access::{PersonId, Post},
    case::Refusal,
    deadline::{DeadlineStatus, RuleId},
    law::CommandRefusal,
};

/// The lead or supervision, but not whoever entered it.
pub(super) fn permit(act: &Act<'_>) -> Result<PersonId, Refusal> {
    let person = act.staff_in(&[Post::BusinessLead, Post::Supervision])?;
    act.within(&[Status::Submitted])?;
    if !act.state.receipt_unconfirmed {
        return Err(CommandRefusal::WrongState.into());
    }
    another_than(person, Some(act.state.submitted_by))?;
    Ok(person)
}

/// With consent, a period that passed while nobody had confirmed it does now what it should have done then. Without, the
/// time of entry counts and the period starts again from there.
pub(super) fn decide(act: &Act<'_>, consent: bool) -> Events {
    let by = permit(act)?;
    let mut draft = act.draft();
    if consent {
        draft.write(Event::ReceivedAtConfirmed { by });
        waking::catch_up(&mut draft);
    } else {
        draft.stop(RuleId::ALL_CORR);
        draft.write(Event::ReceivedAtCorrected {
            by,
            received_at: act.state.entered_at,
        });
        draft.start(RuleId::ALL_CORR, act.state.entered_at);
    }
    Ok(draft.into_events())
}

/// Whether the period for the notice of correction passed before the receipt was confirmed.
pub(super) fn overdue<E>(work: &crate::case::Casework<E>) -> Option<&crate::deadline::Deadline> {
    let mut late = work
        .deadlines
        .iter()
        .filter(|deadline| deadline.status == DeadlineStatus::Expired);
    late.find(|deadline| deadline.rule == RuleId::ALL_CORR)
}
