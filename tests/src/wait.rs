//! Waiting for something that has to come by itself.

use std::{fmt::Debug, time::Duration};

/// Longest wait. It bounds a failure; nothing is measured by it.
pub const PATIENCE: Duration = Duration::from_mins(5);
/// Between two looks.
pub const GLANCE: Duration = Duration::from_millis(20);

/// Looks until there is something; panics with what was seen instead.
pub async fn until<T, S: Debug, F>(look: impl Fn() -> F) -> T
where
    F: Future<Output = Result<T, S>>,
{
    until_within(PATIENCE, look).await
}

/// The same for what takes longer by its nature.
pub async fn until_within<T, S: Debug, F>(patience: Duration, look: impl Fn() -> F) -> T
where
    F: Future<Output = Result<T, S>>,
{
    let began = tokio::time::Instant::now();
    loop {
        match look().await {
            Ok(found) => return found,
            Err(seen) if began.elapsed() > patience => panic!("never came: {seen:#?}"),
            Err(_) => tokio::time::sleep(GLANCE).await,
        }
    }
}
