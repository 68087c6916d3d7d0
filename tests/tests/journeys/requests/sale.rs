//! The same request to a case of a sale, and the same id with another body.

use crate::{
    is,
    trace::Trace,
    trial::{AtRest, Trial},
};
use domain::{case::Envelope, law::CommandRefusal};
use gateway::EngineError;
use tests::World;

/// Twice at once, with another body, later, and when the case is closed.
pub async fn the_same_request_again<K: Trial>(world: &World) {
    let at_rest = K::at_rest(world).await;
    let (case, (opening, opened)) = (&at_rest.case, &at_rest.opening);
    assert_eq!(case.send(opening.clone()).await, *opened);
    let (next, task) = (K::asks_next(), at_rest.task().await);
    let (first, second) = tokio::join!(case.send(next.clone()), case.send(next.clone()));
    assert_eq!((&first.outcome, &first), (&Ok(()), &second));
    let other = Envelope {
        command: AtRest::<K>::claim(&task).command,
        ..next.clone()
    };
    let refusal = case.send(other).await.outcome.unwrap_err();
    assert!(is(&refusal, CommandRefusal::RequestIdReused), "{refusal:?}");
    assert_eq!(case.send(next.clone()).await, first, "the first answer stands");
    K::to_the_end(&at_rest).await;

    let (before, closed) = (Trace::of(world, &case.number).await, case.row().await);
    assert_eq!(case.send(next).await, first);
    begins_from_nothing(&at_rest).await;
    assert_eq!(case.row().await, closed, "nothing was added");
    assert_eq!(
        Trace::of(world, &case.number).await,
        before,
        "nothing happened twice"
    );
}

/// It is asked while nobody works.
pub async fn pending<K: Trial>(at_rest: &AtRest<'_, K>, asked: &Envelope<K::Command>) {
    let case = &at_rest.case;
    let row = case.row_opening().await;
    let answer = case.world.cases.send(&case.number, row, asked.clone()).await;
    assert!(
        matches!(answer, Err(EngineError::Pending)),
        "nobody works: {answer:?}"
    );
}

/// Nobody had answered it before everything started anew.
pub async fn answered_once<K: Trial>(at_rest: &AtRest<'_, K>, asked: Envelope<K::Command>) {
    let case = &at_rest.case;
    let answer = case.send(asked.clone()).await;
    assert_eq!(answer.outcome, Ok(()));
    K::to_the_end(at_rest).await;
    let closed = case.row().await;
    assert_eq!(case.send(asked).await, answer);
    begins_from_nothing(at_rest).await;
    assert_eq!(case.row().await, closed, "nothing was added");
}

/// The opening once more, as well of a run that knows nothing of its row: it takes the whole row over.
async fn begins_from_nothing<K: Trial>(at_rest: &AtRest<'_, K>) {
    let (case, (opening, opened)) = (&at_rest.case, &at_rest.opening);
    assert_eq!(case.send(opening.clone()).await, *opened);
    case.finish().await;
    case.world
        .cases
        .restart(&case.number, case.no_opening())
        .await
        .unwrap();
    assert_eq!(case.send(opening.clone()).await, *opened);
    case.finish().await;
}
