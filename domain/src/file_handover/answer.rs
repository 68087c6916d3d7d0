//! The answer of an effect of this kind, and what follows from it.

use super::{
    Draft, Event, Events, Facts, HandoverEffect, HandoverEffectId, HandoverOutcome as Outcome, Step,
    accepted, gather,
    guard::{Act, valid},
    lock, retry, signed, way,
};
use crate::{case::system_only, law::CommandRefusal};

/// Answering twice is refused, so that an answer that comes again changes nothing.
pub(super) fn decide(act: &Act<'_>, id: HandoverEffectId, outcome: &Outcome) -> Events {
    system_only(act.actor)?;
    let effect = act.state.effect(id).ok_or(CommandRefusal::WrongState)?;
    valid("outcome", effect.answered_by(outcome))?;
    let awaited = act.state.signing == Some(id);
    let mut draft = act.draft();
    draft.write(Event::HandoverEffectSettled {
        id,
        outcome: outcome.clone(),
    });
    match effect {
        HandoverEffect::Sign { .. } if !awaited => {}
        effect => follow(&mut draft, act.facts, (effect, outcome)),
    }
    Ok(draft.into_events())
}

fn follow(draft: &mut Draft<'_>, facts: &Facts, answer: (&HandoverEffect, &Outcome)) {
    match answer {
        (effect, Outcome::Failed { code }) => failed(draft, facts, effect, code),
        (_, Outcome::Locked) => lock::confirmed(draft),
        (_, Outcome::Gathered { manifest }) => gather::gathered(draft, manifest),
        (HandoverEffect::Sign { statement }, Outcome::Signed { signature }) => {
            signed::signed(draft, facts, statement, *signature);
        }
        (_, Outcome::Transferred) => way::moved(draft, facts),
        (_, Outcome::Compared { findings }) => way::compared(draft, facts, findings),
        (_, Outcome::Marked) => accepted::marked(draft),
        (_, Outcome::Released | Outcome::Reported | Outcome::Signed { .. }) => {}
    }
}

/// What was asked for can never be done as it was asked.
fn failed(draft: &mut Draft<'_>, facts: &Facts, effect: &HandoverEffect, code: &str) {
    let goes_on = draft.state().ended.is_none();
    match effect {
        HandoverEffect::LockVehicle { .. } => lock::refused(draft, code),
        HandoverEffect::GatherFile { .. } => gather::failed(draft, code),
        HandoverEffect::Sign { statement } => signed::unsigned(draft, facts, statement, code),
        HandoverEffect::TransferFiles { .. } if goes_on => retry::stall(draft, Step::Transfer, code),
        HandoverEffect::VerifyFiles { .. } if goes_on => retry::stall(draft, Step::Verify, code),
        _ => {}
    }
}
