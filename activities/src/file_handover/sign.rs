//! The activity `sign`: an office signs what it says of the file. The same statement has the same signature.

use super::{Answer, Call, done, elsewhere, own, undeliverable};
use crate::Activities;
use domain::file_handover::{HandoverEffect, HandoverOutcome};

/// The key is not here, or is not the office's. With another key, the statement has to be drafted anew.
const KEY_MISSING: &str = "KEY_MISSING";

/// Signs with the key that the statement names.
pub(crate) fn sign(activities: &Activities, call: &Call) -> Answer {
    let HandoverEffect::Sign { statement } = own(call)? else {
        return Err(elsewhere(own(call)?));
    };
    let keys = &activities.files.keys;
    Ok(match keys.named(&statement.office, &statement.key_id) {
        Some(key) => done(HandoverOutcome::Signed {
            signature: key.sign(&statement.message()),
        }),
        None => undeliverable(KEY_MISSING),
    })
}
