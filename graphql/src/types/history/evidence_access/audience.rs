//! Who learns that something happened. What the unit does among itself says which items there are and who stands aside, so the
//! applicant is told of the decision and not of the way to it; the one for whom they act is told how far it is.

use crate::types::history::event::Audience;
use domain::{
    access::Post,
    case::{CaseEvent, Effect, EffectEvent, NoticeKind},
    evidence_access::{Event, EvidenceEffect},
};

/// Whoever works on it or supervises it.
pub(super) const UNIT: [Post; 3] = [Post::AccidentUnit, Post::AccidentHead, Post::Supervision];

pub(super) fn audience(event: &Event) -> Audience {
    match event {
        Event::ItemJudged { .. }
        | Event::DecisionProposed { .. }
        | Event::ReturnedToReview { .. }
        | Event::PagesRetried { .. }
        | Event::StaffExcluded { .. }
        | Event::GlassBroken { .. }
        | Event::GlassClosed
        | Event::AccidentReported { .. }
        | Event::FollowUpCompleted { .. } => Audience::Staff,
        Event::CorrectionRequested { .. }
        | Event::CorrectionAnswered { .. }
        | Event::CodeAsked { .. }
        | Event::CodeMissed
        | Event::ViewingOpened { .. }
        | Event::VisitBooked { .. }
        | Event::VisitRecorded { .. }
        | Event::CopiesAsked { .. }
        | Event::CopiesIssued { .. }
        | Event::RecusalAsked { .. }
        | Event::RecusalDecided { .. }
        | Event::Objected { .. }
        | Event::ObjectionAnswered { .. }
        | Event::ReviewedAgain { .. }
        | Event::ServiceRecorded { .. } => Audience::Papers,
        Event::Submitted { .. }
        | Event::Accepted { .. }
        | Event::NotAccepted { .. }
        | Event::Consented { .. }
        | Event::Refused { .. }
        | Event::GrantGiven { .. }
        | Event::GrantKept
        | Event::GrantOpened
        | Event::GrantExtended { .. }
        | Event::GrantRenewed { .. }
        | Event::GrantSuspended
        | Event::GrantResumed { .. }
        | Event::GrantRevoked { .. }
        | Event::GrantEnded { .. }
        | Event::AuthorityEnded { .. }
        | Event::Held { .. }
        | Event::Resumed { .. }
        | Event::Withdrawn { .. }
        | Event::Lapsed => Audience::All,
        Event::Effect(effect) => of_effect(effect),
        Event::Case(shared) => of_case(shared),
    }
}

/// What became of a notice stands with the notice; an event of it does not say whose it was.
fn of_effect(event: &EffectEvent<EvidenceEffect>) -> Audience {
    match event {
        EffectEvent::EffectRequested {
            effect: Effect::Notify(notice),
            ..
        } if notice.kind != NoticeKind::GlassBroken => Audience::All,
        EffectEvent::EffectRequested { .. } | EffectEvent::EffectSettled { .. } => Audience::Staff,
    }
}

/// Tasks are opened and given back also because of who stands aside.
fn of_case(event: &CaseEvent) -> Audience {
    match event {
        CaseEvent::TaskOpened { .. }
        | CaseEvent::TaskClaimed { .. }
        | CaseEvent::TaskReleased { .. }
        | CaseEvent::TaskDone { .. } => Audience::Staff,
        CaseEvent::DocumentAttached { .. } => Audience::Papers,
        CaseEvent::DeadlineStarted { .. }
        | CaseEvent::DeadlineRecalculated { .. }
        | CaseEvent::DeadlineWarned { .. }
        | CaseEvent::DeadlineMet { .. }
        | CaseEvent::DeadlineExpired { .. }
        | CaseEvent::DeadlineStopped { .. }
        | CaseEvent::CaseEscalated { .. } => Audience::All,
    }
}
