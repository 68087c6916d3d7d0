//! The answer of an effect, and what follows from it.

use super::{
    Draft, Events, Facts, HandoverEffect, HandoverOutcome as Answer, Step, accepted, gather, guard::Act,
    lock, retry, signed, way,
};
use crate::case::{EffectId, Outcome, settle};

pub(super) fn decide(act: &Act<'_>, id: EffectId, outcome: &Outcome<HandoverEffect>) -> Events {
    let settled = settle(&act.state.work, act.actor, id, outcome)?;
    let mut draft = act.draft();
    draft.write(settled);
    let awaited = act.state.signing == Some(id);
    match act.state.effect(id) {
        Some(HandoverEffect::Sign { .. }) if !awaited => {}
        Some(effect) => follow(&mut draft, act.facts, (effect, outcome)),
        None => {}
    }
    Ok(draft.into_events())
}

fn follow(
    draft: &mut Draft<'_>,
    facts: &Facts,
    (effect, outcome): (&HandoverEffect, &Outcome<HandoverEffect>),
) {
    match outcome {
        Outcome::Notified => {}
        Outcome::Undeliverable { code } => failed(draft, facts, effect, code),
        Outcome::Own(answer) => answered(draft, facts, (effect, answer)),
    }
}

fn answered(draft: &mut Draft<'_>, facts: &Facts, answer: (&HandoverEffect, &Answer)) {
    match answer {
        (_, Answer::Locked) => lock::confirmed(draft),
        (_, Answer::Gathered { manifest }) => gather::gathered(draft, manifest),
        (HandoverEffect::Sign { statement }, Answer::Signed { signature }) => {
            signed::signed(draft, facts, statement, *signature);
        }
        (_, Answer::Transferred) => way::moved(draft, facts),
        (_, Answer::Compared { findings }) => way::compared(draft, facts, findings),
        (_, Answer::Marked) => accepted::marked(draft),
        (_, Answer::Released | Answer::Reported | Answer::Signed { .. }) => {}
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
