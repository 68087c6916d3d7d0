//! What follows when a period passes: the kind's part of the timer.

use super::{Desk, Draft, Event, Facts, HandoverEffect, Milestone, report};
use crate::{
    access::PersonId,
    case::{CaseEvent, Channel, NoticeKind},
    deadline::{DeadlineId, RuleId},
};
use std::collections::BTreeSet;

/// Writes what follows from one event of the timer.
pub(super) fn follow(draft: &mut Draft<'_>, facts: &Facts, event: &CaseEvent) {
    match event {
        CaseEvent::DeadlineWarned { .. } => draft.tell_holders(NoticeKind::DeadlineNear),
        CaseEvent::CaseEscalated { .. } => draft.tell_holders(NoticeKind::Escalated),
        CaseEvent::DeadlineExpired { deadline } => passed(draft, facts, *deadline),
        _ => {}
    }
}

fn passed(draft: &mut Draft<'_>, facts: &Facts, id: DeadlineId) {
    let mut deadlines = draft.work().deadlines.iter();
    let rule = deadlines
        .find(|deadline| deadline.id == id)
        .map(|deadline| deadline.rule);
    if let Some(desk) = rule.and_then(desk_of) {
        draft.write(Event::DeskTold { desk });
        tell(draft, facts, desk);
        report::send(draft, Milestone::Escalated { desk });
    }
}

/// Each desk by the way that there is to it: the province of the origin in the inbox of whoever supervises an office there, the
/// ministry by mail (policy). The accepting office has it in its queue.
fn tell(draft: &mut Draft<'_>, facts: &Facts, desk: Desk) {
    match desk {
        Desk::Supervision => {}
        Desk::OriginProvince => {
            for person in supervisors(draft, facts) {
                draft.notify(NoticeKind::Escalated, person, &[Channel::InApp]);
            }
        }
        Desk::Ministry => draft.request(HandoverEffect::TellMinistry),
    }
}

/// Without those whose matter it is.
fn supervisors(draft: &Draft<'_>, facts: &Facts) -> BTreeSet<PersonId> {
    let own = facts.transfer.as_ref().map(|transfer| &transfer.parties);
    let is_party = |person: &PersonId| {
        draft.state().parties.contains(person) || own.is_some_and(|parties| parties.contains(person))
    };
    let all = facts.supervision.iter().copied();
    all.filter(|person| !is_party(person)).collect()
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
