//! 交通事故证据材料网上查阅: a party to an accident asks to see the evidence. The unit says of each item whether it is shown,
//! its head consents, and what is released is seen by that person alone, for a time.
//!
//! One verb per file: who may do it (`permit`), then the events (`decide`). [`Command`], [`Event`] and [`State`] say what
//! there is; `guard` holds what several verbs ask, `assessment` what the rules see, `view` who may see which page now.

mod acceptance;
mod access;
mod actions;
mod assessment;
mod authority;
mod break_glass;
mod channel;
mod closing;
mod command;
mod consent;
mod copies;
mod correction;
mod decide;
mod effect;
mod event;
mod evolve;
mod facts;
mod follow_up;
mod grant;
mod guard;
mod hold;
mod making;
mod news;
mod objection;
mod obstacle;
mod one_time_code;
mod policy;
mod proposal;
mod recusal;
mod redaction;
mod review;
mod service;
mod shared;
mod standing;
mod state;
mod status;
mod submit;
mod verdict;
mod view;
mod viewing;
mod visit;
mod waiting;
mod waking;
mod wanted;
mod withdraw;

#[cfg(test)]
mod tests;

pub use actions::Action;
pub use assessment::{
    Application, Circumstances, EvidenceAssessment, EvidenceHold, ItemAssessment, assess, assess_case,
};
pub use break_glass::GLASS;
pub use channel::EvidenceChannel;
pub use command::{Command, MissingPaper, ProposedDecision, Submission};
pub use effect::{EvidenceEffect, EvidenceOutcome};
pub use event::Event;
pub use facts::Facts;
pub use grant::{EndReason, GRANT, Grant, LONGEST_GRANT};
pub use news::news;
pub use one_time_code::{NotACode, OneTimeCode};
pub use policy::Policy;
pub use redaction::{Cover, MarkedArea, PageCover, Redaction, RedactionError};
pub use standing::{Authority, LawyerPapers, Power, Relation, Standing};
pub use state::{
    Acceptance, BrokenGlass, CODE_TRIES, CODE_VALID, Correction, Decided, Decision, ExclusionReason,
    ItemPages, Known, Objection, Proposal, Recusal, SentCode, State, Visit,
};
pub use status::Status;
pub use verdict::{Verdict, VerdictKind};
pub use view::{
    ViewingPage, may_open_original, may_print_copy, may_see_progress, may_view, may_view_at_unit,
    viewable_items,
};
pub use viewing::{VIEWING, live_code, viewing_answer};
pub use waiting::waiting_for;
pub use wanted::{EvidencePaper, Wanted};

use crate::{
    access::Actor,
    case::{
        AvailableAction, CaseCommand, CaseEvent, CaseKind, Casework, Draft as CaseDraft, EffectEvent,
        EffectId, Entry, Envelope, NoticeKind, Outcome, Refusal,
    },
    time::Moment,
};

/// The kind.
#[derive(Clone, Copy, Debug)]
pub struct EvidenceAccess;

/// What a verb answers.
type Events = Result<Vec<Event>, Refusal>;
/// The events of one decision while they are written.
type Draft<'a> = CaseDraft<'a, EvidenceAccess>;

/// A notice to the applicant by each way that they chose. Nobody else hears of an application.
fn tell(draft: &mut Draft<'_>, kind: NoticeKind) {
    let (applicant, channels) = (draft.work().applicant, draft.state().notice_channels.clone());
    draft.notify(kind, applicant, &channels);
}

impl CaseKind for EvidenceAccess {
    const NAME: &'static str = "evidence_access";
    type State = State;
    type Command = Command;
    type Event = Event;
    type Effect = EvidenceEffect;
    type Facts = Facts;

    fn decide(state: Option<&State>, envelope: &Envelope<Command>, facts: &Facts) -> Events {
        decide::decide(state, envelope, facts)
    }

    fn evolve(state: Option<State>, entry: &Entry<Event>) -> Option<State> {
        evolve::evolve(state, entry)
    }

    fn casework(state: &State) -> &Casework<EvidenceEffect> {
        &state.work
    }

    fn next_wake(state: &State) -> Option<Moment> {
        state.next_wake()
    }

    fn status(state: &State) -> &'static str {
        state.status.as_str()
    }

    fn closed(state: &State) -> bool {
        state.is_over()
    }

    fn available_actions(state: &State, actor: &Actor, facts: &Facts) -> Vec<AvailableAction> {
        actions::available(state, actor, facts)
    }

    fn shared_command(command: CaseCommand) -> Command {
        Command::Case(command)
    }

    fn settle_command(effect: EffectId, outcome: Outcome<EvidenceEffect>) -> Command {
        Command::Settle { effect, outcome }
    }

    fn shared_event(event: &Event) -> Option<&CaseEvent> {
        match event {
            Event::Case(shared) => Some(shared),
            _ => None,
        }
    }

    fn effect_event(event: &Event) -> Option<&EffectEvent<EvidenceEffect>> {
        match event {
            Event::Effect(effect) => Some(effect),
            _ => None,
        }
    }
}
