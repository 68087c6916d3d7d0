//! The events of one case.

use super::follow::Follow;
use crate::{
    failure::{Failure, Result},
    reader::Reader,
    request,
    types::HistoryEntry,
};
use async_graphql::{Context, Subscription};
use domain::identifier::CaseNumber;
use futures::{Stream, stream};
use std::{collections::VecDeque, sync::Arc};

#[derive(Default)]
pub(super) struct CaseEvents;

#[Subscription]
impl CaseEvents {
    #[expect(clippy::unused_async, reason = "resolvers are async")]
    /// Every event of a case after a cursor, then each as it happens. Ends at once for a case that is not there, or not
    /// yours; and when it is yours no longer (办理动态)
    async fn case_events(
        &self,
        ctx: &Context<'_>,
        number: String,
        #[graphql(
            desc = "The cursor of the last event that you have; from the first one where it is not given."
        )]
        after: Option<String>,
        #[graphql(desc = "Why an auditor reads. It is logged.")] reason: Option<String>,
    ) -> Result<impl Stream<Item = Result<HistoryEntry>> + use<>> {
        let reader = Reader::of(ctx, reason)?;
        let after = after.as_deref().map_or(Ok(0), str::parse);
        let after =
            after.map_err(|_| Failure::BadInput("failed to follow: `after` is no cursor of this case"))?;
        let services = request::services(ctx).clone();
        let following = CaseNumber::parse(&number).ok().map(|number| Following {
            follow: Follow::new(ctx, &reader.principal),
            now: Box::new(move || services.clock.now()),
            number,
            after,
            ready: VecDeque::new(),
            reader,
        });
        Ok(stream::unfold(following, |following| async {
            following?.next().await
        }))
    }
}

/// A case that is followed.
struct Following {
    follow: Follow,
    now: Box<dyn Fn() -> domain::time::Moment + Send + Sync>,
    number: CaseNumber,
    /// The version that was read last.
    after: u64,
    ready: VecDeque<HistoryEntry>,
    reader: Arc<Reader>,
}

impl Following {
    /// The next event; the stream ends after a failure.
    async fn next(mut self) -> Option<(Result<HistoryEntry>, Option<Self>)> {
        loop {
            if !self.follow.goes_on() {
                return None;
            }
            if let Some(entry) = self.ready.pop_front() {
                return Some((Ok(entry), Some(self)));
            }
            match self.look().await {
                Ok(Look::Found) => {}
                Ok(Look::Nothing) => {
                    if !self.follow.wait(Some(&self.number)).await {
                        return None;
                    }
                }
                Ok(Look::Gone) => return None,
                Err(failure) => return Some((Err(failure), None)),
            }
        }
    }

    /// Reads what is new, through the scope as it is now.
    async fn look(&mut self) -> Result<Look> {
        let eyes = self.reader.eyes_at((self.now)());
        let finder = eyes.finder();
        let Some(row) = finder.case(&self.number).await? else {
            return Ok(Look::Gone);
        };
        if row.version <= self.after {
            return Ok(Look::Nothing);
        }
        for event in finder.events_after(&self.number, self.after).await? {
            self.after = event.version;
            self.ready
                .push_back(HistoryEntry::new(event, row.sight, Arc::clone(&self.reader))?);
        }
        Ok(if self.ready.is_empty() {
            Look::Nothing
        } else {
            Look::Found
        })
    }
}

/// What a look at the record gave.
enum Look {
    Found,
    Nothing,
    /// Out of scope.
    Gone,
}
