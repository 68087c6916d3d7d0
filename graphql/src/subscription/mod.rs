//! What can be followed: a wake-up carries ids only, and everything is read again through the scope.

mod case_events;
mod follow;
mod handover_progress;
mod work_queue_changes;

use async_graphql::MergedSubscription;

/// What can be followed. A stream ends with the token that opened it; it goes on from a cursor.
#[derive(Default, MergedSubscription)]
pub struct Subscription(
    case_events::CaseEvents,
    work_queue_changes::WorkQueueChanges,
    handover_progress::HandoverProgressChanges,
);
