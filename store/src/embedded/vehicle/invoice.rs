//! The embedded tax office: each invoice is used in one case.

use crate::{
    Store, StoreError,
    entity::{
        Id,
        tax_invoice::{Column, Entity, Model},
    },
};
use domain::{
    access::PersonId,
    identifier::{CaseNumber, Vin},
    time::Moment,
    vehicle_transfer::Invoice,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, Select};

/// What became of the wish to use an invoice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum InvoiceUsed {
    /// In this case, now or before.
    Here,
    /// In another case before.
    In(CaseNumber),
    /// There is no invoice for this vehicle and buyer.
    NotFound,
}

impl Store {
    /// The newest invoice of a vehicle, as a case sees it whose applicant should be the buyer.
    pub async fn tax_invoice(
        &self,
        vin: &Vin,
        (buyer, case): (PersonId, &CaseNumber),
    ) -> Result<Option<Invoice>, StoreError> {
        let Some(row) = self.invoices(vin).one(self.connection()).await? else {
            return Ok(None);
        };
        let place = row.place.parse();
        Ok(Some(Invoice {
            place: place.map_err(|_| StoreError::Unreadable("tax_invoices.place"))?,
            fits: row.buyer == buyer.into(),
            used_in: used_in(&row)?.filter(|other| other != case),
        }))
    }

    /// Uses the newest invoice of a vehicle and its buyer in a case. The first case has it for ever.
    pub async fn use_tax_invoice(
        &self,
        vin: &Vin,
        (buyer, case): (PersonId, &CaseNumber),
        at: Moment,
    ) -> Result<InvoiceUsed, StoreError> {
        let own = || self.invoices(vin).filter(Column::Buyer.eq(Id::from(buyer)));
        let Some(row) = own().one(self.connection()).await? else {
            return Ok(InvoiceUsed::NotFound);
        };
        // One statement decides between two cases that want it at once.
        Entity::update_many()
            .col_expr(Column::UsedIn, Some(case.to_string()).into())
            .col_expr(Column::UsedAt, Some(at).into())
            .filter(Column::Number.eq(&row.number))
            .filter(Column::UsedIn.is_null())
            .exec(self.connection())
            .await?;
        let row = Entity::find_by_id(row.number).one(self.connection()).await?;
        let used = row.as_ref().map(used_in).transpose()?.flatten();
        Ok(match used {
            Some(other) if other != *case => InvoiceUsed::In(other),
            _ => InvoiceUsed::Here,
        })
    }

    fn invoices(&self, vin: &Vin) -> Select<Entity> {
        Entity::find()
            .filter(Column::VehicleIndex.eq(self.keys().vehicle_index(vin)))
            .order_by_desc(Column::Issued)
            .order_by_desc(Column::Number)
    }
}

fn used_in(row: &Model) -> Result<Option<CaseNumber>, StoreError> {
    let number = row.used_in.as_deref().map(str::parse).transpose();
    number.map_err(|_| StoreError::Unreadable("tax_invoices.used_in"))
}
