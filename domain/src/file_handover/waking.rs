//! What follows when a period passes: the kind's part of the timer.

use super::{Desk, Draft, Event, Milestone, report};
use crate::{
    case::{CaseEvent, Channel, NoticeKind, TaskState},
    deadline::{DeadlineId, RuleId},
};
use std::collections::BTreeSet;

/// Writes what follows from one event of the timer.
pub(super) fn follow(draft: &mut Draft<'_>, event: &CaseEvent) {
    match event {
        CaseEvent::DeadlineWarned { .. } => tell_holders(draft, NoticeKind::DeadlineNear),
        CaseEvent::CaseEscalated { .. } => tell_holders(draft, NoticeKind::Escalated),
        CaseEvent::DeadlineExpired { deadline } => passed(draft, *deadline),
        _ => {}
    }
}

fn passed(draft: &mut Draft<'_>, id: DeadlineId) {
    let mut deadlines = draft.work().deadlines.iter();
    let rule = deadlines
        .find(|deadline| deadline.id == id)
        .map(|deadline| deadline.rule);
    if let Some(desk) = rule.and_then(desk_of) {
        draft.write(Event::DeskTold { desk });
        report(draft, Milestone::Escalated { desk });
    }
}

/// The origin's province when its period has passed; the ministry when its ceiling has passed too, since no source says how
/// long a province has.
fn desk_of(rule: RuleId) -> Option<Desk> {
    let desks = [
        (RuleId::UC_FILE_OUT, Desk::OriginProvince),
        (RuleId::UC_FILE_OUT_MAX, Desk::Ministry),
        (RuleId::UC_FILE_CHECK, Desk::Supervision),
    ];
    let found = desks.into_iter().find(|(late, _)| *late == rule);
    found.map(|(_, desk)| desk)
}

/// Whoever works on the case now hears of it in their inbox. The queue shows it to everybody else.
fn tell_holders(draft: &mut Draft<'_>, kind: NoticeKind) {
    let tasks = draft.work().tasks.iter();
    let holders: BTreeSet<_> = tasks
        .filter_map(|task| match task.state {
            TaskState::Claimed { by, .. } => Some(by),
            TaskState::Open | TaskState::Done => None,
        })
        .collect();
    for holder in holders {
        draft.notify(kind, holder, &[Channel::InApp]);
    }
}
