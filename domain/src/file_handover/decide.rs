//! From a command to its verb.

use super::{
    Command, Events, Facts, State, answer, check, gather, guard::Act, offer, open, retry, shared, stop,
    take_up, unavailable, verdict,
};
use crate::{case::Envelope, law::CommandRefusal};

/// What follows from a command now.
pub(super) fn decide(state: Option<&State>, envelope: &Envelope<Command>, facts: &Facts) -> Events {
    let actor = &envelope.actor;
    match (state, &envelope.command) {
        (None, Command::Open(opening)) => open::decide(actor, opening, facts),
        (None, _) => Err(CommandRefusal::WrongState.into()),
        (Some(state), command) => act_on(&Act { state, actor, facts }, command),
    }
}

fn act_on(act: &Act<'_>, command: &Command) -> Events {
    match command {
        Command::Open(_) => Err(CommandRefusal::CaseExists.into()),
        Command::TakeUp => take_up::decide(act),
        Command::GatherAgain => gather::again(act),
        Command::DeclareUnavailable { reason, words } => unavailable::decide(act, *reason, words),
        Command::Offer => offer::decide(act),
        Command::Check {
            task,
            fence,
            verdicts,
        } => check::decide(act, (*task, *fence), verdicts),
        Command::ReturnToCheck { words } => check::return_to_check(act, words),
        Command::Accept => verdict::accept(act),
        Command::Refuse => verdict::refuse(act),
        Command::GiveUp { words } => stop::give_up(act, words),
        Command::Retry => retry::decide(act),
        Command::Stop { reason } => stop::decide(act, *reason),
        Command::Settle { effect, outcome } => answer::decide(act, *effect, outcome),
        Command::Case(command) => shared::decide(act, command),
    }
}
