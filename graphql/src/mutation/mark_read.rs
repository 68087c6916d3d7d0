//! Messages that were read.

use super::run::Desk;
use crate::{
    failure::{Failure, Result},
    relay::{GlobalId, NodeType},
};
use async_graphql::{Context, ID, InputObject, Object, SimpleObject};
use uuid::Uuid;

/// At most so many at once.
const MOST: usize = 100;

/// Marks messages read (标记已读)
#[derive(Clone, Debug, InputObject)]
pub struct MarkReadInput {
    /// Your name for this request. Marking twice changes nothing.
    pub request_id: Uuid,
    /// The ids of messages, at most 100.
    pub ids: Vec<ID>,
}

/// What became of the marks.
#[derive(Clone, Debug, SimpleObject)]
pub struct MarkReadPayload {
    pub request_id: Uuid,
    /// How many were not marked before.
    pub marked: u64,
}

#[derive(Default)]
pub(super) struct MarkReadMutation;

#[Object]
impl MarkReadMutation {
    /// Marks messages read; what is not your message stays as it is (标记已读)
    async fn mark_read(&self, ctx: &Context<'_>, input: MarkReadInput) -> Result<MarkReadPayload> {
        let desk = Desk::open(ctx)?;
        if input.ids.len() > MOST {
            return Err(Failure::BadInput("failed to mark: at most 100 ids"));
        }
        let ids = input
            .ids
            .iter()
            .filter_map(GlobalId::read)
            .filter(|id| id.of == NodeType::InboxMessage);
        let ids: Vec<_> = ids.filter_map(|id| Uuid::parse_str(&id.key).ok()).collect();
        let marked = desk.reader.finder().mark_read(&ids).await?;
        Ok(MarkReadPayload {
            request_id: input.request_id,
            marked,
        })
    }
}
