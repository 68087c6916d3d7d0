//! What follows when a period passes: the kind's part of the timer.

use super::{Desk, Draft, Event, Milestone, report};
use crate::{
    case::{CaseEvent, NoticeKind},
    deadline::{DeadlineId, RuleId},
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
    let mut deadlines = draft.work().deadlines.iter();
    let rule = deadlines
        .find(|deadline| deadline.id == id)
        .map(|deadline| deadline.rule);
    if let Some(desk) = rule.and_then(desk_of) {
        draft.write(Event::DeskTold { desk });
        report::send(draft, Milestone::Escalated { desk });
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
