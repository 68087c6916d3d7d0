//! 核发: what follows when the registry and the app answer. Decided, issued and delivered are three facts.

use super::{
    Delivery, Draft, Event, Events, LicenceEffect, LicenceOutcome as Answer, Status, closing, eligibility,
    guard::Act, notify,
};
use crate::{
    access::{PersonId, Post},
    case::{Effect, NoticeKind, Outcome, Refusal, TaskPurpose},
    deadline::RuleId,
    identifier::CertificateNumber,
    law::{CommandRefusal, DecisionGround},
    time::{Moment, office_day},
};

/// What the kind lets follow from the answer of an effect.
pub(super) fn follow(
    draft: &mut Draft<'_>,
    effect: &Effect<LicenceEffect>,
    outcome: &Outcome<LicenceEffect>,
) {
    let status = draft.state().status;
    match outcome {
        Outcome::Notified => {}
        Outcome::Undeliverable { .. } => came_back(draft, status, effect),
        Outcome::Own(answer) => answered(draft, status, answer),
    }
}

fn answered(draft: &mut Draft<'_>, status: Status, answer: &Answer) {
    match (status, answer) {
        (Status::Issuing, Answer::LicenceFound { .. } | Answer::LicenceNotFound) => asked_again(draft),
        (Status::Issuing, Answer::IssueRefused { status }) => bar(draft, eligibility::against(status)),
        (Status::Issuing, Answer::LicenceIssued { certificate }) => issued(draft, certificate),
        (Status::Issued, Answer::LicenceDelivered { at }) => received(draft, *at),
        (Status::Issued, Answer::NoAccount) => no_account(draft),
        _ => {}
    }
}

/// What was asked for can never be done: somebody has to see to it.
fn came_back(draft: &mut Draft<'_>, status: Status, effect: &Effect<LicenceEffect>) {
    match effect {
        // Somebody has to call or write.
        Effect::Notify(notice) if notice.to == draft.work().applicant => closing::follow_up(draft),
        // The registry names no ground, so the lead may ask it again by another approval, or refuse.
        Effect::Own(LicenceEffect::IssueLicence { .. }) if status == Status::Issuing => bar(draft, vec![]),
        Effect::Own(LicenceEffect::DeliverLicence { .. }) if status == Status::Issued => no_account(draft),
        Effect::Own(LicenceEffect::RevokeLicence { .. }) => closing::follow_up(draft),
        _ => {}
    }
}

/// The answer after the grant. Earlier questions may still be open; the last answer decides.
fn asked_again(draft: &mut Draft<'_>) {
    let mut pending = draft.work().effects.iter().map(|pending| &pending.effect);
    if pending.any(|effect| matches!(effect, Effect::Own(LicenceEffect::LookUpLicence { .. }))) {
        return;
    }
    let grounds = eligibility::grounds(draft.state(), office_day(draft.now()));
    if grounds.is_empty() {
        let (person, office) = (draft.work().applicant, draft.work().office.clone());
        draft.request(LicenceEffect::IssueLicence { person, office });
    } else {
        bar(draft, grounds);
    }
}

/// The grant cannot be carried out, and a machine alone does not refuse (Personal Information Protection Law, article
/// 24): the lead decides again. The period for the decision has never stopped.
fn bar(draft: &mut Draft<'_>, grounds: Vec<DecisionGround>) {
    draft.write(Event::IssuanceBarred { grounds });
    draft.stop(RuleId::DL_DELIVER);
    draft.resume(RuleId::EL_COUNTER);
    draft.open_task(TaskPurpose::Approve, Post::BusinessLead);
}

fn issued(draft: &mut Draft<'_>, certificate: &CertificateNumber) {
    draft.write(Event::Issued {
        certificate: certificate.clone(),
    });
    deliver(draft);
    notify(draft, NoticeKind::Issued);
}

fn deliver(draft: &mut Draft<'_>) {
    if let Some(certificate) = draft.state().certificate.clone() {
        draft.request(LicenceEffect::DeliverLicence {
            person: draft.work().applicant,
            certificate,
        });
    }
}

fn received(draft: &mut Draft<'_>, at: Moment) {
    draft.write(Event::LicenceReceived { at });
    draft.meet(RuleId::DL_DELIVER);
    notify(draft, NoticeKind::Delivered);
}

fn no_account(draft: &mut Draft<'_>) {
    draft.write(Event::DeliveryFailed);
    closing::follow_up(draft);
    notify(draft, NoticeKind::NotDelivered);
}

/// 重新投递: intake or dossier staff, after the person has opened an account.
pub(super) fn permit_retry(act: &Act<'_>) -> Result<PersonId, Refusal> {
    let person = act.staff_in(&[Post::Intake, Post::Dossier])?;
    act.within(&[Status::Issued])?;
    if act.state.delivery == Delivery::NoAccount {
        Ok(person)
    } else {
        Err(CommandRefusal::WrongState.into())
    }
}

pub(super) fn retry(act: &Act<'_>) -> Events {
    permit_retry(act)?;
    let mut draft = act.draft();
    draft.write(Event::DeliveryRetried);
    deliver(&mut draft);
    Ok(draft.into_events())
}
