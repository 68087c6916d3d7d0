//! Office data of an installation: added, and brought to what is asked. What is not named stays.

mod apply;
#[cfg(test)]
mod tests;

use crate::{
    Store, StoreError,
    seed::{DivisionSeed, OfficeSeed},
};
use chrono::NaiveDate;
use domain::{
    access::Post,
    identifier::{IdentityDocument, OfficeCode, PersonName},
    time::Moment,
};

/// What an installation should have. Everything in it passed its checks already.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Import {
    /// The moment that new rows of people say they were made at.
    pub at: Moment,
    /// Divisions that are added where they are missing, and otherwise left as they are.
    pub known_divisions: Vec<DivisionSeed>,
    pub divisions: Vec<DivisionSeed>,
    pub offices: Vec<OfficeSeed>,
    pub staff: Vec<Member>,
}

/// Somebody with posts in one office from the same day on. Only colleagues see the name; it gives no rights.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    pub name: PersonName,
    pub document: IdentityDocument,
    pub office: OfficeCode,
    pub posts: Vec<Post>,
    /// First day in the posts.
    pub from: NaiveDate,
    /// Last day in the posts; `None` while they are held.
    pub to: Option<NaiveDate>,
}

/// What became of the rows of one table.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    pub added: u64,
    pub changed: u64,
    /// Rows that were as asked.
    pub same: u64,
}

/// What became of everything.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ImportSummary {
    /// Those of the import, and those that were known and missing.
    pub divisions: Count,
    pub offices: Count,
    pub staff_posts: Count,
    /// Names of staff.
    pub staff_names: Count,
}

impl Store {
    /// Adds and changes rows until they are as asked, all or nothing. The same import again changes nothing.
    pub async fn import(&self, import: &Import) -> Result<ImportSummary, StoreError> {
        let tx = self.begin_write().await?;
        let summary = apply::apply(&*tx, self.keys(), import).await?;
        tx.commit().await?;
        Ok(summary)
    }
}
