//! Who people are: masked for whoever handles their case, whole for a reason that is logged.

use super::{FindError, Finder, ReadWhat, condition::with_part, wire::parse};
use crate::{
    KeyRing, Place, StoreError,
    entity::{
        Id, case,
        person::{Column, Entity, Model},
        staff_post,
    },
};
use domain::{
    access::PersonId,
    identifier::{CaseNumber, EmailAddress, IdentityDocument, IdentityDocumentKind, PersonName, PhoneNumber},
};
use sea_orm::{ColumnTrait, Condition, EntityTrait, Order, QueryFilter, QueryOrder, QuerySelect};
use std::{collections::BTreeMap, fmt, str::FromStr};

/// A person's details. They do not print.
#[derive(Clone, PartialEq, Eq)]
pub struct PersonRow {
    pub id: PersonId,
    pub name: PersonName,
    pub document: IdentityDocument,
    pub email: Option<EmailAddress>,
    pub phone: Option<PhoneNumber>,
    pub address: Option<String>,
    /// `zh-CN` or `en`.
    pub locale: String,
}

impl fmt::Debug for PersonRow {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PersonRow")
            .field("id", &self.id)
            .finish_non_exhaustive()
    }
}

/// As much of a person as tells two of them apart on a screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MaskedPerson {
    pub id: PersonId,
    pub name: String,
    pub document_kind: IdentityDocumentKind,
    pub document: String,
    pub email: Option<String>,
    pub phone: Option<String>,
}

impl From<PersonRow> for MaskedPerson {
    fn from(person: PersonRow) -> Self {
        Self {
            id: person.id,
            name: person.name.masked(),
            document_kind: person.document.kind(),
            document: person.document.masked(),
            email: person.email.map(|email| email.masked()),
            phone: person.phone.map(|phone| phone.masked()),
        }
    }
}

impl Finder<'_> {
    /// A person in scope, masked: oneself, or somebody whose matter a case is that one sees for office or audit.
    pub async fn person_masked(&self, id: PersonId) -> Result<Option<MaskedPerson>, StoreError> {
        Ok(self.persons_masked(&[id]).await?.remove(&id))
    }

    /// Those of the people who are in scope, masked.
    pub async fn persons_masked(
        &self,
        ids: &[PersonId],
    ) -> Result<BTreeMap<PersonId, MaskedPerson>, StoreError> {
        let found = self.persons_within(self.scope.persons(), ids).await?;
        if let (Some(reason), Some(own)) = (self.scope.audit_reason(), self.scope.person()) {
            for person in found.keys().filter(|id| **id != own) {
                let case = self.newest_case_of(*person).await?;
                self.log(ReadWhat::MaskedPerson, ("AUDIT", reason), [case])
                    .await?;
            }
        }
        Ok(found
            .into_iter()
            .map(|(id, person)| (id, person.into()))
            .collect())
    }

    /// A person in scope, unmasked: oneself; for staff who hold a post and for an audit somebody whose matter a case is that their
    /// office handles, or that they audit, logged with the reason on the newest such case.
    ///
    /// Fails with [`FindError::ReasonNeeded`] when staff give none; an audit has its own.
    pub async fn person(&self, id: PersonId, why: &str) -> Result<Option<PersonRow>, FindError> {
        let own = self.scope.person() == Some(id);
        let audit = self.scope.audit_reason();
        if !own && audit.is_none() && !self.scope.holds_a_post() {
            return Ok(None);
        }
        let reason = [audit.unwrap_or_default(), why.trim()]
            .join("\n")
            .trim()
            .to_owned();
        if !own && reason.is_empty() {
            return Err(FindError::ReasonNeeded);
        }
        let found = self
            .persons_within(self.scope.persons_in_full(), &[id])
            .await?
            .remove(&id);
        if !own && found.is_some() {
            let purpose = if audit.is_some() { "AUDIT" } else { "CASEWORK" };
            let case = self.newest_case_of(id).await?;
            self.log(ReadWhat::Person, (purpose, &reason), [case]).await?;
        }
        Ok(found)
    }

    /// The name of a colleague, for tasks and histories of one's own office; past colleagues too.
    pub async fn staff_name(&self, id: PersonId) -> Result<Option<PersonName>, StoreError> {
        Ok(self.staff_names(&[id]).await?.remove(&id))
    }

    /// The names of those who are colleagues.
    pub async fn staff_names(&self, ids: &[PersonId]) -> Result<BTreeMap<PersonId, PersonName>, StoreError> {
        let posts = staff_post::Entity::find()
            .select_only()
            .column(staff_post::Column::Person)
            .filter(self.scope.colleagues())
            .filter(staff_post::Column::Person.is_in(ids.iter().copied().map(Id::from)));
        let colleagues: Vec<Id> = posts.distinct().into_tuple().all(self.store.connection()).await?;
        let rows = Entity::find()
            .filter(Column::Id.is_in(colleagues))
            .all(self.store.connection())
            .await?;
        rows.iter().map(|row| self.staff_name_of(row)).collect()
    }

    /// The name in the row of somebody who was found to be staff.
    pub(super) fn staff_name_of(&self, row: &Model) -> Result<(PersonId, PersonName), StoreError> {
        let name = Sealed::of(self.store.keys(), &row.id.to_string()).parse("name_enc", &row.name_enc)?;
        Ok((row.id.into(), name))
    }

    async fn persons_within(
        &self,
        scope: Condition,
        ids: &[PersonId],
    ) -> Result<BTreeMap<PersonId, PersonRow>, StoreError> {
        let named = Column::Id.is_in(ids.iter().copied().map(Id::from));
        let rows = Entity::find().filter(scope).filter(named);
        let rows = rows.all(self.store.connection()).await?;
        let open = |row| person_row(self.store.keys(), row).map(|person| (person.id, person));
        rows.into_iter().map(open).collect()
    }

    /// The case on which a read of a person is logged: the newest matter of theirs, before what only serves one.
    async fn newest_case_of(&self, person: PersonId) -> Result<Option<CaseNumber>, StoreError> {
        let theirs = Condition::any()
            .add(case::Column::Applicant.eq(Id::from(person)))
            .add(case::Column::Number.in_subquery(with_part(person.into())));
        let row = case::Entity::find()
            .filter(self.scope.handled())
            .filter(theirs)
            .order_by(case::Column::Transfer.is_null(), Order::Desc)
            .order_by_desc(case::Column::ReceivedAt)
            .order_by_desc(case::Column::Number);
        let row = row.one(self.store.connection()).await?;
        row.map(|row| parse("number", &row.number)).transpose()
    }
}

/// The sealed fields of one person.
struct Sealed<'a> {
    keys: &'a KeyRing,
    row: &'a str,
}

impl<'a> Sealed<'a> {
    fn of(keys: &'a KeyRing, row: &'a str) -> Self {
        Self { keys, row }
    }

    fn text(&self, column: &'static str, sealed: &[u8]) -> Result<String, StoreError> {
        self.keys
            .open_text(&Place::new("persons", column, self.row), sealed)
    }

    fn parse<T: FromStr>(&self, column: &'static str, sealed: &[u8]) -> Result<T, StoreError> {
        parse(column, &self.text(column, sealed)?)
    }
}

fn person_row(keys: &KeyRing, row: Model) -> Result<PersonRow, StoreError> {
    let id = row.id.to_string();
    let sealed = Sealed::of(keys, &id);
    Ok(PersonRow {
        id: row.id.into(),
        name: sealed.parse("name_enc", &row.name_enc)?,
        document: sealed.parse("document_enc", &row.document_enc)?,
        email: row
            .email_enc
            .map(|email| sealed.parse("email_enc", &email))
            .transpose()?,
        phone: row
            .phone_enc
            .map(|phone| sealed.parse("phone_enc", &phone))
            .transpose()?,
        address: row
            .address_enc
            .map(|address| sealed.text("address_enc", &address))
            .transpose()?,
        locale: row.locale,
    })
}
