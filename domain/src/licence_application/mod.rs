//! 机动车驾驶证电子版申请: a driver who cannot use the app comes to the counter, and staff review, decide and issue.
//!
//! One verb per file: who may do it (`permit`), then the events (`decide`). [`Command`], [`Event`] and [`State`] say what
//! there is; `guard` holds what several verbs ask.

mod acceptance;
mod actions;
mod channel;
mod closing;
mod command;
mod convert;
mod correction;
mod decide;
mod decision;
mod effect;
mod eligibility;
mod event;
mod evolve;
mod facts;
mod follow_up;
mod guard;
mod inquiry;
mod issue;
mod proposal;
mod receipt;
mod reopen;
mod revoke;
mod service;
mod shared;
mod state;
mod status;
mod submit;
mod tasks;
mod waiting;
mod waking;
mod withdraw;

#[cfg(test)]
mod tests;

pub use crate::case::Applicant;
pub use actions::Action;
pub use channel::IntakeChannel;
pub use command::{
    ApplicationField, Command, EarlierReceipt, MissingItem, ProposedDecision, Submission, Wanted,
};
pub use effect::{LicenceEffect, LicenceOutcome, LicenceRecord};
pub use eligibility::Doubt;
pub use event::Event;
pub use facts::Facts;
pub use state::{Acceptance, Correction, Decided, Decision, Delivery, Proposal, Registry, State};
pub use status::Status;
pub use waiting::waiting_for;

use crate::{
    access::Actor,
    case::{
        AvailableAction, CaseCommand, CaseEvent, CaseKind, Casework, Draft as CaseDraft, EffectEvent,
        EffectId, Entry, Envelope, NoticeKind, Outcome, Refusal,
    },
};

/// The kind.
#[derive(Clone, Copy, Debug)]
pub struct LicenceApplication;

/// What a verb answers.
type Events = Result<Vec<Event>, Refusal>;
/// The events of one decision while they are written.
type Draft<'a> = CaseDraft<'a, LicenceApplication>;

/// A notice to the applicant by each way that they chose.
fn notify(draft: &mut Draft<'_>, kind: NoticeKind) {
    let (applicant, channels) = (draft.work().applicant, draft.state().notice_channels.clone());
    draft.notify(kind, applicant, &channels);
}

impl CaseKind for LicenceApplication {
    const NAME: &'static str = "licence_application";
    type State = State;
    type Command = Command;
    type Event = Event;
    type Effect = LicenceEffect;
    type Facts = Facts;

    fn decide(state: Option<&State>, envelope: &Envelope<Command>, facts: &Facts) -> Events {
        decide::decide(state, envelope, facts)
    }

    fn evolve(state: Option<State>, entry: &Entry<Event>) -> Option<State> {
        evolve::evolve(state, entry)
    }

    fn casework(state: &State) -> &Casework<LicenceEffect> {
        &state.work
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

    fn settle_command(effect: EffectId, outcome: Outcome<LicenceEffect>) -> Command {
        Command::Settle { effect, outcome }
    }

    fn shared_event(event: &Event) -> Option<&CaseEvent> {
        match event {
            Event::Case(shared) => Some(shared),
            _ => None,
        }
    }

    fn effect_event(event: &Event) -> Option<&EffectEvent<LicenceEffect>> {
        match event {
            Event::Effect(effect) => Some(effect),
            _ => None,
        }
    }
}
