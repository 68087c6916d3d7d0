//! What follows when a period passes: the kind's part of the timer.

use super::{Draft, acceptance, correction, receipt};
use crate::{
    case::{CaseEvent, EscalationReason, NoticeKind},
    deadline::{Deadline, DeadlineId, OnExpiry},
};

/// Writes what follows from one event of the timer.
pub(super) fn follow(draft: &mut Draft<'_>, event: &CaseEvent) {
    match event {
        CaseEvent::DeadlineWarned { .. } => draft.tell_holders(NoticeKind::DeadlineNear),
        CaseEvent::CaseEscalated { .. } => draft.tell_holders(NoticeKind::Escalated),
        CaseEvent::DeadlineExpired { deadline } => passed(draft, *deadline),
        _ => {}
    }
}

fn passed(draft: &mut Draft<'_>, id: DeadlineId) {
    let expired = draft
        .work()
        .deadlines
        .iter()
        .find(|deadline| deadline.id == id)
        .cloned();
    let Some(deadline) = expired else { return };
    match deadline.on_expiry {
        OnExpiry::DeemedAccepted => silent(draft, &deadline),
        OnExpiry::Lapse => correction::lapse(draft),
        // The rest has no consequence of its own in this kind, or its escalation is written already.
        _ => {}
    }
}

/// Silence about a receipt that nobody has confirmed yet is a matter for supervision; the consent catches up on it.
fn silent(draft: &mut Draft<'_>, deadline: &Deadline) {
    if draft.state().receipt_unconfirmed {
        let reason = EscalationReason::DeadlineExpired {
            deadline: deadline.id,
        };
        draft.write(CaseEvent::CaseEscalated { reason });
        draft.tell_holders(NoticeKind::Escalated);
    } else {
        acceptance::by_silence(draft, deadline);
    }
}

/// The receipt is confirmed: a period that passed before does now what it should have done then, and so does what that
/// makes due.
pub(super) fn catch_up(draft: &mut Draft<'_>) {
    if let Some(deadline) = receipt::overdue(draft.work()).cloned() {
        acceptance::by_silence(draft, &deadline);
    }
}
