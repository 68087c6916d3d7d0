//! How far a handover is, as it moves.

use super::follow::Follow;
use crate::{
    failure::Result,
    reader::{Eyes, Reader},
    types::HandoverProgress,
};
use async_graphql::{Context, Subscription};
use domain::{case::CaseKind as _, file_handover::FileHandover, identifier::CaseNumber};
use futures::{Stream, stream};
use std::sync::Arc;

#[derive(Default)]
pub(super) struct HandoverProgressChanges;

#[Subscription]
impl HandoverProgressChanges {
    #[expect(clippy::unused_async, reason = "resolvers are async")]
    /// How far a handover is, at once and then whenever that changes. There is nothing to go on from: the newest is all that there is
    /// to know. Ends like `caseEvents`, and at once for a case of another kind (移交进度)
    async fn handover_progress(
        &self,
        ctx: &Context<'_>,
        number: String,
        #[graphql(desc = "Why an auditor reads. It is logged.")] reason: Option<String>,
    ) -> Result<impl Stream<Item = Result<HandoverProgress>> + use<>> {
        let reader = Reader::of(ctx, reason)?;
        let following = CaseNumber::parse(&number).ok().map(|number| Following {
            follow: Follow::new(ctx, &reader.principal),
            number,
            told: None,
            reader,
        });
        Ok(stream::unfold(following, |following| async {
            following?.next().await
        }))
    }
}

/// A handover that is followed.
struct Following {
    follow: Follow,
    number: CaseNumber,
    /// What was told last, and the version of the case then.
    told: Option<(u64, HandoverProgress)>,
    reader: Arc<Reader>,
}

impl Following {
    /// The next change; the stream ends after a failure.
    async fn next(mut self) -> Option<(Result<HandoverProgress>, Option<Self>)> {
        while self.follow.goes_on() {
            match self.look().await {
                Ok(Look::Progress(progress)) => return Some((Ok(progress), Some(self))),
                Ok(Look::Nothing) => {
                    if !self.follow.wait(Some(&self.number)).await {
                        return None;
                    }
                }
                Ok(Look::Gone) => return None,
                Err(failure) => return Some((Err(failure), None)),
            }
        }
        None
    }

    /// What is new, through the scope as it is now.
    async fn look(&mut self) -> Result<Look> {
        let eyes = self.reader.eyes_at(self.follow.now());
        let Some(glance) = eyes.finder().glance(&self.number).await? else {
            return Ok(Look::Gone);
        };
        // The case is opened, which is logged for an audit, only where it is another than before.
        let now = match self.told {
            Some((version, told)) if version == glance.version => {
                (version, told.refreshed(&eyes, &self.number).await?)
            }
            _ => match self.read(&eyes).await? {
                Some(now) => now,
                None => return Ok(Look::Gone),
            },
        };
        let told = self.told.replace(now);
        Ok(match told {
            Some((_, told)) if told == now.1 => Look::Nothing,
            _ => Look::Progress(now.1),
        })
    }

    /// Version and progress; nothing for a case of another kind.
    async fn read(&self, eyes: &Eyes) -> Result<Option<(u64, HandoverProgress)>> {
        let row = eyes.finder().case(&self.number).await?;
        let Some(row) = row.filter(|row| row.kind == FileHandover::NAME && !row.state.is_erased()) else {
            return Ok(None);
        };
        let state = row.state.read()?;
        let progress = HandoverProgress::find(eyes, (&self.number, &state)).await?;
        Ok(Some((row.version, progress)))
    }
}

/// What a look at the record gave.
enum Look {
    Progress(HandoverProgress),
    Nothing,
    /// Out of scope, or no handover.
    Gone,
}
