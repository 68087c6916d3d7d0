//! What the file of the accident means for the case, whenever it is learnt: a file with the court holds the application up, one
//! that was handed to prosecution ends access, a new investigation suspends it (policy), and whoever turns out to have a part
//! in the accident stands aside.

use super::{
    Draft, EndReason, Event, EvidenceHold, ProposedDecision, State, Status, Wanted, access, assessment,
    closing, making, recusal, tell,
};
use crate::{
    accident::{AccidentFile, Custody},
    case::{CaseEvent, NoticeKind},
    deadline::{Deadline, RuleId},
    time::{office_day, start_of},
};

/// Looks at what is known now, and writes what it changes.
pub(super) fn review(draft: &mut Draft<'_>) {
    court(draft);
    let Some(file) = draft.state().file().cloned() else {
        return;
    };
    if draft.state().wanted != Wanted::Progress {
        prosecution(draft, &file);
        investigation(draft, &file);
    }
    recheck(draft, &file);
    for person in draft.state().barred() {
        recusal::release(draft, person);
    }
}

/// What holds the application up, by what the file says.
fn due(state: &State) -> Option<EvidenceHold> {
    assessment::hold(state.file()?, assessment::application_of(state))
}

/// The register has answered. It is asked at a renewal too, and while the file is with the court nothing is granted anew. What was
/// granted before goes on: of that the register reports.
pub(super) fn after_a_look_up(draft: &mut Draft<'_>) {
    review(draft);
    let state = draft.state();
    if state.status == Status::Granted && due(state).is_some() {
        access::close(draft, EndReason::Court);
    }
    making::go_on(draft);
}

/// A reviewer has laid a release before the head: from now on a file that is with the court holds it up, whoever applied.
pub(super) fn after_a_proposal(draft: &mut Draft<'_>) {
    court(draft);
}

/// Where the file is, an applicant is told if the unit knows them, or once a person has looked into what they say: nobody learns
/// it by saying who they are. What was told holds until the file is back, or the unit knows of none.
fn court(draft: &mut Draft<'_>) {
    let state = draft.state();
    let status = state.status;
    if !status.is_before_the_decision() {
        return;
    }
    let may_learn = || was_looked_into(state) || state.file().is_some_and(|file| is_theirs(draft, file));
    match (state.hold, due(state)) {
        (None, Some(hold)) if may_learn() => {
            draft.write(Event::Held { hold });
            draft.stop(RuleId::EV_DECIDE);
            tell(draft, NoticeKind::OnHold);
        }
        (Some(hold), None) => {
            draft.write(Event::Resumed { hold });
            if status != Status::CorrectionRequested {
                closing::decide_in_time(draft);
            }
            tell(draft, NoticeKind::Resumed);
        }
        _ => {}
    }
}

/// Whether the applicant may learn what the file says of itself: the unit knows them, or has let them see the evidence.
fn is_theirs(draft: &Draft<'_>, file: &AccidentFile) -> bool {
    let application = assessment::application_of(draft.state());
    let known = assessment::is_known(file, application, office_day(draft.now()));
    known || draft.state().standing_grant().is_some()
}

/// Whether somebody says that they looked into what the rules leave open.
fn was_looked_into(state: &State) -> bool {
    let proposed = state.proposal.as_ref().map(|proposal| &proposal.proposed);
    matches!(proposed, Some(ProposedDecision::Release { checked: Some(_) }))
}

fn prosecution(draft: &mut Draft<'_>, file: &AccidentFile) {
    if file.custody == Custody::Prosecution && draft.state().gives_access() {
        access::close(draft, EndReason::Prosecution);
    }
}

fn investigation(draft: &mut Draft<'_>, file: &AccidentFile) {
    let Some(grant) = draft.state().standing_grant().copied() else {
        return;
    };
    match (file.reinvestigation, grant.suspended_since) {
        (true, None) => {
            draft.write(Event::GrantSuspended);
            tell(draft, NoticeKind::OnHold);
        }
        (false, Some(_)) => {
            let ends_at = grant.end_after_suspension(draft.now());
            draft.write(Event::GrantResumed { ends_at });
            tell(draft, NoticeKind::Resumed);
        }
        _ => {}
    }
}

/// The periods of a recheck (复核) of the accident are shown to whom the unit knows, or once it was granted that they may see the
/// evidence. Owners and insurers have no part in it: they are shown the progress, when that is granted, and learn no day of
/// service.
fn recheck(draft: &mut Draft<'_>, file: &AccidentFile) {
    if draft.state().standing.relation.asks_for_progress() || !is_theirs(draft, file) {
        return;
    }
    application(draft, file);
    conclusion(draft, file);
}

/// It can be asked for from service on: a right.
fn application(draft: &mut Draft<'_>, file: &AccidentFile) {
    let (applicant, standing) = (draft.work().applicant, &draft.state().standing);
    let served = assessment::served_on(file, applicant, standing);
    let Some(day) = served else { return };
    let mut deadlines = draft.work().deadlines.iter();
    let known = deadlines.any(|deadline| deadline.rule == RuleId::AC_REVIEW_APPLY && deadline.start == day);
    if !known {
        draft.stop(RuleId::AC_REVIEW_APPLY);
        draft.start(RuleId::AC_REVIEW_APPLY, start_of(day));
    }
}

/// Once somebody has asked for it, the superior unit concludes it in time: the duty of another office. Whether it was in time the
/// day of the conclusion says, not the one on which it is learnt here.
fn conclusion(draft: &mut Draft<'_>, file: &AccidentFile) {
    let recheck = file.recheck();
    let of_it = |deadline: &Deadline| recheck.filter(|recheck| recheck.asked_on == deadline.start);
    let running = draft.work().running();
    let running: Vec<_> = running
        .filter(|deadline| deadline.rule == RuleId::AC_REVIEW)
        .cloned()
        .collect();
    for deadline in &running {
        let (id, due) = (deadline.id, deadline.due);
        let event = match of_it(deadline).map(|recheck| recheck.concluded_on) {
            Some(None) => continue,
            Some(Some(day)) if day <= due => CaseEvent::DeadlineMet { deadline: id },
            Some(Some(_)) => CaseEvent::DeadlineExpired { deadline: id },
            None => CaseEvent::DeadlineStopped { deadline: id },
        };
        draft.write(event);
    }
    let waiting = recheck.filter(|recheck| recheck.concluded_on.is_none());
    if let Some(recheck) = waiting
        && !running.iter().any(|deadline| of_it(deadline).is_some())
    {
        draft.start(RuleId::AC_REVIEW, start_of(recheck.asked_on));
    }
}
