//! People: their details sealed field by field, found by a keyed hash of their document.

use crate::{
    KeyRing, Place, Store, StoreError,
    entity::{Id, case, person},
    lock::{self, Space},
};
use domain::{
    access::PersonId,
    case::CaseKind as _,
    evidence_access::EvidenceAccess,
    identifier::{EmailAddress, IdentityDocument, PersonName, PhoneNumber},
    time::Moment,
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect,
};

/// What is kept of a person. `None` leaves what was kept before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonDetails {
    pub name: PersonName,
    pub document: IdentityDocument,
    pub email: Option<EmailAddress>,
    pub phone: Option<PhoneNumber>,
    /// The postal address, as it goes on an envelope.
    pub address: Option<String>,
    /// Language of notices, `zh-CN` or `en`.
    pub locale: Option<String>,
}

/// How a person is addressed and reached. For notices and for printing, never for logs.
#[derive(Clone, PartialEq, Eq)]
pub struct Contact {
    pub name: PersonName,
    pub document: IdentityDocument,
    pub email: Option<EmailAddress>,
    pub phone: Option<PhoneNumber>,
    pub address: Option<String>,
    pub locale: String,
}

/// The language of a person who named none.
const LOCALE: &str = "zh-CN";

impl KeyRing {
    /// The person of an identity document. A resident is the same person with an ID card and a temporary one.
    pub fn person_of(&self, document: &IdentityDocument) -> PersonId {
        self.person_id(&document.person_key())
    }
}

/// Keeps a person's details, in a transaction of its own. Gives the person's id.
pub async fn save(store: &Store, details: &PersonDetails, now: Moment) -> Result<PersonId, StoreError> {
    let tx = store.begin_write().await?;
    let id = upsert(&*tx, store.keys(), details, now).await?;
    tx.commit().await?;
    Ok(id)
}

/// How to reach a person; `None` for one whose details are not kept here.
pub async fn contact(store: &Store, id: PersonId) -> Result<Option<Contact>, StoreError> {
    let row = person::Entity::find_by_id(Id::from(id))
        .one(store.connection())
        .await?;
    row.map(|row| read(store.keys(), row)).transpose()
}

pub(crate) async fn upsert<C: ConnectionTrait>(
    connection: &C,
    keys: &KeyRing,
    details: &PersonDetails,
    now: Moment,
) -> Result<PersonId, StoreError> {
    let id = keys.person_of(&details.document);
    if held(connection, id).await?.is_some() {
        sealed(keys, id, details).update(connection).await?;
    } else {
        insert(connection, keys, details, now).await?;
    }
    Ok(id)
}

/// Keeps what somebody says of themselves, or papers say of them, where nobody sees the person. A telephone number and a mail address
/// are taken where neither is on file: codes go there, and whoever has somebody's session must not lead them elsewhere. To a person
/// who has applied to see evidence none is added either; for that they come to a counter.
pub(crate) async fn fill_in<C: ConnectionTrait>(
    connection: &C,
    keys: &KeyRing,
    details: &PersonDetails,
    now: Moment,
) -> Result<PersonId, StoreError> {
    let id = keys.person_of(&details.document);
    let Some(known) = held(connection, id).await? else {
        insert(connection, keys, details, now).await?;
        return Ok(id);
    };
    let reachable = known.email_enc.is_some() || known.phone_enc.is_some();
    let changed = if reachable || awaits_codes(connection, id).await? {
        without_contact(details)
    } else {
        details.clone()
    };
    sealed(keys, id, &changed).update(connection).await?;
    Ok(id)
}

/// The row of a person, whom no other transaction changes before this one ends: two first applications of one person must not both
/// find nobody, nor both find no other open case.
async fn held<C: ConnectionTrait>(connection: &C, id: PersonId) -> Result<Option<person::Model>, StoreError> {
    let id = Id::from(id);
    lock::hold(connection, Space::Person, &id.to_string()).await?;
    Ok(person::Entity::find_by_id(id).one(connection).await?)
}

async fn insert<C: ConnectionTrait>(
    connection: &C,
    keys: &KeyRing,
    details: &PersonDetails,
    now: Moment,
) -> Result<(), StoreError> {
    person::Entity::insert(new_row(keys, details, now))
        .exec_without_returning(connection)
        .await?;
    Ok(())
}

/// Whether the person has ever applied to see evidence: what opens it is a code.
async fn awaits_codes<C: ConnectionTrait>(connection: &C, id: PersonId) -> Result<bool, StoreError> {
    let asked = case::Entity::find()
        .select_only()
        .column(case::Column::Number)
        .filter(case::Column::Applicant.eq(Id::from(id)))
        .filter(case::Column::Kind.eq(EvidenceAccess::NAME));
    let asked: Option<String> = asked.into_tuple().one(connection).await?;
    Ok(asked.is_some())
}

/// All but how they are reached by telephone and mail.
fn without_contact(details: &PersonDetails) -> PersonDetails {
    PersonDetails {
        email: None,
        phone: None,
        ..details.clone()
    }
}

/// Makes a person known by name and document, as somebody else gave them. What is kept already stays.
pub(crate) async fn introduce<C: ConnectionTrait>(
    connection: &C,
    keys: &KeyRing,
    details: &PersonDetails,
    now: Moment,
) -> Result<(), StoreError> {
    if held(connection, keys.person_of(&details.document))
        .await?
        .is_none()
    {
        let told = PersonDetails {
            address: None,
            locale: None,
            ..without_contact(details)
        };
        insert(connection, keys, &told, now).await?;
    }
    Ok(())
}

/// The row of a person who is not kept yet.
pub(crate) fn new_row(keys: &KeyRing, details: &PersonDetails, now: Moment) -> person::ActiveModel {
    person::ActiveModel {
        document_index: Set(keys.blind_index(&details.document.person_key())),
        locale: Set(details.locale.clone().unwrap_or_else(|| LOCALE.to_owned())),
        created_at: Set(now),
        ..sealed(keys, keys.person_of(&details.document), details)
    }
}

/// The columns that a person's details set.
fn sealed(keys: &KeyRing, id: PersonId, details: &PersonDetails) -> person::ActiveModel {
    let id = Id::from(id);
    let row = id.to_string();
    let seal = |column, text: &str| keys.seal(&Place::new("persons", column, &row), text.as_bytes());
    let kind = details.document.kind().letter().to_string();
    let mut model = person::ActiveModel {
        id: Set(id),
        name_enc: Set(seal("name_enc", details.name.as_str())),
        document_kind: Set(kind),
        document_enc: Set(seal("document_enc", &details.document.canonical())),
        ..Default::default()
    };
    if let Some(email) = &details.email {
        model.email_enc = Set(Some(seal("email_enc", email.as_str())));
    }
    if let Some(phone) = &details.phone {
        model.phone_enc = Set(Some(seal("phone_enc", phone.as_str())));
    }
    if let Some(address) = &details.address {
        model.address_enc = Set(Some(seal("address_enc", address)));
    }
    if let Some(locale) = &details.locale {
        model.locale = Set(locale.clone());
    }
    model
}

fn read(keys: &KeyRing, row: person::Model) -> Result<Contact, StoreError> {
    let id = row.id.to_string();
    let open = |column, sealed: &[u8]| keys.open_text(&Place::new("persons", column, &id), sealed);
    let email = row
        .email_enc
        .map(|sealed| open("email_enc", &sealed))
        .transpose()?;
    let phone = row
        .phone_enc
        .map(|sealed| open("phone_enc", &sealed))
        .transpose()?;
    let address = row
        .address_enc
        .map(|sealed| open("address_enc", &sealed))
        .transpose()?;
    let document = open("document_enc", &row.document_enc)?;
    let damaged = StoreError::Unreadable;
    Ok(Contact {
        document: document.parse().map_err(|_| damaged("document_enc"))?,
        name: open("name_enc", &row.name_enc)?
            .parse()
            .map_err(|_| damaged("name_enc"))?,
        email: email
            .map(|text| text.parse().map_err(|_| damaged("email_enc")))
            .transpose()?,
        phone: phone
            .map(|text| text.parse().map_err(|_| damaged("phone_enc")))
            .transpose()?,
        address,
        locale: row.locale,
    })
}
