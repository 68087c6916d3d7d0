//! Staged bytes of an upload: a one-time ticket, then a document that waits to be attached.

use super::{
    Finder,
    wire::{count, parse, read, text},
};
use crate::{
    Place, Store, StoreError,
    entity::{
        Id, case, document,
        upload::{ActiveModel, Column, Entity, Model},
    },
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use chrono::TimeDelta;
use domain::{
    case::{Document, DocumentId},
    identifier::CaseNumber,
    law::DocumentKind,
    time::Moment,
};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, sea_query::Expr,
};
use sha2::{Digest, Sha256};
use std::fmt;
use uuid::Builder;

/// How long a ticket is good for.
const TICKET_LIFETIME: TimeDelta = TimeDelta::hours(1);
/// How long received bytes wait to be attached.
const STAGED_LIFETIME: TimeDelta = TimeDelta::hours(24);

const WAITING: &str = "WAITING";
const RECEIVED: &str = "RECEIVED";

/// What somebody wants to upload.
#[derive(Clone, PartialEq, Eq)]
pub struct NewUpload {
    /// The case that it is for; none while the case is not open yet.
    pub case: Option<CaseNumber>,
    pub kind: DocumentKind,
    /// The name of the file where it comes from.
    pub name: String,
}

/// The right to send the bytes of one upload, once.
pub struct Ticket {
    /// What the document will be called.
    pub document: DocumentId,
    /// 256 random bits, URL-safe. The record keeps a hash of it.
    pub secret: String,
    pub expires_at: Moment,
}

/// A ticket that is still good.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WaitingUpload {
    pub document: DocumentId,
    pub kind: DocumentKind,
}

/// What was received, as it lies in the file store.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StagedFile {
    /// Lower-case hexadecimal.
    pub sha256: String,
    /// Bytes.
    pub size: u64,
    /// Type by content.
    pub media_type: String,
}

/// Received bytes that their owner may attach.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StagedDocument {
    pub document: Document,
    /// The only case that it may be attached to, if it was staged for one.
    pub case: Option<CaseNumber>,
}

/// An upload whose time is over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExpiredUpload {
    pub document: DocumentId,
    /// Bytes that nothing else needs at this moment; none if nothing was received or something shares them.
    pub orphan: Option<String>,
}

macro_rules! without_content {
    ($($type:ident)*) => {
        $(impl fmt::Debug for $type {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(concat!(stringify!($type), "(..)"))
            }
        })*
    };
}
without_content!(NewUpload Ticket);

impl Finder<'_> {
    /// Makes an upload. `None` when its case is out of scope, or nobody is signed in.
    pub async fn stage_upload(&self, new: &NewUpload) -> Result<Option<Ticket>, StoreError> {
        let Some(person) = self.scope.person() else {
            return Ok(None);
        };
        if let Some(number) = &new.case
            && !self.may_add_to(number).await?
        {
            return Ok(None);
        }
        let id = Id(Builder::from_random_bytes(rand::random()).into_uuid());
        let secret = URL_SAFE_NO_PAD.encode(rand::random::<[u8; 32]>());
        let expires_at = self.now + TICKET_LIFETIME;
        let row = id.to_string();
        let upload = ActiveModel {
            id: Set(id),
            ticket_hash: Set(ticket_hash(&secret)),
            case_number: Set(new.case.as_ref().map(ToString::to_string)),
            person: Set(person.into()),
            kind: Set(text(&new.kind)),
            name_enc: Set(self.store.keys().seal(&name_place(&row), new.name.as_bytes())),
            state: Set(WAITING.to_owned()),
            sha256: Set(None),
            size: Set(None),
            media_type: Set(None),
            created_at: Set(self.now),
            expires_at: Set(expires_at),
        };
        Entity::insert(upload)
            .exec_without_returning(self.store.connection())
            .await?;
        Ok(Some(Ticket {
            document: DocumentId(id.0),
            secret,
            expires_at,
        }))
    }

    async fn may_add_to(&self, number: &CaseNumber) -> Result<bool, StoreError> {
        let row = case::Entity::find().filter(self.scope.cases_to_add_to());
        let row = row.filter(case::Column::Number.eq(number.as_str()));
        Ok(row.one(self.store.connection()).await?.is_some())
    }

    /// The reader's own upload, complete and not expired, to be named in a command; or a document that they attached
    /// before, so that the same request can be made again.
    pub async fn take_upload(&self, id: DocumentId) -> Result<Option<StagedDocument>, StoreError> {
        let row = Entity::find()
            .filter(self.scope.uploads())
            .filter(Column::Id.eq(Id::from(id)))
            .filter(Column::State.eq(RECEIVED))
            .filter(Column::ExpiresAt.gt(self.now));
        match row.one(self.store.connection()).await? {
            Some(row) => staged(row).map(Some),
            None => self.attached(id).await,
        }
    }

    async fn attached(&self, id: DocumentId) -> Result<Option<StagedDocument>, StoreError> {
        let Some(person) = self.scope.person() else {
            return Ok(None);
        };
        let row = document::Entity::find()
            .filter(self.scope.documents())
            .filter(document::Column::Id.eq(Id::from(id)))
            .filter(document::Column::AttachedBy.eq(Id::from(person)));
        row.one(self.store.connection()).await?.map(attached).transpose()
    }
}

/// Uploads by ticket, and the sweeper's view of them.
#[derive(Debug)]
pub struct Uploads<'a> {
    store: &'a Store,
    now: Moment,
}

impl<'a> Uploads<'a> {
    pub(super) fn new(store: &'a Store, now: Moment) -> Self {
        Self { store, now }
    }

    /// Whether a ticket is good, before its bytes are taken.
    pub async fn waiting_upload(&self, secret: &str) -> Result<Option<WaitingUpload>, StoreError> {
        let row = Entity::find()
            .filter(Column::TicketHash.eq(ticket_hash(secret)))
            .filter(Column::State.eq(WAITING))
            .filter(Column::ExpiresAt.gt(self.now));
        let row = row.one(self.store.connection()).await?;
        row.map(|row| {
            Ok(WaitingUpload {
                document: DocumentId(row.id.0),
                kind: read("kind", &row.kind)?,
            })
        })
        .transpose()
    }

    /// Uses a ticket up for bytes that lie in the file store. False when it is not good any more: of two that race,
    /// one wins.
    pub async fn upload_received(&self, secret: &str, file: &StagedFile) -> Result<bool, StoreError> {
        let size = i64::try_from(file.size).map_err(|_| StoreError::Unwritable("a size"))?;
        let used = Entity::update_many()
            .col_expr(Column::State, Expr::value(RECEIVED))
            .col_expr(Column::Sha256, Expr::value(file.sha256.as_str()))
            .col_expr(Column::Size, Expr::value(size))
            .col_expr(Column::MediaType, Expr::value(file.media_type.as_str()))
            .col_expr(Column::ExpiresAt, Expr::value(self.now + STAGED_LIFETIME))
            .filter(Column::TicketHash.eq(ticket_hash(secret)))
            .filter(Column::State.eq(WAITING))
            .filter(Column::ExpiresAt.gt(self.now));
        Ok(used.exec(self.store.connection()).await?.rows_affected == 1)
    }

    /// Uploads that expired, oldest first, attached ones too: what a case needs of them stands with the case. Remove
    /// orphaned bytes, then call [`Self::forget_upload`].
    pub async fn expired_uploads(&self, limit: u16) -> Result<Vec<ExpiredUpload>, StoreError> {
        let rows = Entity::find()
            .filter(Column::ExpiresAt.lte(self.now))
            .order_by_asc(Column::ExpiresAt)
            .order_by_asc(Column::Id)
            .limit(u64::from(limit));
        let rows = rows.all(self.store.connection()).await?;
        let mut expired = Vec::with_capacity(rows.len());
        for row in rows {
            let shared = self.is_shared(&row).await?;
            expired.push(ExpiredUpload {
                document: DocumentId(row.id.0),
                orphan: row.sha256.filter(|_| !shared),
            });
        }
        Ok(expired)
    }

    /// Forgets an expired upload. False when there is none such.
    pub async fn forget_upload(&self, id: DocumentId) -> Result<bool, StoreError> {
        let expired = Entity::delete_many()
            .filter(Column::Id.eq(Id::from(id)))
            .filter(Column::ExpiresAt.lte(self.now));
        Ok(expired.exec(self.store.connection()).await?.rows_affected == 1)
    }

    /// Whether a document or another upload has the same bytes.
    async fn is_shared(&self, row: &Model) -> Result<bool, StoreError> {
        let Some(sha256) = &row.sha256 else {
            return Ok(false);
        };
        let connection = self.store.connection();
        let document = document::Entity::find().filter(document::Column::Sha256.eq(sha256.as_str()));
        if document.one(connection).await?.is_some() {
            return Ok(true);
        }
        let other = Entity::find()
            .filter(Column::Sha256.eq(sha256.as_str()))
            .filter(Column::Id.ne(row.id));
        Ok(other.one(connection).await?.is_some())
    }
}

fn staged(row: Model) -> Result<StagedDocument, StoreError> {
    let missing = StoreError::Unreadable("an upload that was received");
    Ok(StagedDocument {
        case: row
            .case_number
            .map(|number| parse("case_number", &number))
            .transpose()?,
        document: Document {
            id: DocumentId(row.id.0),
            kind: read("kind", &row.kind)?,
            media_type: row.media_type.ok_or_else(|| missing.clone())?,
            size: count("size", row.size.ok_or_else(|| missing.clone())?)?,
            sha256: row.sha256.ok_or(missing)?,
        },
    })
}

fn attached(row: document::Model) -> Result<StagedDocument, StoreError> {
    Ok(StagedDocument {
        case: Some(parse("case_number", &row.case_number)?),
        document: Document {
            id: DocumentId(row.id.0),
            kind: read("kind", &row.kind)?,
            media_type: row.media_type,
            size: count("size", row.size)?,
            sha256: row.sha256,
        },
    })
}

/// A ticket is random, so a plain hash of it gives nothing away.
fn ticket_hash(secret: &str) -> Vec<u8> {
    Sha256::digest(secret.as_bytes()).to_vec()
}

fn name_place(id: &str) -> Place<'_> {
    Place::new("uploads", "name_enc", id)
}
