//! The file was not taken: the vehicle is unlocked, custody stays where it was, and the file is asked for again.

use super::{Draft, Facts, lock, open, sign};
use crate::{
    custody::{Hop, ReturnReason},
    deadline::RuleId,
};

/// The destination's refusal is part of the chain. The origin confirms it before it begins anew.
pub(super) fn refused(draft: &mut Draft<'_>, facts: &Facts) {
    sign::say(draft, facts, Hop::Returned(ReturnReason::Refused));
    ask_again(draft);
}

/// An attempt came back without a decision on its files: more came than it lists.
pub(super) fn returned(draft: &mut Draft<'_>, reason: ReturnReason) {
    if reason == ReturnReason::Unlisted {
        ask_again(draft);
    }
}

fn ask_again(draft: &mut Draft<'_>) {
    draft.meet(RuleId::UC_FILE_CHECK);
    lock::release(draft);
    open::ask(draft);
}
