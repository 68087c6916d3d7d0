//! A stream that ends no later than the sign-in that opened it, and holds its slot until then.

use super::slots::SubscriptionSlot;
use async_graphql::Response;
use futures::{FutureExt as _, StreamExt as _, future::BoxFuture, stream, stream::BoxStream};
use std::time::Duration;

struct Open {
    answers: BoxStream<'static, Response>,
    end: BoxFuture<'static, ()>,
    last: Response,
    _slot: SubscriptionSlot,
}

/// Passes answers on until `left` is over, then says `last` and ends. Without `left`, until they end by themselves.
pub(super) fn cut(
    answers: BoxStream<'static, Response>,
    left: Option<Duration>,
    last: Response,
    slot: SubscriptionSlot,
) -> BoxStream<'static, Response> {
    let end = match left {
        Some(left) => tokio::time::sleep(left).boxed(),
        None => futures::future::pending().boxed(),
    };
    let open = Open {
        answers,
        end,
        last,
        _slot: slot,
    };
    stream::unfold(Some(open), |open| async move {
        let mut open = open?;
        // The end comes first, or a busy stream would never see it.
        tokio::select! {
            biased;
            () = &mut open.end => Some((open.last, None)),
            answer = open.answers.next() => answer.map(|answer| (answer, Some(open))),
        }
    })
    .boxed()
}
