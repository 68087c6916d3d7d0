//! What follows when a moment has come: the kind's part of the timer, and the moments that are its own.

use super::{Draft, EndReason, Event, access, correction};
use crate::{
    case::{CaseEvent, NoticeKind},
    deadline::{DeadlineId, OnExpiry},
};

/// Everything that is due now, one after the other.
pub(super) fn wake(draft: &mut Draft<'_>) {
    loop {
        draft.wake(follow);
        if !own_moment(draft) {
            return;
        }
    }
}

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
    let mut deadlines = draft.work().deadlines.iter();
    let lapses = deadlines.any(|deadline| deadline.id == id && deadline.on_expiry == OnExpiry::Lapse);
    if lapses {
        correction::lapse(draft);
    }
}

/// Whether a moment of the kind's own was due, and is seen to: it makes itself undue. What ends access comes before what
/// opens it.
fn own_moment(draft: &mut Draft<'_>) -> bool {
    let (state, now) = (draft.state(), draft.now());
    if state.glass.as_ref().is_some_and(|glass| glass.until <= now) {
        draft.write(Event::GlassClosed);
    } else if state.authority_ends_at().is_some_and(|ends_at| ends_at <= now) {
        access::close(draft, EndReason::Authority);
    } else if let Some(grant) = state
        .grant
        .filter(|grant| grant.next_wake().is_some_and(|at| at <= now))
    {
        if grant.opened {
            access::close(draft, EndReason::Expired);
        } else {
            access::opened(draft);
        }
    } else {
        return false;
    }
    true
}
