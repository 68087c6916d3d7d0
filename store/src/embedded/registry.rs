//! The embedded licence registry.

use crate::{
    Store, StoreError,
    entity::{Id, registry_issuance, registry_licence},
};
use chrono::NaiveDate;
use domain::{
    access::PersonId,
    identifier::{CertificateNumber, IdentityDocument, OfficeCode},
    law::licence_status::{LicenceStatus, NewApplication},
    licence_application::LicenceRecord,
    time::{Moment, office_day},
};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
};

/// DEMO VALUE. The type code that the ministry gave to driving licences was not found (`domain.md` §7.13): this one takes the
/// body of a published certificate and a number that no published certificate has.
const DEMO_TYPE_CODE: &str = "11100000000013338W999";
/// First version of a certificate.
const VERSION: &str = "001";

/// A licence that the registry knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EmbeddedLicence {
    pub person: PersonId,
    pub document: IdentityDocument,
    pub office: OfficeCode,
    pub status: LicenceStatus,
    /// 准驾车型, such as `C1`.
    pub class: String,
    pub first_issued: NaiveDate,
    /// Last day of validity; `None` is long-term.
    pub valid_to: Option<NaiveDate>,
    pub photo_on_file: bool,
    /// No application before this day.
    pub banned_until: Option<NaiveDate>,
}

/// What became of the wish to have an electronic licence issued.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Issued {
    Certificate(CertificateNumber),
    /// This status stands against it.
    Refused(LicenceStatus),
    NoLicence,
    /// Another valid electronic licence exists.
    AlreadyIssued,
    /// The key belongs to another person's licence.
    KeyReused,
}

impl Store {
    /// Adds licences; people who have one keep it as it is. For seeds and tests.
    pub async fn add_registry_licences(&self, licences: &[EmbeddedLicence]) -> Result<(), StoreError> {
        for some in licences.chunks(100) {
            registry_licence::Entity::insert_many(some.iter().map(|licence| self.row(licence)))
                .on_conflict_do_nothing_on([registry_licence::Column::Person])
                .exec_without_returning(self.connection())
                .await?;
        }
        Ok(())
    }

    /// Changes the status of a licence, as the police would. Returns whether there is one.
    pub async fn set_registry_status(
        &self,
        person: PersonId,
        status: &LicenceStatus,
    ) -> Result<bool, StoreError> {
        let done = registry_licence::Entity::update_many()
            .col_expr(registry_licence::Column::Status, status.as_str().into())
            .filter(registry_licence::Column::Person.eq(Id::from(person)))
            .exec(self.connection())
            .await?;
        Ok(done.rows_affected == 1)
    }

    /// The licence of a person.
    pub async fn registry_licence(&self, person: PersonId) -> Result<Option<LicenceRecord>, StoreError> {
        let found = registry_licence::Entity::find_by_id(Id::from(person))
            .one(self.connection())
            .await?;
        let Some(row) = found else { return Ok(None) };
        let certificate = valid_certificate(self.connection(), person).await?;
        Ok(Some(LicenceRecord {
            issuing_office: row
                .office
                .parse()
                .map_err(|_| StoreError::Unreadable("registry_licences.office"))?,
            status: status(&row)?,
            valid_to: row.valid_to,
            photo_on_file: row.photo_on_file,
            certificate,
            banned_until: row.banned_until,
        }))
    }

    /// Issues an electronic licence, once per key.
    pub async fn registry_issue(
        &self,
        key: &str,
        person: PersonId,
        office: &OfficeCode,
        at: Moment,
    ) -> Result<Issued, StoreError> {
        let transaction = self.begin_alone("registry_issuances").await?;
        let issued = match issued_before(&*transaction, key, person).await? {
            Some(issued) => issued,
            None => {
                issue(
                    &*transaction,
                    &Order {
                        key,
                        person,
                        office,
                        at,
                    },
                )
                .await?
            }
        };
        transaction.commit().await?;
        Ok(issued)
    }

    /// Withdraws an electronic licence; one that is withdrawn keeps its moment. Returns whether there is one.
    pub async fn registry_revoke(
        &self,
        certificate: &CertificateNumber,
        at: Moment,
    ) -> Result<bool, StoreError> {
        use registry_issuance::{Column, Entity};
        Entity::update_many()
            .col_expr(Column::RevokedAt, Some(at).into())
            .filter(Column::Certificate.eq(certificate.as_str()))
            .filter(Column::RevokedAt.is_null())
            .exec(self.connection())
            .await?;
        Ok(Entity::find_by_id(certificate.as_str())
            .one(self.connection())
            .await?
            .is_some())
    }

    fn row(&self, licence: &EmbeddedLicence) -> registry_licence::ActiveModel {
        registry_licence::ActiveModel {
            person: Set(licence.person.into()),
            document_index: Set(self.keys().blind_index(&licence.document.canonical())),
            office: Set(licence.office.as_str().to_owned()),
            status: Set(licence.status.as_str().to_owned()),
            class: Set(licence.class.clone()),
            first_issued: Set(licence.first_issued),
            valid_to: Set(licence.valid_to),
            photo_on_file: Set(licence.photo_on_file),
            banned_until: Set(licence.banned_until),
        }
    }
}

struct Order<'a> {
    key: &'a str,
    person: PersonId,
    office: &'a OfficeCode,
    at: Moment,
}

async fn issued_before(
    connection: &impl ConnectionTrait,
    key: &str,
    person: PersonId,
) -> Result<Option<Issued>, StoreError> {
    let column = registry_issuance::Column::IdempotencyKey;
    let found = registry_issuance::Entity::find()
        .filter(column.eq(key))
        .one(connection)
        .await?;
    Ok(match found {
        None => None,
        Some(row) if row.person != person.into() => Some(Issued::KeyReused),
        Some(row) => Some(Issued::Certificate(certificate(&row)?)),
    })
}

async fn issue(connection: &impl ConnectionTrait, order: &Order<'_>) -> Result<Issued, StoreError> {
    let found = registry_licence::Entity::find_by_id(Id::from(order.person))
        .one(connection)
        .await?;
    let Some(licence) = found else {
        return Ok(Issued::NoLicence);
    };
    let status = status(&licence)?;
    if matches!(status.for_new_application(), NewApplication::Refused(_)) {
        return Ok(Issued::Refused(status));
    }
    if valid_certificate(connection, order.person).await?.is_some() {
        return Ok(Issued::AlreadyIssued);
    }
    let number = next_number(connection, order).await?;
    let row = registry_issuance::ActiveModel {
        certificate: Set(number.as_str().to_owned()),
        person: Set(order.person.into()),
        idempotency_key: Set(order.key.to_owned()),
        issued_at: Set(order.at),
        revoked_at: Set(None),
    };
    registry_issuance::Entity::insert(row)
        .exec_without_returning(connection)
        .await?;
    Ok(Issued::Certificate(number))
}

/// The day, and the place among all that were ever issued: rows are never deleted, and only one writer is here.
async fn next_number(
    connection: &impl ConnectionTrait,
    order: &Order<'_>,
) -> Result<CertificateNumber, StoreError> {
    let before = registry_issuance::Entity::find().count(connection).await?;
    let serial = format!("{}{:06}", office_day(order.at).format("%Y%m%d"), before + 1);
    CertificateNumber::new(DEMO_TYPE_CODE, order.office.division().as_str(), &serial, VERSION)
        .map_err(|_| StoreError::Unwritable("registry_issuances.certificate"))
}

async fn valid_certificate(
    connection: &impl ConnectionTrait,
    person: PersonId,
) -> Result<Option<CertificateNumber>, StoreError> {
    use registry_issuance::{Column, Entity};
    let newest = Entity::find()
        .filter(Column::Person.eq(Id::from(person)))
        .filter(Column::RevokedAt.is_null())
        .order_by_desc(Column::IssuedAt)
        .one(connection)
        .await?;
    newest.as_ref().map(certificate).transpose()
}

fn certificate(row: &registry_issuance::Model) -> Result<CertificateNumber, StoreError> {
    row.certificate
        .parse()
        .map_err(|_| StoreError::Unreadable("registry_issuances.certificate"))
}

fn status(row: &registry_licence::Model) -> Result<LicenceStatus, StoreError> {
    row.status
        .parse()
        .map_err(|_| StoreError::Unreadable("registry_licences.status"))
}
