//! How far a handover is, as it moves.

use super::follow::{Follow, Followed, Seen, changes};
use crate::{
    failure::Result,
    reader::{Eyes, Reader},
    types::HandoverProgress,
};
use async_graphql::{Context, Subscription};
use domain::{case::CaseKind as _, file_handover::FileHandover, identifier::CaseNumber};
use futures::Stream;
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
            follow: Follow::new(ctx, &reader.principal, Some(number.clone())),
            number,
            told: None,
            reader,
        });
        Ok(changes(following))
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

impl Followed for Following {
    type Change = HandoverProgress;

    fn follow(&mut self) -> &mut Follow {
        &mut self.follow
    }

    async fn look(&mut self) -> Result<Seen<HandoverProgress>> {
        let eyes = self.reader.eyes_at(self.follow.now());
        let Some(glance) = eyes.finder().glance(&self.number).await? else {
            return Ok(Seen::Gone);
        };
        // The case is opened, which is logged for an audit, only where it is another than before.
        let now = match self.told {
            Some((version, told)) if version == glance.version => {
                (version, told.refreshed(&eyes, &self.number).await?)
            }
            _ => match self.read(&eyes).await? {
                Some(now) => now,
                None => return Ok(Seen::Gone),
            },
        };
        let told = self.told.replace(now);
        Ok(match told {
            Some((_, told)) if told == now.1 => Seen::Nothing,
            _ => Seen::Change(now.1),
        })
    }
}

impl Following {
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
