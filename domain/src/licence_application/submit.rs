//! 提交申请 / 窗口代录: a driver applies, or a clerk enters the application for the person at the counter.

use super::{
    Draft, Event, Events, Facts, IntakeChannel, LicenceApplication, LicenceEffect, Submission, guard::valid,
};
use crate::{
    access::{Actor, PersonId, Post},
    case::{CaseEvent, Draft as CaseDraft, NoticeKind, Refusal, RefusalDetail, TaskPurpose},
    deadline::RuleId,
    law::{CommandRefusal, DecisionGround, SpecialReason},
    time::{Moment, office_day},
};
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// No application is older than the Administrative Licensing Law, by which it is counted: it came into force on 1 July 2004.
const FIRST_RECEIPT: NaiveDate = NaiveDate::from_ymd_opt(2004, 7, 1).expect("a day that exists");

/// Who may open the case for whom: the applicant online, intake staff of the office for anybody but themselves.
fn permit(actor: &Actor, submission: &Submission, applicant: PersonId) -> Result<PersonId, Refusal> {
    let person = actor.person().ok_or(CommandRefusal::NotYourPost)?;
    let in_post = match submission.channel {
        IntakeChannel::Online => person == applicant,
        IntakeChannel::Counter | IntakeChannel::HomeVisit => actor.holds(&submission.office, Post::Intake),
    };
    if !in_post {
        return Err(CommandRefusal::NotYourPost.into());
    }
    if submission.channel != IntakeChannel::Online && person == applicant {
        return Err(CommandRefusal::OwnCase.into());
    }
    Ok(person)
}

pub(super) fn decide(actor: &Actor, submission: &Submission, facts: &Facts) -> Events {
    let applicant = facts
        .applicant
        .ok_or(CommandRefusal::InvalidInput)
        .map_err(Refusal::from)?;
    let by = permit(actor, submission, applicant)?;
    complete(submission, facts)?;
    if let Some(number) = facts.open_case.clone() {
        let refusal = Refusal::from(DecisionGround::OpenCaseExists);
        return Err(refusal.with_detail(RefusalDetail::Case { number }));
    }
    let mut draft = CaseDraft::<LicenceApplication>::new(None, actor, &facts.case);
    draft.write(submitted(submission, facts, applicant, by));
    let documents = submission.documents.iter().cloned();
    draft.write_all(documents.map(|document| CaseEvent::DocumentAttached { document }));
    begin(&mut draft, applicant);
    Ok(draft.into_events())
}

fn submitted(submission: &Submission, facts: &Facts, applicant: PersonId, by: PersonId) -> Event {
    let earlier = submission.received_earlier.as_ref();
    Event::Submitted {
        applicant,
        by,
        office: submission.office.clone(),
        channel: submission.channel,
        special_reason: submission.special_reason,
        explanation: submission.explanation.clone(),
        notice_channels: submission.notice_channels.clone(),
        received_at: earlier.map_or(facts.case.now, |earlier| earlier.at),
        earlier_because: earlier.map(|earlier| earlier.reason.clone()),
    }
}

/// The registry is asked at once; the application is taken while it is away.
fn begin(draft: &mut Draft<'_>, applicant: PersonId) {
    draft.open_task(TaskPurpose::Intake, Post::Intake);
    draft.start(RuleId::ALL_CORR, draft.work().received_at);
    draft.request(LicenceEffect::LookUpLicence { person: applicant });
    super::notify(draft, NoticeKind::Receipt);
}

/// What types cannot say: fields that need each other.
fn complete(submission: &Submission, facts: &Facts) -> Result<(), Refusal> {
    let today = office_day(facts.case.now);
    let holder = submission.applicant.document.resident_id();
    valid(
        "applicant.document.number",
        holder.is_none_or(|holder| !holder.born_after(today)),
    )?;
    let channels = &submission.notice_channels;
    let reachable = channels
        .iter()
        .all(|channel| submission.applicant.reachable_by(*channel));
    valid("noticeChannels", !channels.is_empty() && reachable)?;
    let explained = submission.special_reason != SpecialReason::Other || submission.explanation.is_some();
    valid("explanation", explained)?;
    let earlier = submission.received_earlier.as_ref();
    let on_paper = submission.channel != IntakeChannel::Online;
    let counts = |at: Moment| at < facts.case.now && FIRST_RECEIPT <= office_day(at);
    valid(
        "receivedAt",
        earlier.is_none_or(|earlier| on_paper && counts(earlier.at)),
    )?;
    let ids: BTreeSet<_> = submission.documents.iter().map(|document| document.id).collect();
    valid("documents", ids.len() == submission.documents.len())
}
