//! Notices to people: the ledger of what became of each, and the messages of the inbox.
//!
//! A notice is an effect of its case. Its first line in the ledger stands: whatever comes later with the same number changes nothing.

use crate::{
    Place, Store, StoreError,
    entity::{Id, inbox, notice},
    record::{name_of, small},
};
use domain::{
    access::PersonId,
    case::{Channel, EffectId, NoticeKind},
    identifier::CaseNumber,
    time::Moment,
};
use rand::RngCore;
use sea_orm::{ActiveValue::Set, ConnectionTrait, EntityTrait, Insert, TryInsertResult};
use uuid::Builder;

/// What became of a notice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoticeFate {
    /// It went out: into the inbox, to the mail server, to the SMS gateway.
    Sent,
    /// It lies ready for staff: a sheet to hand out, a call to make.
    Ready,
    /// It can never arrive. The code holds nothing of the person: `NO_EMAIL_ADDRESS`, `SMTP_550`, ….
    Undeliverable { code: String },
}

/// A line of the ledger.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoticeLine {
    pub case: CaseNumber,
    pub effect: EffectId,
    pub channel: Channel,
    pub fate: NoticeFate,
    /// The `Message-ID` of a mail, without its angle brackets.
    pub message_id: Option<String>,
    /// Office time.
    pub at: Moment,
}

/// What a person reads in their inbox.
#[derive(Clone, Copy, Debug)]
pub struct InboxText<'a> {
    pub person: PersonId,
    pub kind: NoticeKind,
    pub body: &'a str,
}

const SENT: &str = "SENT";
const READY: &str = "READY";
const UNDELIVERABLE: &str = "UNDELIVERABLE";

/// What became of a notice; `None` while nothing did.
pub async fn fate(
    store: &Store,
    case: &CaseNumber,
    effect: EffectId,
) -> Result<Option<NoticeFate>, StoreError> {
    let key = (case.as_str().to_owned(), small(effect.0));
    let row = notice::Entity::find_by_id(key).one(store.connection()).await?;
    row.map(read).transpose()
}

/// Keeps what became of a notice, unless that is known already.
pub async fn log(store: &Store, line: &NoticeLine) -> Result<(), StoreError> {
    first(store.connection(), line).await?;
    Ok(())
}

/// Puts a notice into the inbox and into the ledger, both or neither, once.
pub async fn put_into_inbox(store: &Store, line: &NoticeLine, text: InboxText<'_>) -> Result<(), StoreError> {
    let tx = store.begin_write().await?;
    if first(&*tx, line).await? {
        let id = new_id();
        let row = id.to_string();
        let place = Place::new("inbox", "body_enc", &row);
        let message = inbox::ActiveModel {
            id: Set(id),
            person: Set(text.person.into()),
            case_number: Set(line.case.as_str().to_owned()),
            effect: Set(small(line.effect.0)),
            kind: Set(name_of(&text.kind)?),
            body_enc: Set(store.keys().seal(&place, text.body.as_bytes())),
            sent_at: Set(line.at),
            read_at: Set(None),
        };
        inbox::Entity::insert(message)
            .exec_without_returning(&*tx)
            .await?;
    }
    tx.commit().await
}

fn new_id() -> Id {
    let mut bytes = [0; 16];
    rand::rng().fill_bytes(&mut bytes);
    Id(Builder::from_random_bytes(bytes).into_uuid())
}

/// Writes the line unless the notice has one. Whether it was written.
async fn first<C: ConnectionTrait>(connection: &C, line: &NoticeLine) -> Result<bool, StoreError> {
    let (state, detail) = match &line.fate {
        NoticeFate::Sent => (SENT, None),
        NoticeFate::Ready => (READY, None),
        NoticeFate::Undeliverable { code } => (UNDELIVERABLE, Some(code.clone())),
    };
    let went_out = line.fate == NoticeFate::Sent;
    let row = notice::ActiveModel {
        case_number: Set(line.case.as_str().to_owned()),
        effect: Set(small(line.effect.0)),
        channel: Set(name_of(&line.channel)?),
        state: Set(state.to_owned()),
        message_id: Set(line.message_id.clone()),
        sent_at: Set(went_out.then_some(line.at)),
        detail: Set(detail),
    };
    let written = Insert::one(row)
        .on_conflict_do_nothing()
        .exec_without_returning(connection)
        .await?;
    Ok(matches!(written, TryInsertResult::Inserted(1)))
}

fn read(row: notice::Model) -> Result<NoticeFate, StoreError> {
    match (row.state.as_str(), row.detail) {
        (SENT, _) => Ok(NoticeFate::Sent),
        (READY, _) => Ok(NoticeFate::Ready),
        (UNDELIVERABLE, Some(code)) => Ok(NoticeFate::Undeliverable { code }),
        _ => Err(StoreError::Unreadable("the state of a notice")),
    }
}
