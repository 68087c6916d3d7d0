//! Signing: what an office says of the file is drafted here, and signed where its key is.

use super::{Draft, Facts, HandoverEffect, Step, request, retry, state::signer};
use crate::custody::{Hop, Maker, Statement};

/// Has the office whose hop it is sign it. What cannot be said or signed is for a person to see to.
pub(super) fn say(draft: &mut Draft<'_>, facts: &Facts, hop: Hop) {
    match statement(draft, facts, hop.clone()) {
        Ok(statement) => {
            let statement = Box::new(statement);
            request(draft, HandoverEffect::Sign { statement });
        }
        Err(code) => retry::stall(draft, Step::Sign { hop }, code),
    }
}

/// The statement with its place, time and key fixed, so that signing it twice says nothing new.
fn statement(draft: &Draft<'_>, facts: &Facts, hop: Hop) -> Result<Statement, &'static str> {
    let state = draft.state();
    let office = signer(&hop, state.route()).clone();
    let key_id = facts.present_key(&office).ok_or("KEY_MISSING")?.clone();
    let manifest = state.manifest.as_ref().ok_or("MANIFEST_MISSING")?;
    let at = draft.now();
    let maker = Maker { office, at, key_id };
    let drafted = state.custody.draft(hop, maker, manifest);
    drafted.map_err(|fault| fault.code())
}
