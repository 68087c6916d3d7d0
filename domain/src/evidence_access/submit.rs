//! 提交查阅申请 / 窗口代录: somebody asks to see evidence, or staff of the unit take it in for the person at the counter.

use super::{
    Authority, Draft, Event, Events, EvidenceAccess, EvidenceChannel, EvidenceEffect, Facts, Policy,
    Submission, Wanted,
    guard::{nothing_else_open, valid},
    tell,
};
use crate::{
    access::{Actor, PersonId, Post},
    case::{CaseEvent, Draft as CaseDraft, NoticeKind, Refusal, TaskPurpose},
    deadline::RuleId,
    law::CommandRefusal,
};
use std::collections::BTreeSet;

/// Who may open the case for whom: the applicant online, staff of the unit for everybody but themselves.
fn permit(actor: &Actor, submission: &Submission) -> Result<PersonId, Refusal> {
    let person = actor.person().ok_or(CommandRefusal::NotYourPost)?;
    let own = person == submission.applicant || submission.standing.principal == Some(person);
    match submission.channel {
        EvidenceChannel::Online if person == submission.applicant => Ok(person),
        EvidenceChannel::Counter if actor.holds(&submission.office, Post::AccidentUnit) => {
            if own {
                Err(CommandRefusal::OwnCase.into())
            } else {
                Ok(person)
            }
        }
        _ => Err(CommandRefusal::NotYourPost.into()),
    }
}

pub(super) fn decide(actor: &Actor, submission: &Submission, facts: &Facts) -> Events {
    let by = permit(actor, submission)?;
    complete(submission)?;
    nothing_else_open(facts)?;
    let mut draft = CaseDraft::<EvidenceAccess>::new(None, actor, &facts.case);
    draft.write(submitted(submission, by));
    let documents = submission.documents.iter().cloned();
    draft.write_all(documents.map(|document| CaseEvent::DocumentAttached { document }));
    begin(&mut draft, facts.policy);
    Ok(draft.into_events())
}

fn submitted(submission: &Submission, by: PersonId) -> Event {
    Event::Submitted {
        applicant: submission.applicant,
        by,
        office: submission.office.clone(),
        channel: submission.channel,
        accident: submission.accident.clone(),
        standing: submission.standing.clone(),
        wanted: submission.wanted.clone(),
        purpose: submission.purpose.clone(),
        notice_channels: submission.notice_channels.clone(),
    }
}

/// It is entered in the ledger, and the period runs from then. The application is taken while the register is away.
fn begin(draft: &mut Draft<'_>, policy: Policy) {
    draft.open_task(TaskPurpose::Intake, Post::AccidentUnit);
    draft.start_for(RuleId::EV_DECIDE, policy.decide_in, draft.now());
    look_up(draft);
    tell(draft, NoticeKind::Receipt);
}

/// The unit's register is asked about the accident.
pub(super) fn look_up(draft: &mut Draft<'_>) {
    let number = draft.state().accident.clone();
    draft.request(EvidenceEffect::LookUpAccident { number });
}

/// What types cannot say: fields that need each other. Papers that are missing make it no less an application.
fn complete(submission: &Submission) -> Result<(), Refusal> {
    let standing = &submission.standing;
    let for_another = standing.relation.acts_for_another();
    let principal = standing
        .principal
        .is_none_or(|person| person != submission.applicant);
    valid(
        "standing.principal",
        principal && standing.principal.is_some() == for_another,
    )?;
    valid("standing.authority", for_another || standing.authority.is_none())?;
    let progress = submission.wanted == Wanted::Progress;
    valid(
        "wanted",
        submission.wanted.names_something() && (!progress || standing.relation.asks_for_progress()),
    )?;
    valid("noticeChannels", !submission.notice_channels.is_empty())?;
    let ids: BTreeSet<_> = submission.documents.iter().map(|document| document.id).collect();
    valid("documents", ids.len() == submission.documents.len())?;
    let papers = standing.authority.iter().flat_map(Authority::documents);
    valid(
        "standing.authority.document",
        papers.into_iter().all(|id| ids.contains(&id)),
    )
}
