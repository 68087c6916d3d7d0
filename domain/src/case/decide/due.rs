//! What happens by itself: leases that end, warnings, expiries, and deadlines counted again.

use crate::{
    calendar::Calendar,
    case::{CaseEvent, Casework, EscalationReason, ReleaseReason},
    deadline::{Deadline, DeadlineStatus, OnExpiry},
    time::Moment,
};

/// Everything that is due at `now`, for a kind that lets nothing follow from it.
pub(super) fn wake<E: Clone>(work: &Casework<E>, now: Moment) -> Vec<CaseEvent> {
    let mut work = work.clone();
    let mut happened = vec![];
    loop {
        let due = first_due(&work, now);
        if due.is_empty() {
            return happened;
        }
        for event in &due {
            work.evolve(event);
        }
        happened.extend(due);
    }
}

/// The events of one lease or deadline that is due at `now`: leases first, then deadlines in their order. Empty when
/// nothing is due. Each makes itself undue, so that asking again comes to an end.
pub(in crate::case) fn first_due<E>(work: &Casework<E>, now: Moment) -> Vec<CaseEvent> {
    let ended = work
        .tasks
        .iter()
        .find(|task| task.lease_until().is_some_and(|until| until <= now));
    if let Some(task) = ended {
        return vec![CaseEvent::TaskReleased {
            task: task.id,
            because: ReleaseReason::LeaseEnded,
        }];
    }
    let due = work
        .running()
        .find(|deadline| deadline.next_wake().is_some_and(|at| at <= now));
    due.map_or_else(Vec::new, |deadline| pass(deadline, now))
}

fn pass(deadline: &Deadline, now: Moment) -> Vec<CaseEvent> {
    let warned = (!deadline.warned).then_some(CaseEvent::DeadlineWarned {
        deadline: deadline.id,
    });
    warned.into_iter().chain(expired(deadline, now)).collect()
}

/// The expiry of a running deadline, if its period has passed, with the escalation where its rule says so.
pub(in crate::case) fn expired(deadline: &Deadline, now: Moment) -> Vec<CaseEvent> {
    if deadline.status != DeadlineStatus::Running || deadline.expires_at() > now {
        return vec![];
    }
    let expired = CaseEvent::DeadlineExpired {
        deadline: deadline.id,
    };
    let reason = EscalationReason::DeadlineExpired {
        deadline: deadline.id,
    };
    let escalated = (deadline.on_expiry == OnExpiry::Escalate).then_some(CaseEvent::CaseEscalated { reason });
    [expired].into_iter().chain(escalated).collect()
}

/// Open deadlines by a newer calendar. Both dates stay in the history.
pub(super) fn recalculate<E>(work: &Casework<E>, calendar: &Calendar) -> Vec<CaseEvent> {
    let moved = work
        .running()
        .filter_map(|old| Some((old.due, old.recalculated(calendar)?)));
    moved
        .map(|(previous_due, deadline)| CaseEvent::DeadlineRecalculated {
            deadline,
            previous_due,
        })
        .collect()
}
