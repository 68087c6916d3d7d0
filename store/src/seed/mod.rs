//! Seed data: office data, and the licences and accounts of the embedded systems outside. The only writer of such rows in bulk.

mod data;
mod insert;
mod rows;
#[cfg(test)]
mod tests;

pub use data::{DivisionLevel, DivisionSeed, IssuanceSeed, LicenceSeed, OfficeSeed, SeedData, StaffSeed};

pub(crate) use insert::add;
pub(crate) use rows::{division_row, office_row, text};

use crate::{Store, StoreError};
use insert::{add_names, licensed};
use rows::Rows;

/// How many rows were added. All 0 when everything was there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SeedSummary {
    pub divisions: u64,
    pub offices: u64,
    pub rollouts: u64,
    pub staff_posts: u64,
    /// Names of staff: colleagues are shown by name.
    pub staff_names: u64,
    pub licences: u64,
    pub accounts: u64,
    pub issuances: u64,
}

impl SeedSummary {
    /// Rows of all tables together.
    pub fn total(&self) -> u64 {
        self.divisions
            + self.offices
            + self.rollouts
            + self.staff_posts
            + self.staff_names
            + self.licences
            + self.accounts
            + self.issuances
    }
}

impl Store {
    /// Adds what is not there yet, all or nothing. A row that is there stays as it is: posts, days off and licences change
    /// after the seed, and a second start must not undo that. A licence that is there gets no account and no certificate either:
    /// its holder may have got one meanwhile.
    pub async fn seed(&self, data: &SeedData) -> Result<SeedSummary, StoreError> {
        let tx = self.begin_write().await?;
        let rows = Rows {
            data,
            keys: self.keys(),
            licensed: licensed(&*tx).await?,
        };
        // Offices stand in divisions and posts in offices: this order is that of the foreign keys.
        let summary = SeedSummary {
            divisions: add(&*tx, rows.divisions()).await?,
            offices: add(&*tx, rows.offices()).await?,
            rollouts: add(&*tx, rows.rollouts()).await?,
            staff_posts: add(&*tx, rows.staff_posts()).await?,
            staff_names: add_names(&*tx, self.keys(), data).await?,
            licences: add(&*tx, rows.licences()).await?,
            accounts: add(&*tx, rows.accounts()).await?,
            issuances: add(&*tx, rows.issuances()).await?,
        };
        tx.commit().await?;
        Ok(summary)
    }
}
