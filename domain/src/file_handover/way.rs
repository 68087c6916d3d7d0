//! The way between the offices: moved by the origin, compared by the destination.

use super::{Draft, Event, Facts, Finding, HandoverEffect, Status, finding, sign};
use crate::{custody::Hop, deadline::RuleId};

/// The bytes have been moved. The origin says so.
pub(super) fn moved(draft: &mut Draft<'_>, facts: &Facts) {
    if draft.state().status == Status::Offered {
        sign::say(draft, facts, Hop::Sent);
    }
}

/// The origin has done its part, and the destination's period begins: the file has come.
pub(super) fn sent(draft: &mut Draft<'_>) {
    for rule in [RuleId::UC_FILE_OUT, RuleId::UC_FILE_OUT_MAX] {
        draft.meet(rule);
    }
    draft.start(RuleId::UC_FILE_CHECK, draft.now());
    let attempt = draft.state().custody.attempt();
    draft.request(HandoverEffect::VerifyFiles { attempt });
}

/// The destination's machines have looked. What is missing, altered or too much is refused by its name; this is about bytes,
/// so no person has to decide on it (the documents themselves are for people).
pub(super) fn compared(draft: &mut Draft<'_>, facts: &Facts, findings: &[Finding]) {
    if draft.state().status != Status::Sent {
        return;
    }
    if findings.is_empty() {
        return sign::say(draft, facts, Hop::Received);
    }
    let manifest = draft.state().manifest.as_ref();
    let hop = manifest.map(|manifest| finding::hop_of(findings, manifest));
    draft.write(Event::DifferencesFound {
        findings: findings.to_vec(),
    });
    if let Some(hop) = hop {
        sign::say(draft, facts, hop);
    }
}
