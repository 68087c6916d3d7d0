//! 二手车异地交易登记: a vehicle that is registered in one place is registered in another, because it was sold or because its
//! owner moves house.
//!
//! A case is one step at one office: the whole transfer at the place of arrival, or the departure, or the arrival after one.
//! One verb per file: who may do it (`permit`), then the events (`decide`). [`Command`], [`Event`] and [`State`] say what
//! there is; `guard` holds what several verbs ask, `merits` what the law says of the facts.

mod acceptance;
mod actions;
mod answers;
mod archive;
mod asked;
mod channel;
mod clock;
mod closing;
mod command;
mod consent;
mod correction;
mod decide;
mod decision;
mod effect;
mod event;
mod evolve;
mod facts;
mod fees;
mod file;
mod follow_up;
mod guard;
mod hold;
mod inspection;
mod lock;
mod merits;
mod news;
mod notices;
mod number;
mod objection;
mod obstacle;
mod paper;
mod party;
mod plates;
mod powers;
mod proposal;
mod registers;
mod registration;
mod service;
mod shared;
mod sight;
mod state;
mod status;
mod submit;
mod waiting;
mod waking;
mod withdraw;

#[cfg(test)]
mod tests;

pub use actions::Action;
pub use asked::asked_documents;
pub use channel::TransferChannel;
pub use command::{Command, HandOver, MissingPaper, ProposedDecision, Submission};
pub use consent::missing_consents;
pub use effect::{Invoice, TransferEffect, TransferOutcome, VehicleRecord};
pub use event::Event;
pub use facts::Facts;
pub use merits::open_questions;
pub use news::{Said, news};
pub use paper::Paper;
pub use party::Party;
pub use state::{
    Acceptance, Correction, Decided, Decision, Done, Fees, Hold, Known, Number, OfferedNumbers, Outputs,
    Proposal, ReservedNumber, State, TaxAnswer, Temporary, Vehicle, VehicleFile, VehicleLock,
};
pub use status::Status;
pub use waiting::{period_in_doubt, waiting_for};

use notices::{notify, tell, tell_all};
use obstacle::Obstacle;

use crate::{
    access::Actor,
    case::{
        AvailableAction, CaseCommand, CaseEvent, CaseKind, Casework, Draft as CaseDraft, EffectEvent,
        EffectId, Entry, Envelope, Outcome, Refusal,
    },
};

/// The kind.
#[derive(Clone, Copy, Debug)]
pub struct VehicleTransfer;

/// What a verb answers.
type Events = Result<Vec<Event>, Refusal>;
/// The events of one decision while they are written.
type Draft<'a> = CaseDraft<'a, VehicleTransfer>;

impl CaseKind for VehicleTransfer {
    const NAME: &'static str = "vehicle_transfer";
    type State = State;
    type Command = Command;
    type Event = Event;
    type Effect = TransferEffect;
    type Facts = Facts;

    fn decide(state: Option<&State>, envelope: &Envelope<Command>, facts: &Facts) -> Events {
        decide::decide(state, envelope, facts)
    }

    fn evolve(state: Option<State>, entry: &Entry<Event>) -> Option<State> {
        evolve::evolve(state, entry)
    }

    fn casework(state: &State) -> &Casework<TransferEffect> {
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

    fn settle_command(effect: EffectId, outcome: Outcome<TransferEffect>) -> Command {
        Command::Settle { effect, outcome }
    }

    fn shared_event(event: &Event) -> Option<&CaseEvent> {
        match event {
            Event::Case(shared) => Some(shared),
            _ => None,
        }
    }

    fn effect_event(event: &Event) -> Option<&EffectEvent<TransferEffect>> {
        match event {
            Event::Effect(effect) => Some(effect),
            _ => None,
        }
    }
}
