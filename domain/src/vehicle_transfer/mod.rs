//! 二手车异地交易登记: a vehicle that is registered in one place is registered in another, because it was sold or because its
//! owner moves house.
//!
//! A case is one step at one office: the whole transfer at the place of arrival, or the departure, or the arrival after one.
//! One verb per file: who may do it (`permit`), then the events (`decide`). [`Command`], [`Event`] and [`State`] say what
//! there is; `guard` holds what several verbs ask, `merits` what the law says of the facts.
//!
//! [`VehicleTransfer`] has the functions of [`CaseKind`](crate::case::CaseKind) without implementing it: decision 10 says why, and
//! what is left. Its effects, refusals and posts are its own until then.

mod acceptance;
mod actions;
mod answers;
mod archive;
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
mod merits;
mod number;
mod objection;
mod obstacle;
mod party;
mod plates;
mod proposal;
mod registers;
mod registration;
mod service;
mod shared;
mod state;
mod status;
mod submit;
mod waiting;
mod waking;
mod withdraw;

#[cfg(test)]
mod tests;

pub use actions::Action;
pub use channel::TransferChannel;
pub use command::{Command, HandOver, MissingPaper, ProposedDecision, Submission};
pub use consent::missing_consents;
pub use effect::{Invoice, TransferEffect, TransferOutcome, VehicleRecord};
pub use event::Event;
pub use facts::Facts;
pub use party::Party;
pub use state::{
    Acceptance, Correction, Decided, Decision, Done, Fees, Hold, Known, Number, OfferedNumbers, Outputs,
    Proposal, ReservedNumber, State, TaxAnswer, Temporary, Vehicle, VehicleFile,
};
pub use status::Status;
pub use waiting::{period_in_doubt, waiting_for};

use obstacle::Obstacle;

use crate::{
    access::{Actor, PersonId},
    case::{
        AvailableAction, CaseCommand, CaseEvent, Casework, Channel, Draft as CaseDraft, EffectEvent,
        EffectId, Entry, Envelope, Fold, NoticeKind, Outcome, Refusal,
    },
};
use std::collections::BTreeSet;

/// The kind.
#[derive(Clone, Copy, Debug)]
pub struct VehicleTransfer;

/// What a verb answers.
type Events = Result<Vec<Event>, Refusal>;
/// The events of one decision while they are written.
type Draft<'a> = CaseDraft<'a, VehicleTransfer>;

/// Whoever has chosen no way hears of it in the inbox of their account and on paper (policy: no source says how).
const OTHER_CHANNELS: [Channel; 2] = [Channel::InApp, Channel::Paper];

/// A notice to the applicant and to those who act for them.
fn tell(draft: &mut Draft<'_>, kind: NoticeKind) {
    let helpers = draft
        .state()
        .parties
        .iter()
        .filter(|party| party.acts_for_the_applicant());
    let people = helpers.map(|party| party.person).chain([draft.work().applicant]);
    notify(draft, kind, people.collect());
}

/// A notice to everybody who has a part in it, also the registered owner.
fn tell_all(draft: &mut Draft<'_>, kind: NoticeKind) {
    let people = draft.state().people();
    notify(draft, kind, people);
}

/// The applicant's side by each way that it chose.
fn notify(draft: &mut Draft<'_>, kind: NoticeKind, people: BTreeSet<PersonId>) {
    let chosen = draft.state().notice_channels.clone();
    for to in people {
        if draft.state().is_applicants_side(to) {
            draft.notify(kind, to, &chosen);
        } else {
            draft.notify(kind, to, &OTHER_CHANNELS);
        }
    }
}

impl VehicleTransfer {
    pub const NAME: &'static str = "vehicle_transfer";

    pub fn decide(state: Option<&State>, envelope: &Envelope<Command>, facts: &Facts) -> Events {
        decide::decide(state, envelope, facts)
    }

    pub fn evolve(state: Option<State>, entry: &Entry<Event>) -> Option<State> {
        evolve::evolve(state, entry)
    }

    pub const fn casework(state: &State) -> &Casework<TransferEffect> {
        &state.work
    }

    pub const fn status(state: &State) -> &'static str {
        state.status.as_str()
    }

    pub fn closed(state: &State) -> bool {
        state.is_over()
    }

    pub fn available_actions(state: &State, actor: &Actor, facts: &Facts) -> Vec<AvailableAction> {
        actions::available(state, actor, facts)
    }

    pub const fn shared_command(command: CaseCommand) -> Command {
        Command::Case(command)
    }

    pub const fn settle_command(effect: EffectId, outcome: Outcome<TransferEffect>) -> Command {
        Command::Settle { effect, outcome }
    }

    pub const fn shared_event(event: &Event) -> Option<&CaseEvent> {
        match event {
            Event::Case(shared) => Some(shared),
            _ => None,
        }
    }

    pub const fn effect_event(event: &Event) -> Option<&EffectEvent<TransferEffect>> {
        match event {
            Event::Effect(effect) => Some(effect),
            _ => None,
        }
    }
}

impl Fold for VehicleTransfer {
    type State = State;
    type Event = Event;
    type Effect = TransferEffect;

    fn evolve(state: Option<State>, entry: &Entry<Event>) -> Option<State> {
        Self::evolve(state, entry)
    }

    fn casework(state: &State) -> &Casework<TransferEffect> {
        Self::casework(state)
    }
}
