//! The embedded app: who has an account, and what was handed to it.

use crate::{
    Store, StoreError,
    entity::{Id, app_account, app_delivery},
};
use domain::{access::PersonId, identifier::CertificateNumber, time::Moment};
use sea_orm::{ActiveValue::Set, EntityTrait, sea_query::OnConflict};

/// What became of a delivery.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Delivered {
    At(Moment),
    NoAccount,
    /// The key belongs to another delivery.
    KeyReused,
}

impl Store {
    /// Opens accounts, or opens them again. For seeds and tests.
    pub async fn add_app_accounts(&self, people: &[PersonId]) -> Result<(), StoreError> {
        for some in people.chunks(100) {
            let rows = some.iter().map(|person| app_account::ActiveModel {
                person: Set((*person).into()),
                active: Set(true),
            });
            let again = OnConflict::column(app_account::Column::Person)
                .update_column(app_account::Column::Active)
                .to_owned();
            app_account::Entity::insert_many(rows)
                .on_conflict(again)
                .exec_without_returning(self.connection())
                .await?;
        }
        Ok(())
    }

    /// Hands a licence to a person's account, once per key.
    pub async fn app_deliver(
        &self,
        key: &str,
        person: PersonId,
        certificate: &CertificateNumber,
        at: Moment,
    ) -> Result<Delivered, StoreError> {
        let transaction = self.begin_alone("app_deliveries").await?;
        let before = app_delivery::Entity::find_by_id(key).one(&*transaction).await?;
        let account = app_account::Entity::find_by_id(Id::from(person))
            .one(&*transaction)
            .await?;
        let delivered = match before {
            Some(row) if row.person == person.into() && row.certificate == certificate.as_str() => {
                Delivered::At(row.delivered_at)
            }
            Some(_) => Delivered::KeyReused,
            None if !account.is_some_and(|account| account.active) => Delivered::NoAccount,
            None => {
                let row = app_delivery::ActiveModel {
                    idempotency_key: Set(key.to_owned()),
                    person: Set(person.into()),
                    certificate: Set(certificate.as_str().to_owned()),
                    delivered_at: Set(at),
                };
                app_delivery::Entity::insert(row)
                    .exec_without_returning(&*transaction)
                    .await?;
                Delivered::At(at)
            }
        };
        transaction.commit().await?;
        Ok(delivered)
    }

    /// How many licences were handed over, ever. For tests: an effect that happened twice shows here.
    pub async fn app_delivery_count(&self) -> Result<u64, StoreError> {
        use sea_orm::PaginatorTrait as _;
        Ok(app_delivery::Entity::find().count(self.connection()).await?)
    }
}
