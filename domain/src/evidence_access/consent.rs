//! 负责人同意 (W-EV2): the head consents to all that was proposed, never the one who proposed it.

use super::{
    EndReason, Event, Events, GRANT, ProposedDecision, Status, access, closing,
    guard::{Act, another_than, valid},
    making, review, tell,
};
use crate::{
    access::{PersonId, Post},
    case::{NoticeKind, Refusal, TaskPurpose},
    deadline::RuleId,
    time::office_day,
};
use chrono::NaiveDate;

/// The head, where what was proposed holds as things are now.
pub(super) fn permit(act: &Act<'_>) -> Result<PersonId, Refusal> {
    let person = act.staff(&[Post::AccidentHead])?;
    act.within(&[Status::PendingConsent])?;
    let proposal = act.state.proposal.as_ref().ok_or_else(|| act.out_of_place())?;
    another_than(person, [proposal.by])?;
    act.going()?;
    act.not_taken(TaskPurpose::Approve, person)?;
    if matches!(proposal.proposed, ProposedDecision::Release { .. }) {
        review::may_release(act, &proposal.answered)?;
        act.file_is_here()?;
    }
    Ok(person)
}

/// `opens_on`: not before this day, which is not further away than a grant is long; none where a grant stands.
pub(super) fn decide(act: &Act<'_>, opens_on: Option<NaiveDate>) -> Events {
    let by = permit(act)?;
    let furthest = office_day(act.now() + GRANT);
    let in_reach = opens_on.is_none_or(|day| act.today() <= day && day <= furthest);
    // Under a grant that stands more is seen as soon as it is made.
    let begins = opens_on.is_none() || act.state.standing_grant().is_none();
    valid("opensOn", in_reach && begins)?;
    let mut draft = act.draft();
    let releases =
        draft.state().wanted == super::Wanted::Progress || draft.state().released().next().is_some();
    match act.state.proposal.as_ref().map(|proposal| &proposal.proposed) {
        Some(ProposedDecision::Refuse { grounds, words }) => draft.write(Event::Refused {
            by,
            grounds: grounds.clone(),
            words: Some(words.clone()),
        }),
        _ if releases => draft.write(Event::Consented { by, opens_on }),
        _ => {
            // Whatever was shown has changed or must not be shown, so a grant has nothing left to give.
            if draft.state().standing_grant().is_some() {
                access::close(&mut draft, EndReason::Revoked);
            }
            draft.write(Event::Refused {
                by,
                grounds: vec![],
                words: None,
            });
        }
    }
    draft.meet(RuleId::EV_DECIDE);
    closing::close(&mut draft);
    if draft.state().is_contestable() {
        tell(&mut draft, NoticeKind::Refused);
    }
    if draft.state().status == Status::Preparing {
        making::begin(&mut draft);
    }
    Ok(draft.into_events())
}
