//! People: their details sealed field by field, found by a keyed hash of their document.

use crate::{
    KeyRing, Place, Store, StoreError,
    entity::{Id, person},
    lock::{self, Space},
};
use domain::{
    access::PersonId,
    identifier::{EmailAddress, IdentityDocument, PersonName, PhoneNumber},
    time::Moment,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ConnectionTrait, EntityTrait};

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
    // Two first applications of one person must not both find nobody, nor both find no other open case.
    lock::hold(connection, Space::Person, &Id::from(id).to_string()).await?;
    let known = person::Entity::find_by_id(Id::from(id)).one(connection).await?;
    if known.is_some() {
        sealed(keys, id, details).update(connection).await?;
    } else {
        person::Entity::insert(new_row(keys, details, now))
            .exec_without_returning(connection)
            .await?;
    }
    Ok(id)
}

/// Makes a person known by name and document, as somebody else gave them. What is kept already stays.
pub(crate) async fn introduce<C: ConnectionTrait>(
    connection: &C,
    keys: &KeyRing,
    details: &PersonDetails,
    now: Moment,
) -> Result<(), StoreError> {
    let id = Id::from(keys.person_of(&details.document));
    lock::hold(connection, Space::Person, &id.to_string()).await?;
    if person::Entity::find_by_id(id).one(connection).await?.is_none() {
        let told = PersonDetails {
            email: None,
            phone: None,
            address: None,
            locale: None,
            ..details.clone()
        };
        person::Entity::insert(new_row(keys, &told, now))
            .exec_without_returning(connection)
            .await?;
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
