//! A transfer and its handover, each with more commands than two runs of its workflow answer.

use super::{commands, requests_since};
use crate::trial::{AtRest, Trial};
use domain::case::{Envelope, TaskPurpose};
use tests::under_test::UnderTest;
use workflows::runtime::Answer;

/// The clerk claims the task again and again. Gives the first time.
pub async fn claimed<K: Trial>(case: &UnderTest<'_, K>) -> (Envelope<K::Command>, Answer) {
    let task = case.task(TaskPurpose::Intake).await;
    let early = AtRest::<K>::claim(&task);
    let first = case.send(early.clone()).await;
    assert_eq!(first.outcome, Ok(()));
    let before = case.loaded().await.version;
    let commands = commands();
    for _ in 0..commands {
        let claim = AtRest::<K>::claim(&task);
        assert_eq!(case.send(claim).await.outcome, Ok(()));
    }
    let after = case.loaded().await.version;
    assert_eq!(after - before, u64::from(commands), "each command is one event");
    assert_eq!(
        requests_since(case.world, (&case.number, before)).await,
        (commands + 1).to_string()
    );
    assert_eq!(case.send(early.clone()).await, first);
    (early, first)
}
