//! The grant once it is given: opened, extended, renewed, revoked, ended.

use super::{
    Draft, EndReason, Event, Events, GRANT, LONGEST_GRANT, Status, closing, follow_up,
    guard::{Act, another_than, valid},
    obstacle, submit, tell,
};
use crate::{
    access::{PersonId, Post},
    case::{FreeText, NoticeKind, Refusal, TaskPurpose},
};
use chrono::TimeDelta;

/// The first moment has come.
pub(super) fn opened(draft: &mut Draft<'_>) {
    draft.write(Event::GrantOpened);
    tell(draft, NoticeKind::AccessOpened);
}

/// Nothing can be seen any more, nor is it being prepared.
pub(super) fn close(draft: &mut Draft<'_>, because: EndReason) {
    draft.write(Event::GrantEnded { because });
    draft.finish_task(TaskPurpose::Copies);
    tell(draft, NoticeKind::AccessEnded);
}

/// 延长查阅期限: the head, while the grant runs.
pub(super) fn permit_extend(act: &Act<'_>) -> Result<PersonId, Refusal> {
    let person = act.staff(&[Post::AccidentHead])?;
    act.within(&[Status::Granted])?;
    let grant = act.state.standing_grant();
    let room = grant.is_some_and(|grant| {
        let runs = grant.suspended_since.is_some() || act.now() < grant.ends_at;
        runs && grant.ends_at + TimeDelta::days(1) <= grant.opens_at + LONGEST_GRANT
    });
    act.in_place(room)?;
    Ok(person)
}

/// `days`: up to as many as a grant has, and a year in all (policy).
pub(super) fn extend(act: &Act<'_>, days: u16) -> Events {
    let by = permit_extend(act)?;
    let more = TimeDelta::days(days.into());
    valid("days", days > 0 && more <= GRANT)?;
    let mut draft = act.draft();
    if let Some(grant) = act.state.standing_grant() {
        let ends_at = grant.ends_at + more;
        valid("days", ends_at <= grant.opens_at + LONGEST_GRANT)?;
        draft.write(Event::GrantExtended { by, ends_at });
        tell(&mut draft, NoticeKind::AccessExtended);
    }
    Ok(draft.into_events())
}

/// 续期: the applicant, or staff of the unit for them, after the time has passed. What was shown once is not asked for
/// again; what stands against it now bars it, and so does another application of theirs.
pub(super) fn permit_renew(act: &Act<'_>) -> Result<PersonId, Refusal> {
    let person = act.applicant_or_unit()?;
    act.within(&[Status::Expired])?;
    let assessed = act.assessed()?;
    if !assessed.grounds.is_empty() {
        return Err(obstacle::grounds(&assessed.grounds));
    }
    act.file_is_here()?;
    let again = act.state.file().is_some_and(|file| file.reinvestigation);
    act.in_place(!again)?;
    act.nothing_else_open()?;
    Ok(person)
}

/// The register is asked anew: what it says may end it at once.
pub(super) fn renew(act: &Act<'_>) -> Events {
    let by = permit_renew(act)?;
    let mut draft = act.draft();
    let ends_at = act.now() + GRANT;
    draft.write(Event::GrantRenewed { by, ends_at });
    draft.write(Event::GrantOpened);
    tell(&mut draft, NoticeKind::AccessExtended);
    submit::look_up(&mut draft);
    Ok(draft.into_events())
}

/// 撤销查阅: the head or supervision, but not the one who consented; also while what was refused is looked at again.
pub(super) fn permit_revoke(act: &Act<'_>) -> Result<PersonId, Refusal> {
    let person = act.staff(&[Post::AccidentHead, Post::Supervision])?;
    act.in_place(act.state.gives_access())?;
    let decided = act.state.decision.as_ref().map(|decision| decision.by);
    another_than(person, decided.into_iter().chain(act.state.consented_by))?;
    Ok(person)
}

/// The revocation is a decision of its own, which is served and can be contested. It reaches whatever is open.
pub(super) fn revoke(act: &Act<'_>, words: &FreeText) -> Events {
    let by = permit_revoke(act)?;
    let mut draft = act.draft();
    let words = words.clone();
    draft.write(Event::GrantRevoked { by, words });
    closing::close(&mut draft);
    draft.finish_task(TaskPurpose::Copies);
    follow_up::finish(&mut draft, Post::Supervision);
    tell(&mut draft, NoticeKind::Revoked);
    Ok(draft.into_events())
}
