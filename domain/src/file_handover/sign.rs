//! Signing: what an office says of the file is drafted here, and signed where its key is.

use super::{Draft, Facts, HandoverEffect, Step, retry, state::signer};
use crate::custody::{Hop, Maker, Statement};

/// Has the office whose hop it is sign it. What cannot be said or signed is for a person to see to.
pub(super) fn say(draft: &mut Draft<'_>, facts: &Facts, hop: Hop) {
    match statement(draft, facts, hop.clone()) {
        Ok(statement) => {
            let statement = Box::new(statement);
            draft.request(HandoverEffect::Sign { statement });
        }
        Err(code) => {
            let statement = None;
            retry::stall(draft, Step::Sign { hop, statement }, code);
        }
    }
}

/// Once more, in the same words: an office that signed them unheard says nothing new. In new ones, where its key is another.
pub(super) fn say_again(draft: &mut Draft<'_>, facts: &Facts, hop: &Hop, before: Option<&Statement>) {
    let same_key = |one: &&Statement| facts.present_key(&one.office) == Some(&one.key_id);
    match before.filter(same_key).cloned().map(Box::new) {
        Some(statement) => draft.request(HandoverEffect::Sign { statement }),
        None => say(draft, facts, hop.clone()),
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
