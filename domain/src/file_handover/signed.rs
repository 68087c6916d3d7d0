//! What follows when a statement has its signature: it becomes part of the chain, and the next office's turn begins.

use super::{Draft, Event, Facts, HandoverEffect, Step, accepted, check, ending, refused, retry, sign, way};
use crate::{
    audit::Signature,
    case::EffectId,
    custody::{CustodyEntry, Hop, Statement},
};

/// A signature came. One that is not of the office's key is nobody's word.
pub(super) fn signed(draft: &mut Draft<'_>, facts: &Facts, statement: &Statement, signature: Signature) {
    let entry = CustodyEntry {
        statement: statement.clone(),
        signature,
    };
    if !facts.is_signed(&entry) {
        return unsigned(draft, facts, statement, "WRONG_SIGNATURE");
    }
    let entry = Box::new(entry);
    draft.write(Event::StatementSigned { entry });
    if draft.state().ended.is_some() {
        ending::return_file(draft, facts);
    } else {
        follow(draft, facts, &statement.hop);
    }
}

/// No signature will come. After the end nothing but the return is still worth saying.
pub(super) fn unsigned(draft: &mut Draft<'_>, facts: &Facts, statement: &Statement, code: &str) {
    let is_return = matches!(statement.hop, Hop::Returned(_));
    if draft.state().ended.is_some() && !is_return {
        ending::return_file(draft, facts);
    } else {
        let hop = statement.hop.clone();
        let statement = Some(Box::new(statement.clone()));
        retry::stall(draft, Step::Sign { hop, statement }, code);
    }
}

fn follow(draft: &mut Draft<'_>, facts: &Facts, hop: &Hop) {
    match hop {
        Hop::Offered => {
            let attempt = draft.state().custody.attempt();
            draft.request(HandoverEffect::TransferFiles { attempt });
        }
        Hop::Sent => way::sent(draft),
        Hop::Received => sign::say(draft, facts, Hop::Verified),
        Hop::Verified => check::begin(draft),
        Hop::Accepted(_) => accepted::accepted(draft),
        Hop::Refused(_) => refused::refused(draft, facts),
        Hop::Returned(reason) => refused::returned(draft, *reason),
    }
}

/// The signature that the chain waits for, if it is one of the origin: it may never come.
pub(super) fn waits_for_origin(draft: &Draft<'_>) -> Option<EffectId> {
    let state = draft.state();
    let id = state.signing?;
    match state.effect(id)? {
        // What confirms a refusal is still worth having, whenever it comes.
        HandoverEffect::Sign { statement } if matches!(statement.hop, Hop::Offered | Hop::Sent) => Some(id),
        _ => None,
    }
}
