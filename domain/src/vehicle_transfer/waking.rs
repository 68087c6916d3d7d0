//! What follows when a period passes: the kind's part of the timer.

use super::{Draft, State, correction};
use crate::{
    case::{CaseEvent, NoticeKind},
    deadline::{Deadline, DeadlineId, OnExpiry, RuleId},
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

/// An unanswered correction, or a vehicle that nobody showed, ends the case (policy). A temporary plate is void by itself.
fn passed(draft: &mut Draft<'_>, id: DeadlineId) {
    let expired = draft.work().deadlines.iter().find(|deadline| deadline.id == id);
    let lapses = expired.is_some_and(|deadline| deadline.on_expiry == OnExpiry::Lapse);
    let barred = expired.is_some_and(|deadline| cannot_be_kept(draft.state(), deadline));
    if lapses && !barred && !draft.state().status.is_end() {
        correction::lapse(draft);
    }
}

/// The vehicle of a stopped case cannot be shown. Its time stands still, unless an earlier version stopped it.
fn cannot_be_kept(state: &State, deadline: &Deadline) -> bool {
    deadline.rule == RuleId::UC_COME && !state.stops.is_empty()
}
