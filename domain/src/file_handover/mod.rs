//! 电子档案移交: the electronic file of a vehicle goes from its office of origin to the office that accepts a transfer.
//!
//! A case of its own, handled by the accepting office, so that an origin that is dead cannot silence it. The origin gathers
//! the file, locks the vehicle and offers a manifest; the destination compares what arrives, looks at each document, and
//! takes the file or refuses it by name, upon which it is asked for again. Each step that an office takes with the file is
//! a signed statement of [`crate::custody`], which alone says who has it. Whatever ends the handover before it is accepted
//! releases the lock and leaves custody where it was.
//!
//! One verb per file: who may do it (`permit`), then the events (`decide`). [`Command`], [`Event`] and [`State`] say what
//! there is; `guard` holds what several verbs ask; [`HandoverEffect`] is what the world has to do.

mod accepted;
mod actions;
mod answer;
mod check;
mod command;
mod decide;
mod effect;
mod ending;
mod event;
mod evolve;
mod export;
mod facts;
mod finding;
mod gather;
mod guard;
mod lock;
mod offer;
mod open;
mod refused;
mod report;
mod retry;
mod shared;
mod sign;
mod signed;
mod state;
mod status;
mod stop;
mod take_up;
mod tasks;
mod unavailable;
mod verdict;
mod waiting;
mod waking;
mod way;

#[cfg(test)]
pub(crate) mod tests;

pub use actions::Action;
pub use command::{Command, Opening, StopReason, UnavailableReason};
pub use effect::{HandoverEffect, HandoverOutcome};
pub use event::Event;
pub use export::custody_export;
pub use facts::{Custodian, Facts, TransferParties};
pub use finding::{Finding, FindingReason};
pub use report::{FileReport, Milestone};
pub use state::{Checked, Desk, EndReason, Lock, Stall, State, Step};
pub use status::Status;
pub use waiting::waiting_for;

use crate::{
    access::{Actor, Post},
    case::{
        AvailableAction, CaseCommand, CaseEvent, CaseKind, Casework, Draft as CaseDraft, EffectEvent,
        EffectId, Entry, Envelope, Outcome, Refusal,
    },
};

/// The kind.
#[derive(Clone, Copy, Debug)]
pub struct FileHandover;

/// What a verb answers.
type Events = Result<Vec<Event>, Refusal>;
/// The events of one decision while they are written.
type Draft<'a> = CaseDraft<'a, FileHandover>;

/// Who works with files at either office. That a second person offers, and a second one takes it, is policy; it may be the lead,
/// for an office with one such clerk.
const FILE_POSTS: [Post; 2] = [Post::Dossier, Post::BusinessLead];

impl CaseKind for FileHandover {
    const NAME: &'static str = "file_handover";
    type State = State;
    type Command = Command;
    type Event = Event;
    type Effect = HandoverEffect;
    type Facts = Facts;

    fn decide(state: Option<&State>, envelope: &Envelope<Command>, facts: &Facts) -> Events {
        decide::decide(state, envelope, facts)
    }

    fn evolve(state: Option<State>, entry: &Entry<Event>) -> Option<State> {
        evolve::evolve(state, entry)
    }

    fn casework(state: &State) -> &Casework<HandoverEffect> {
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

    fn settle_command(effect: EffectId, outcome: Outcome<HandoverEffect>) -> Command {
        Command::Settle { effect, outcome }
    }

    fn shared_event(event: &Event) -> Option<&CaseEvent> {
        match event {
            Event::Case(shared) => Some(shared),
            _ => None,
        }
    }

    fn effect_event(event: &Event) -> Option<&EffectEvent<HandoverEffect>> {
        match event {
            Event::Effect(effect) => Some(effect),
            _ => None,
        }
    }
}
