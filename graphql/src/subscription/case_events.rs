//! The events of one case.

use super::follow::{Follow, Followed, Seen, changes};
use crate::{
    failure::{Failure, Result},
    reader::Reader,
    types::HistoryEntry,
};
use async_graphql::{Context, Subscription};
use domain::identifier::CaseNumber;
use futures::Stream;
use std::{collections::VecDeque, sync::Arc};
use store::finder::HistoryRow;

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
        let following = CaseNumber::parse(&number).ok().map(|number| Following {
            follow: Follow::new(ctx, &reader.principal, Some(number.clone())),
            number,
            after,
            looked: false,
            ready: VecDeque::new(),
            reader,
        });
        Ok(changes(following))
    }
}

/// A case that is followed.
struct Following {
    follow: Follow,
    number: CaseNumber,
    /// The version that was read last.
    after: u64,
    /// Whether the history was read before.
    looked: bool,
    /// Read, and not shown yet.
    ready: VecDeque<HistoryRow>,
    reader: Arc<Reader>,
}

impl Followed for Following {
    type Change = HistoryEntry;

    fn follow(&mut self) -> &mut Follow {
        &mut self.follow
    }

    /// The next event that is there. Whether the case is still the reader's is asked anew for each: one that was read with others
    /// may wait long before it is taken.
    async fn look(&mut self) -> Result<Seen<HistoryEntry>> {
        let eyes = self.reader.eyes_at(self.follow.now());
        let finder = eyes.finder();
        let Some(glance) = finder.glance(&self.number).await? else {
            return Ok(Seen::Gone);
        };
        // The first look reads in any case, so that an audit is logged also where nothing is new.
        if self.ready.is_empty() && (glance.version > self.after || !self.looked) {
            self.ready = finder.events_after(&self.number, self.after).await?.into();
            self.looked = true;
        }
        let Some(event) = self.ready.pop_front() else {
            return Ok(Seen::Nothing);
        };
        self.after = event.version;
        let seen = (glance.sight, glance.papers);
        let event = HistoryEntry::new(event, seen, Arc::clone(&self.reader))?;
        Ok(Seen::Change(event))
    }
}
