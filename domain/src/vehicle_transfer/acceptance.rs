//! 预受理 / 受理 / 不予受理: the day decides which rules apply and from when the clock runs, whatever day it was submitted.

use super::{
    Acceptance, Draft, Event, Events, Status, TransferChannel, clock, closing, file,
    guard::{Act, unless, valid},
    hold,
    merits::{self, Answered, Merits, are_grounds, weigh},
    tell,
};
use crate::{
    access::{PersonId, Post},
    case::{FreeText, NoticeKind, Refusal, TaskPurpose},
    law::{
        registration_rule_set,
        vehicle::{Matter, Stage, TransferGround, TransferObstacle},
    },
};

/// Intake staff, once the registers have answered, where no objection holds it. What a person has to look into, the act itself asks.
fn permit(act: &Act<'_>, statuses: &[Status]) -> Result<PersonId, Refusal> {
    let person = act.staff(&[Post::Intake])?;
    act.within(statuses)?;
    act.not_taken(TaskPurpose::Intake, person)?;
    act.not_on_hold()?;
    merits::answered(act.state)?;
    Ok(person)
}

/// `GROUNDS` with every ground, also those that stop it; then a stop that nobody has lifted yet.
fn unopposed(act: &Act<'_>) -> Result<(), Refusal> {
    merits_today(act).free()?;
    act.not_stopped()
}

/// As for an application that is accepted today.
fn merits_today(act: &Act<'_>) -> Merits {
    let rules = registration_rule_set(act.today());
    weigh(act.state, act.facts, (rules, Stage::Applying), act.today())
}

/// At the counter, while the file is elsewhere: taken up now and finished later (W-UC4, W-UC7).
pub(super) fn permit_pre_accept(act: &Act<'_>) -> Result<PersonId, Refusal> {
    let person = permit(act, &[Status::Submitted])?;
    act.in_place(act.state.channel == TransferChannel::Counter && file_here(act).is_err())?;
    unopposed(act)?;
    Ok(person)
}

/// The file has to be here: only then does the office accept (W-UC4, W-UC6).
pub(super) fn permit_accept(act: &Act<'_>) -> Result<PersonId, Refusal> {
    let person = permit(act, &[Status::Submitted, Status::FileRequested])?;
    file_here(act)?;
    unopposed(act)?;
    Ok(person)
}

/// `FILE_MISSING`, unless it is here: by a handover, which has checked it. `FILE_ELSEWHERE` with the office that took it, where
/// another handover has taken it away since.
pub(super) fn file_here(act: &Act<'_>) -> Result<(), Refusal> {
    unless(act.state.has_file(), TransferObstacle::FileMissing)?;
    file::taken_away(act.state, act.facts).map_or(Ok(()), |custodian| Err(custodian.refusal()))
}

pub(super) fn pre_accept(act: &Act<'_>, checked: Option<&FreeText>) -> Events {
    let by = permit_pre_accept(act)?;
    let acceptance = acceptance(act, checked)?;
    let checked = checked.cloned();
    let mut draft = act.draft();
    draft.write(Event::PreAccepted {
        by,
        acceptance,
        checked,
    });
    begin(&mut draft, act, acceptance);
    file::ask_for_it(&mut draft, act.facts);
    Ok(draft.into_events())
}

pub(super) fn accept(act: &Act<'_>, checked: Option<&FreeText>) -> Events {
    let by = permit_accept(act)?;
    let acceptance = acceptance(act, checked)?;
    let checked = checked.cloned();
    let mut draft = act.draft();
    draft.write(Event::Accepted {
        by,
        acceptance,
        checked,
    });
    begin(&mut draft, act, acceptance);
    Ok(draft.into_events())
}

fn acceptance(act: &Act<'_>, checked: Option<&FreeText>) -> Result<Acceptance, Refusal> {
    let merits = merits_today(act);
    merits.clear(Answered::now(checked))?;
    Ok(Acceptance {
        day: act.today(),
        rules: registration_rule_set(act.today()),
        route: merits.route,
        rule: clock::step_of(act.state.act, act.state.occasion()).rule,
        before_the_file: file_here(act).is_err(),
    })
}

/// What waits for a cure does not bar the acceptance: the papers can come with the vehicle. It holds the case at once.
fn begin(draft: &mut Draft<'_>, act: &Act<'_>, acceptance: Acceptance) {
    draft.finish_task(TaskPurpose::Intake);
    clock::begin(draft, acceptance.rule);
    tell(draft, NoticeKind::Accepted);
    hold::review(draft, act.facts);
}

pub(super) fn permit_decline(act: &Act<'_>) -> Result<PersonId, Refusal> {
    let person = act.staff(&[Post::Intake])?;
    act.within(&[
        Status::Submitted,
        Status::CorrectionRequested,
        Status::FileRequested,
    ])?;
    act.not_taken(TaskPurpose::Intake, person)?;
    Ok(person)
}

/// On every ground at once, each of which the rules of today know as one.
pub(super) fn decline(act: &Act<'_>, grounds: &[TransferGround], words: &FreeText) -> Events {
    let by = permit_decline(act)?;
    let matter = Matter::accepted_on(act.today(), act.state.occasion());
    valid("grounds", are_grounds(grounds, matter))?;
    let mut draft = act.draft();
    let (grounds, words) = (grounds.to_vec(), words.clone());
    draft.write(Event::NotAccepted { by, grounds, words });
    closing::call_off(&mut draft);
    tell(&mut draft, NoticeKind::NotAccepted);
    Ok(draft.into_events())
}
