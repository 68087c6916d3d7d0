//! 异议 / 重新作出决定: what was refused is looked at again, because supervision says that the objection stands, or because an
//! administrative review set the decision aside (Administrative Reconsideration Law, article 64). No article gives the
//! objection (design); review and lawsuit are told with the decision, and their periods run from service.

use super::{
    Draft, Event, Events, Status, closing, follow_up,
    guard::{Act, another_than},
    submit, tell,
};
use crate::{
    access::{PersonId, Post},
    case::{FreeText, NoticeKind, Refusal, TaskPurpose},
};

/// Where a decision stands that can be contested, and nothing is under way already.
const DECIDED: [Status; 5] = [
    Status::NotAccepted,
    Status::Refused,
    Status::Granted,
    Status::Expired,
    Status::Revoked,
];

fn contestable(act: &Act<'_>) -> Result<(), Refusal> {
    act.within(&DECIDED)?;
    act.in_place(act.state.is_contestable())
}

/// The applicant, once at a time.
pub(super) fn permit(act: &Act<'_>) -> Result<PersonId, Refusal> {
    let person = act.as_applicant()?;
    contestable(act)?;
    act.in_place(act.state.objection.is_none())?;
    Ok(person)
}

pub(super) fn decide(act: &Act<'_>, words: &FreeText) -> Events {
    let by = permit(act)?;
    let mut draft = act.draft();
    let words = words.clone();
    draft.write(Event::Objected { by, words });
    follow_up::open(&mut draft, Post::Supervision);
    Ok(draft.into_events())
}

/// Supervision, but nobody who had a part in the decision.
pub(super) fn permit_answer(act: &Act<'_>) -> Result<PersonId, Refusal> {
    let person = act.staff(&[Post::Supervision])?;
    act.in_place(act.state.objection.is_some())?;
    another_than(person, deciders(act))?;
    Ok(person)
}

fn deciders(act: &Act<'_>) -> impl Iterator<Item = PersonId> + use<> {
    let decided = act.state.decision.as_ref().map(|decision| decision.by);
    let proposed = act.state.proposal.as_ref().map(|proposal| proposal.by);
    decided.into_iter().chain(proposed)
}

/// One that is upheld waits for what the person has applied for meanwhile.
pub(super) fn answer(act: &Act<'_>, upheld: bool, words: &FreeText) -> Events {
    let by = permit_answer(act)?;
    if upheld {
        act.nothing_else_open()?;
    }
    let mut draft = act.draft();
    let words = words.clone();
    draft.write(Event::ObjectionAnswered { by, upheld, words });
    follow_up::finish(&mut draft, Post::Supervision);
    if upheld {
        again(&mut draft, None);
    }
    tell(&mut draft, NoticeKind::ObjectionAnswered);
    Ok(draft.into_events())
}

/// The head or supervision, unless the person has applied again meanwhile.
pub(super) fn permit_reopen(act: &Act<'_>) -> Result<PersonId, Refusal> {
    let person = act.staff(&[Post::AccidentHead, Post::Supervision])?;
    contestable(act)?;
    act.nothing_else_open()?;
    Ok(person)
}

pub(super) fn reopen(act: &Act<'_>, review_decision: &FreeText) -> Events {
    permit_reopen(act)?;
    let mut draft = act.draft();
    follow_up::finish(&mut draft, Post::Supervision);
    again(&mut draft, Some(review_decision.clone()));
    Ok(draft.into_events())
}

/// The decision and its remedies are gone; a grant that stands goes on. The period for the decision begins anew (policy: a
/// review decision may set another).
fn again(draft: &mut Draft<'_>, review_decision: Option<FreeText>) {
    closing::forget_remedies(draft);
    draft.write(Event::ReviewedAgain { review_decision });
    draft.open_task(TaskPurpose::Review, Post::AccidentUnit);
    closing::decide_in_time(draft);
    submit::look_up(draft);
}
