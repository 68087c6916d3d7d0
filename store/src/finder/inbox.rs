//! The inbox of the person who reads.

use super::{
    CappedCount, Connection, FindError, Finder, Page,
    cursor::Key,
    page::Sorted,
    wire::{parse, read},
};
use crate::{
    Place, StoreError,
    entity::{
        Id,
        inbox::{Column, Entity, Model},
    },
};
use domain::{case::NoticeKind, identifier::CaseNumber, time::Moment};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QuerySelect, sea_query::Expr};
use std::fmt;
use uuid::Uuid;

/// A message about a case.
#[derive(Clone, PartialEq, Eq)]
pub struct InboxMessage {
    pub id: Uuid,
    pub case: CaseNumber,
    pub kind: NoticeKind,
    /// The text as it was sent.
    pub body: String,
    pub sent_at: Moment,
    /// When the person first marked it read.
    pub read_at: Option<Moment>,
}

impl fmt::Debug for InboxMessage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("InboxMessage")
            .field("id", &self.id)
            .field("kind", &self.kind)
            .finish_non_exhaustive()
    }
}

const NEWEST: Sorted<Column> = Sorted {
    list: "inbox",
    key: Some(Column::SentAt),
    id: Column::Id,
    descending: true,
};

impl Finder<'_> {
    /// The reader's messages, newest first.
    pub async fn messages(&self, page: Page) -> Result<Connection<InboxMessage>, FindError> {
        let rows = NEWEST.page(Entity::find().filter(self.scope.inbox()), &page)?;
        let found = rows
            .all(self.store.connection())
            .await
            .map_err(StoreError::from)?;
        let found = NEWEST.connection(found, &page, |row| (Key::At(row.sent_at), row.id.to_string()));
        Ok(found.try_map(|row| self.inbox_message(&row))?)
    }

    /// How many messages the reader has not marked read, counted up to `cap`.
    pub async fn unread_up_to(&self, cap: u64) -> Result<CappedCount, StoreError> {
        let unread = Entity::find()
            .filter(self.scope.inbox())
            .filter(Column::ReadAt.is_null());
        let unread = unread
            .select_only()
            .column(Column::Id)
            .limit(cap.saturating_add(1));
        Ok(CappedCount::of(
            unread
                .into_tuple::<String>()
                .count(self.store.connection())
                .await?,
            cap,
        ))
    }

    /// A message of the reader.
    pub async fn message(&self, id: Uuid) -> Result<Option<InboxMessage>, StoreError> {
        let row = Entity::find()
            .filter(self.scope.inbox())
            .filter(Column::Id.eq(Id(id)));
        let row = row.one(self.store.connection()).await?;
        row.map(|row| self.inbox_message(&row)).transpose()
    }

    /// Marks the reader's messages read, now. What was marked before keeps its moment, and what is somebody else's
    /// stays as it is. Gives how many were marked.
    pub async fn mark_read(&self, ids: &[Uuid]) -> Result<u64, StoreError> {
        let marked = Entity::update_many()
            .col_expr(Column::ReadAt, Expr::value(self.now))
            .filter(self.scope.inbox())
            .filter(Column::Id.is_in(ids.iter().map(|id| Id(*id))))
            .filter(Column::ReadAt.is_null());
        Ok(marked.exec(self.store.connection()).await?.rows_affected)
    }

    fn inbox_message(&self, row: &Model) -> Result<InboxMessage, StoreError> {
        let id = row.id.to_string();
        Ok(InboxMessage {
            id: row.id.0,
            case: parse("case_number", &row.case_number)?,
            kind: read("kind", &row.kind)?,
            body: self
                .store
                .keys()
                .open_text(&Place::new("inbox", "body_enc", &id), &row.body_enc)?,
            sent_at: row.sent_at,
            read_at: row.read_at,
        })
    }
}
