//! 受理 / 不予受理: taking the application up, or declining it.

use super::{
    Event, Events, Status, closing,
    guard::{Act, valid},
    obstacle, tell,
};
use crate::{
    access::{PersonId, Post},
    case::{FreeText, NoticeKind, Refusal, TaskPurpose},
    deadline::RuleId,
    law::{CommandRefusal, EvidenceGround, rollout::Gate},
};
use std::collections::BTreeSet;

/// What staff of the unit need for either answer.
fn permit(act: &Act<'_>) -> Result<PersonId, Refusal> {
    let person = act.staff(&[Post::AccidentUnit])?;
    act.within(&[Status::Submitted, Status::CorrectionRequested])?;
    if act.passed(RuleId::CORRECTION_ANSWER) {
        return Err(CommandRefusal::CaseClosed.into());
    }
    act.going()?;
    act.not_taken(TaskPurpose::Intake, person)?;
    Ok(person)
}

/// Grounds that no review can heal: it is another unit's, or the measure is not in use here.
const ELSEWHERE: [EvidenceGround; 2] = [EvidenceGround::WrongAuthority, EvidenceGround::AreaNotOpen];

/// Staff of the unit, where it is theirs. An answer that has not come bars nothing: the review waits for it.
pub(super) fn permit_accept(act: &Act<'_>) -> Result<PersonId, Refusal> {
    let person = permit(act)?;
    if act.answered().is_err() {
        return Ok(person);
    }
    let grounds = act.assessed()?.grounds;
    let elsewhere: BTreeSet<_> = ELSEWHERE
        .into_iter()
        .filter(|ground| grounds.contains(ground))
        .collect();
    if elsewhere.is_empty() {
        Ok(person)
    } else {
        Err(obstacle::grounds(&elsewhere))
    }
}

pub(super) fn accept(act: &Act<'_>, area_confirmed: bool) -> Events {
    let by = permit_accept(act)?;
    if act.facts.gate == Gate::Unknown && !area_confirmed {
        return Err(Refusal::from(CommandRefusal::CityUnknown).on("areaConfirmed"));
    }
    let mut draft = act.draft();
    draft.write(Event::Accepted { by });
    draft.stop(RuleId::CORRECTION_ANSWER);
    draft.finish_task(TaskPurpose::Intake);
    draft.open_task(TaskPurpose::Review, Post::AccidentUnit);
    closing::decide_in_time(&mut draft);
    tell(&mut draft, NoticeKind::Accepted);
    Ok(draft.into_events())
}

/// Once the register has answered: until then nobody knows who of the unit has a part in the accident.
pub(super) fn permit_decline(act: &Act<'_>) -> Result<PersonId, Refusal> {
    let person = permit(act)?;
    act.answered()?;
    Ok(person)
}

/// What is held against single items is for the review.
pub(super) fn decline(act: &Act<'_>, grounds: &[EvidenceGround], words: &FreeText) -> Events {
    let by = permit_decline(act)?;
    let of_the_whole = grounds.iter().all(|ground| !ground.is_of_an_item());
    valid("grounds", !grounds.is_empty() && of_the_whole)?;
    let mut draft = act.draft();
    draft.write(Event::NotAccepted {
        by,
        grounds: grounds.to_vec(),
        words: words.clone(),
    });
    draft.meet(RuleId::EV_DECIDE);
    closing::close(&mut draft);
    tell(&mut draft, NoticeKind::NotAccepted);
    Ok(draft.into_events())
}
