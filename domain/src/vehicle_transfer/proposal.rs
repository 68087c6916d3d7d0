//! 提出审核意见，报审: the registration review lays a decision before the lead, and never reviews its own inspection (policy).

use super::{
    Event, Events, Proposal, ProposedDecision, State, Status, acceptance, consent, file,
    guard::{Act, another_than, valid},
    inspection,
    merits::{Answered, are_grounds, nothing_against, standing},
};
use crate::{
    access::{PersonId, Post},
    case::{FreeText, Refusal, TaskPurpose},
    law::vehicle::Referral,
};
use std::collections::BTreeSet;

/// Review staff, but not whoever inspected the vehicle. What was taken up at the counter can be refused before its file comes.
pub(super) fn permit(act: &Act<'_>) -> Result<PersonId, Refusal> {
    let person = act.staff(&[Post::RegistrationReview])?;
    act.within(&[Status::PreAccepted, Status::Accepted])?;
    another_than(person, inspector(act))?;
    Ok(person)
}

fn inspector(act: &Act<'_>) -> Option<PersonId> {
    act.state.inspection.as_ref().map(|record| record.inspector)
}

/// Whose work the approval checks, also what they recorded of others: they do not approve.
pub(super) fn prepared_by(act: &Act<'_>) -> impl Iterator<Item = PersonId> {
    let proposer = act.state.proposal.as_ref().map(|proposal| proposal.by);
    let recorders = act.state.parties.iter().filter_map(|party| party.recorded_by);
    proposer.into_iter().chain(inspector(act)).chain(recorders)
}

pub(super) fn decide(act: &Act<'_>, proposed: &ProposedDecision) -> Events {
    let by = permit(act)?;
    well_founded(act, by, proposed)?;
    let mut draft = act.draft();
    let answered = answers(act, proposed);
    let proposed = proposed.clone();
    draft.write(Event::DecisionProposed {
        by,
        proposed,
        answered,
    });
    draft.open_task(TaskPurpose::Approve, Post::BusinessLead);
    Ok(draft.into_events())
}

/// A refusal names its grounds, each known to the rules of the day of acceptance. A registration has nothing against it.
fn well_founded(act: &Act<'_>, by: PersonId, proposed: &ProposedDecision) -> Result<(), Refusal> {
    match proposed {
        ProposedDecision::Refuse { grounds } => {
            let founded = act
                .state
                .matter()
                .is_some_and(|matter| are_grounds(grounds, matter));
            valid("grounds", founded)
        }
        ProposedDecision::Register { checked } => {
            act.within(&[Status::Accepted])?;
            ready(act, by, Answered::now(checked.as_ref()))
        }
    }
}

/// What a registration asks for, at the proposal and again at the approval.
pub(super) fn ready(act: &Act<'_>, reviewer: PersonId, looked_into: Answered<'_>) -> Result<(), Refusal> {
    act.going()?;
    // Who was found to have a part in it afterwards has worked on their own case all the same.
    for person in inspector(act).into_iter().chain([reviewer]) {
        act.no_party(person)?;
    }
    acceptance::file_here(act)?;
    inspection::sound(act, reviewer)?;
    consent::complete(act)?;
    nothing_against(act, looked_into)
}

/// The questions to which its words speak: those that are open now, and none that comes up later.
fn answers(act: &Act<'_>, proposed: &ProposedDecision) -> Option<BTreeSet<Referral>> {
    let open = || standing(act.state, act.facts, act.today()).referrals;
    match proposed {
        ProposedDecision::Register { checked: Some(_) } => Some(open().into_iter().collect()),
        _ => None,
    }
}

/// What the reviewer looked into. Of a proposal that does not say which questions those were, as earlier versions wrote it, all.
pub(super) fn answered(state: &State) -> Answered<'_> {
    let Some(Proposal {
        proposed: ProposedDecision::Register { checked },
        answered,
        ..
    }) = &state.proposal
    else {
        return Answered::Nothing;
    };
    let of_before = || Answered::now(checked.as_ref());
    answered.as_ref().map_or_else(of_before, Answered::Only)
}

/// Whether a ground or a question came up after the approval, somebody has to join, or the file was taken away, so that nothing can be
/// registered on it.
pub(super) fn is_overtaken(act: &Act<'_>) -> bool {
    let stands = || {
        acceptance::file_here(act)?;
        consent::complete(act)?;
        standing(act.state, act.facts, act.today()).clear(answered(act.state))
    };
    act.state.status == Status::Approved && stands().is_err()
}

/// The lead, unless a colleague has the approval in hand; also what was approved and is overtaken.
pub(super) fn permit_return(act: &Act<'_>) -> Result<PersonId, Refusal> {
    let person = act.staff(&[Post::BusinessLead])?;
    act.in_place(act.state.status == Status::PendingApproval || is_overtaken(act))?;
    act.not_taken(TaskPurpose::Approve, person)?;
    Ok(person)
}

pub(super) fn return_to_review(act: &Act<'_>, words: &FreeText) -> Events {
    permit_return(act)?;
    let mut draft = act.draft();
    draft.write(Event::ReturnedToReview { words: words.clone() });
    draft.finish_task(TaskPurpose::Approve);
    file::look_again(&mut draft, act.facts);
    Ok(draft.into_events())
}
