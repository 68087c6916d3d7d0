//! 受理 / 不予受理 / 视为受理: taking the application up, declining it, or accepting it by silence.

use super::{
    Acceptance, Draft, Event, Events, IntakeChannel, Status, closing, correction, eligibility,
    guard::{Act, valid},
    notify,
};
use crate::{
    access::{PersonId, Post},
    case::{FreeText, NoticeKind, Refusal, TaskPurpose},
    deadline::{Deadline, RuleId},
    law::{CommandRefusal, DecisionGround, rollout::Gate},
    time::start_of,
};

/// What intake staff need for either answer. After five working days of silence neither is possible: the application
/// counts as accepted (Administrative Licensing Law, article 32(1)4).
fn permit(act: &Act<'_>) -> Result<PersonId, Refusal> {
    let person = act.staff(Post::Intake)?;
    act.within(&[Status::Submitted, Status::CorrectionRequested])?;
    if act.state.channel == IntakeChannel::Online {
        return Err(CommandRefusal::WrongState.into());
    }
    act.receipt_confirmed()?;
    correction::in_time(act)?;
    if act.passed(RuleId::ALL_CORR) {
        return Err(CommandRefusal::CorrectionTooLate.into());
    }
    act.not_taken(TaskPurpose::Intake, person)?;
    Ok(person)
}

/// Intake staff, where the office is competent, no electronic licence exists and the city is open.
pub(super) fn permit_accept(act: &Act<'_>) -> Result<PersonId, Refusal> {
    let person = permit(act)?;
    eligibility::competent(act.state)?;
    match act.facts.gate {
        Gate::NotYet { .. } => Err(DecisionGround::CityNotOpen.into()),
        Gate::Open { .. } | Gate::Unknown => Ok(person),
    }
}

pub(super) fn accept(act: &Act<'_>, rollout_confirmed: bool) -> Events {
    permit_accept(act)?;
    if act.facts.gate == Gate::Unknown && !rollout_confirmed {
        return Err(Refusal::from(CommandRefusal::CityUnknown).on("rolloutConfirmed"));
    }
    let mut draft = act.draft();
    draft.meet(RuleId::ALL_CORR);
    draft.stop(RuleId::CORRECTION_ANSWER);
    begin_review(&mut draft, Acceptance::on(act.today(), false));
    Ok(draft.into_events())
}

/// The office was silent. The application counts as accepted from the day on which it received what it was silent
/// about, and the period for the decision runs from then: it may have passed already.
pub(super) fn by_silence(draft: &mut Draft<'_>, silence: &Deadline) {
    if draft.state().channel == IntakeChannel::Online {
        draft.write(Event::ConvertedToCounter);
    }
    begin_review(draft, Acceptance::on(silence.start, true));
}

/// The period for the decision runs from the day of acceptance.
fn begin_review(draft: &mut Draft<'_>, acceptance: Acceptance) {
    draft.write(Event::Accepted { acceptance });
    draft.finish_task(TaskPurpose::Intake);
    draft.open_task(TaskPurpose::Review, Post::Intake);
    draft.start(RuleId::EL_COUNTER, start_of(acceptance.day));
    notify(draft, NoticeKind::Accepted);
}

/// Grounds on which an application is not even taken up. What speaks against the licence itself is for the decision.
const DECLINING: [DecisionGround; 10] = [
    DecisionGround::NotCompetent,
    DecisionGround::CityNotOpen,
    DecisionGround::LicenceNotFound,
    DecisionGround::AlreadyIssued,
    DecisionGround::OpenCaseExists,
    DecisionGround::Banned1Y,
    DecisionGround::Banned3Y,
    DecisionGround::FalseMaterial,
    DecisionGround::AgentNotAllowed,
    DecisionGround::IdentityFailed,
];

/// While the applicant still corrects, only what no correction can heal: the first seven.
const BEYOND_CORRECTION: usize = 7;

pub(super) fn permit_decline(act: &Act<'_>) -> Result<PersonId, Refusal> {
    permit(act)
}

pub(super) fn decline(act: &Act<'_>, grounds: &[DecisionGround], words: &FreeText) -> Events {
    let by = permit_decline(act)?;
    let allowed = match act.state.status {
        Status::CorrectionRequested => &DECLINING[..BEYOND_CORRECTION],
        _ => &DECLINING[..],
    };
    valid(
        "grounds",
        !grounds.is_empty() && grounds.iter().all(|ground| allowed.contains(ground)),
    )?;
    let elsewhere = grounds.contains(&DecisionGround::NotCompetent);
    let mut draft = act.draft();
    draft.write(Event::NotAccepted {
        by,
        grounds: grounds.to_vec(),
        words: words.clone(),
        competent_office: eligibility::other_office(act.state)
            .filter(|_| elsewhere)
            .cloned(),
    });
    draft.meet(RuleId::ALL_CORR);
    closing::serve(&mut draft);
    notify(&mut draft, NoticeKind::NotAccepted);
    Ok(draft.into_events())
}
