//! The lock on the vehicle at the origin: held from when the origin begins until the attempt is over.

use super::{Draft, Event, HandoverEffect, Lock, Status, gather};

/// The lock was confirmed. Where the handover has ended meanwhile, it is released at once.
pub(super) fn confirmed(draft: &mut Draft<'_>) {
    if draft.state().status == Status::Gathering {
        gather::ask(draft);
    } else {
        release(draft);
    }
}

/// The vehicle cannot be locked: the request is open again, for the origin to try later or to say that it has no file.
pub(super) fn refused(draft: &mut Draft<'_>, code: &str) {
    if draft.state().status == Status::Gathering {
        let code = code.to_owned();
        draft.write(Event::LockRefused { code });
    }
}

/// The vehicle is free again. A lock that is only asked for is released when it is confirmed.
pub(super) fn release(draft: &mut Draft<'_>) {
    if draft.state().lock == Lock::Held {
        let vehicle = draft.state().route().vehicle;
        draft.request(HandoverEffect::ReleaseLock { vehicle });
    }
}
