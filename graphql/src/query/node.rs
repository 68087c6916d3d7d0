//! Objects by their global ids.

use crate::{
    failure::{Failure, Result},
    reader::Reader,
    relay::{GlobalId, NodeType},
    types::{Case, Document, InboxMessage, Node, Office},
};
use async_graphql::{Context, ID, Object};
use domain::{
    case::DocumentId,
    identifier::{CaseNumber, OfficeCode},
};
use std::sync::Arc;
use store::AnyKind;
use uuid::Uuid;

/// At most so many at once.
const MOST: usize = 100;

#[derive(Default)]
pub(super) struct NodeQuery;

#[Object]
impl NodeQuery {
    /// An object by its global id; nothing for what is not there, or not yours.
    async fn node(&self, ctx: &Context<'_>, id: ID, reason: Option<String>) -> Result<Option<Node>> {
        find(ctx, &id, reason).await
    }

    /// Objects by their global ids, at most 100, in the same order.
    async fn nodes(
        &self,
        ctx: &Context<'_>,
        ids: Vec<ID>,
        reason: Option<String>,
    ) -> Result<Vec<Option<Node>>> {
        if ids.len() > MOST {
            return Err(Failure::BadInput("failed to read: at most 100 ids"));
        }
        let mut nodes = Vec::with_capacity(ids.len());
        for id in &ids {
            nodes.push(find(ctx, id, reason.clone()).await?);
        }
        Ok(nodes)
    }
}

async fn find(ctx: &Context<'_>, id: &ID, reason: Option<String>) -> Result<Option<Node>> {
    let Some(GlobalId { of, key }) = GlobalId::read(id) else {
        return Ok(None);
    };
    match of {
        NodeType::Office => match OfficeCode::parse(&key) {
            Ok(code) => Ok(Office::find(ctx, &code).await?.map(Node::Office)),
            Err(_) => Ok(None),
        },
        NodeType::Case(kind) => case(&Reader::of(ctx, reason)?, (kind, &key)).await,
        NodeType::Document => {
            let reader = Reader::of(ctx, reason)?;
            let Ok(id) = Uuid::parse_str(&key) else {
                return Ok(None);
            };
            Ok(reader
                .finder()
                .document(DocumentId(id))
                .await?
                .map(|row| Node::Document(Document(row))))
        }
        NodeType::InboxMessage => {
            let reader = Reader::of(ctx, None)?;
            let Ok(id) = Uuid::parse_str(&key) else {
                return Ok(None);
            };
            Ok(reader
                .finder()
                .message(id)
                .await?
                .map(|row| Node::InboxMessage(InboxMessage(row))))
        }
    }
}

/// A case of this kind: the id of another one names nothing.
async fn case(reader: &Arc<Reader>, (kind, key): (AnyKind, &str)) -> Result<Option<Node>> {
    let Ok(number) = CaseNumber::parse(key) else {
        return Ok(None);
    };
    let row = reader.finder().case(&number).await?;
    let Some(row) = row.filter(|row| row.kind == kind.name()) else {
        return Ok(None);
    };
    Ok(Case::read(row, reader)?.map(Node::from))
}
