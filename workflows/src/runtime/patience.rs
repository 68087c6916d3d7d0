//! How long an activity is tried, by what it reaches.

use crate::names;
use domain::identifier::OfficeCode;
use std::time::Duration;
use temporalio_common::RetryPolicy;
use temporalio_workflow::ActivityOptions;

/// A message: a slow mail server is waited for, a missing one for days. After a worker has died, the next try comes when
/// the attempt is over.
pub(super) fn message() -> ActivityOptions {
    options(Duration::from_secs(30), Duration::from_mins(5))
}

/// A code is of use for ten minutes, so nobody waits long between two tries.
pub(crate) fn code() -> ActivityOptions {
    options(Duration::from_secs(30), Duration::from_secs(10))
}

/// A registry answers fast or not at all.
pub(crate) fn registry() -> ActivityOptions {
    options(Duration::from_secs(20), Duration::from_mins(1))
}

/// Another case answers as soon as its workflow has a worker.
pub(crate) fn case() -> ActivityOptions {
    options(Duration::from_secs(20), Duration::from_mins(1))
}

/// Our own tables answer at once, or not before somebody mended them.
pub(crate) fn own() -> ActivityOptions {
    options(Duration::from_secs(20), Duration::from_secs(10))
}

/// The same on the workers of one office. As long as none of them lives, it waits on their queue, and the case goes on.
pub(crate) fn at(office: &OfficeCode, options: ActivityOptions) -> ActivityOptions {
    let mut options = options;
    options.task_queue = Some(names::task_queue_of(office));
    options
}

/// Longest work on the largest file over a slow line. What was done before is not done again.
const LONGEST: Duration = Duration::from_hours(12);
/// Silence after which whoever works on a file is taken for dead. It says three times as often that it lives.
const SILENCE: Duration = Duration::from_secs(30);

/// All bytes of a file of a vehicle.
pub(crate) fn bytes() -> ActivityOptions {
    let mut options = options(LONGEST, Duration::from_mins(5));
    options.heartbeat_timeout = Some(SILENCE);
    options
}

fn options(attempt: Duration, longest_pause: Duration) -> ActivityOptions {
    let retry = RetryPolicy::builder()
        .initial_interval(Duration::from_millis(500))
        .backoff_coefficient(2.0)
        .maximum_interval(longest_pause)
        .build();
    ActivityOptions::with_start_to_close_timeout(attempt)
        .retry_policy(retry)
        .build()
}
