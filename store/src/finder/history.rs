//! The history of a case: its events, as they stand in the hash chain.

use super::{
    Content, Finder, ReadWhat,
    cases::hash,
    content::CaseKeys,
    page::MAX_FIRST,
    wire::{count, parse},
};
use crate::{
    Place, StoreError,
    entity::event::{Column, Entity, Model},
};
use domain::{access::Actor, case::chain::Hash, identifier::CaseNumber, time::Moment};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::Deserialize;
use serde_json::value::RawValue;

/// An event in its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HistoryRow {
    pub case: CaseNumber,
    /// The version of the case after this event.
    pub version: u64,
    /// Office time.
    pub at: Moment,
    /// Wire name of the case kind.
    pub kind: String,
    /// The event's name, `SCREAMING_SNAKE_CASE`.
    pub event_type: String,
    /// Who did it; not known any more when the content was erased.
    pub actor: Option<Actor>,
    /// The event as the case kind wrote it.
    pub event: Content,
    pub hash: Hash,
    pub previous_hash: Hash,
}

/// What is sealed of an event.
#[derive(Deserialize)]
struct Body {
    actor: Actor,
    event: Box<RawValue>,
}

impl Finder<'_> {
    /// Events of a case in scope after a version (0 for all), oldest first, at most `limit` and at most
    /// [`MAX_FIRST`]. Empty when the case is out of scope.
    pub async fn history(
        &self,
        number: &CaseNumber,
        after_version: u64,
        limit: u16,
    ) -> Result<Vec<HistoryRow>, StoreError> {
        self.log_audit_of(ReadWhat::History, std::slice::from_ref(number))
            .await?;
        // A version beyond what the column holds is later than every event.
        let after = i64::try_from(after_version).unwrap_or(i64::MAX);
        let rows = Entity::find()
            .filter(self.scope.events())
            .filter(Column::CaseNumber.eq(number.as_str()))
            .filter(Column::Version.gt(after))
            .order_by_asc(Column::Version)
            .limit(u64::from(limit.min(MAX_FIRST)));
        let rows = rows.all(self.store.connection()).await?;
        let keys = CaseKeys::of(self.store, rows.first().map(|row| row.case_number.clone())).await?;
        rows.into_iter().map(|row| history_row(row, &keys)).collect()
    }

    /// What a subscription shows next: the events after the version that it has, as many as one page holds.
    pub async fn events_after(
        &self,
        number: &CaseNumber,
        version: u64,
    ) -> Result<Vec<HistoryRow>, StoreError> {
        self.history(number, version, MAX_FIRST).await
    }
}

fn history_row(row: Model, keys: &CaseKeys) -> Result<HistoryRow, StoreError> {
    let id = format!("{}/{}", row.case_number, row.version);
    let content = keys.open(
        &row.case_number,
        &Place::new("events", "body_enc", &id),
        &row.body_enc,
    )?;
    let body = if content.is_erased() {
        None
    } else {
        Some(content.read::<Body>()?)
    };
    let (actor, event) = body.map(|body| (body.actor, body.event)).unzip();
    Ok(HistoryRow {
        case: parse("case_number", &row.case_number)?,
        version: count("version", row.version)?,
        at: row.at,
        kind: row.kind,
        event_type: row.event_type,
        actor,
        event: Content::of(event),
        hash: hash("hash", row.hash)?,
        previous_hash: hash("previous_hash", row.previous_hash)?,
    })
}
