//! 重新作出决定: an administrative review set the decision aside (Administrative Reconsideration Law, article 64).

use super::{Acceptance, Event, Events, LicenceEffect, Status, closing, guard::Act, notify};
use crate::{
    access::{PersonId, Post},
    case::{CaseEvent, FreeText, NoticeKind, Refusal, RefusalDetail, TaskPurpose},
    deadline::RuleId,
    law::DecisionGround,
};

/// The lead or supervision, unless the person has applied again meanwhile.
pub(super) fn permit(act: &Act<'_>) -> Result<PersonId, Refusal> {
    let person = act.staff_in(&[Post::BusinessLead, Post::Supervision])?;
    act.within(&[Status::NotAccepted, Status::Refused])?;
    match act.facts.open_case.clone() {
        Some(number) => {
            Err(Refusal::from(DecisionGround::OpenCaseExists).with_detail(RefusalDetail::Case { number }))
        }
        None => Ok(person),
    }
}

/// The decision and its remedies are gone. The review begins anew, and so does the period for the decision (policy: the
/// review decision may set another).
pub(super) fn decide(act: &Act<'_>, review_decision: &FreeText) -> Events {
    permit(act)?;
    let mut draft = act.draft();
    closing::close(&mut draft);
    let rights: Vec<_> = draft.work().running().map(|deadline| deadline.id).collect();
    draft.write_all(
        rights
            .into_iter()
            .map(|deadline| CaseEvent::DeadlineStopped { deadline }),
    );
    let never_accepted = act.state.acceptance.is_none();
    let acceptance = never_accepted.then(|| Acceptance::on(act.today(), false));
    draft.write(Event::Reopened {
        review_decision: review_decision.clone(),
        acceptance,
    });
    draft.open_task(TaskPurpose::Review, Post::Intake);
    draft.start(RuleId::EL_COUNTER, act.now());
    draft.request(LicenceEffect::LookUpLicence {
        person: act.state.work.applicant,
    });
    if never_accepted {
        notify(&mut draft, NoticeKind::Accepted);
    }
    Ok(draft.into_events())
}
