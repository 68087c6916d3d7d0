//! Fields sealed with an older field key, sealed anew with the primary one, so that the older key can go.
//!
//! The keys of cases are unwrapped and wrapped again; what they seal, the events and their chain, is not touched.

mod column;
#[cfg(test)]
mod tests;

pub use column::{COLUMNS, SealedColumn};

use crate::{Store, StoreError};
use column::Row;

/// Rows read at once.
const PAGE: u64 = 200;
/// Others write meanwhile, and a process that was not told of the new key yet writes with the old one.
const PASSES: u32 = 3;

/// How far one column is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rekeyed {
    /// Values looked at in this pass.
    pub looked_at: u64,
    /// Values sealed anew in this pass.
    pub sealed_anew: u64,
    /// Values that somebody else changed between our read and our write. The next pass looks at them again.
    pub taken: u64,
    /// Values that no key of the ring opens: their key is missing, or they are damaged.
    pub unreadable: u64,
}

/// What became of one column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ColumnRekeyed {
    pub column: SealedColumn,
    /// Values sealed anew in all passes.
    pub sealed_anew: u64,
    /// Values that are still sealed with another key than the primary one.
    pub left: u64,
}

impl Store {
    /// Goes through every sealed column until a pass finds nothing to do. `progress` is told after every page.
    ///
    /// It may be broken off at any point and begun again: what is done is recognised and left alone. Each value is written
    /// by itself and only where it is still the one that was read, so others may read and write meanwhile.
    pub async fn rekey(
        &self,
        mut progress: impl FnMut(&SealedColumn, &Rekeyed),
    ) -> Result<Vec<ColumnRekeyed>, StoreError> {
        let mut done = vec![];
        for column in COLUMNS {
            let mut sealed_anew = 0;
            let mut pass = Rekeyed::default();
            for _ in 0..PASSES {
                pass = self.pass(&column, &mut progress).await?;
                sealed_anew += pass.sealed_anew;
                if pass.sealed_anew + pass.taken == 0 {
                    break;
                }
            }
            let left = pass.unreadable + pass.taken;
            done.push(ColumnRekeyed {
                column,
                sealed_anew,
                left,
            });
        }
        Ok(done)
    }

    async fn pass(
        &self,
        column: &SealedColumn,
        progress: &mut impl FnMut(&SealedColumn, &Rekeyed),
    ) -> Result<Rekeyed, StoreError> {
        let mut so_far = Rekeyed::default();
        let mut after: Option<Vec<String>> = None;
        loop {
            let page = column.page(self.connection(), after.as_deref(), PAGE).await?;
            let Some(last) = page.last() else {
                return Ok(so_far);
            };
            after = Some(last.key.clone());
            for row in &page {
                self.rekey_row(column, row, &mut so_far).await?;
            }
            progress(column, &so_far);
        }
    }

    async fn rekey_row(
        &self,
        column: &SealedColumn,
        row: &Row,
        so_far: &mut Rekeyed,
    ) -> Result<(), StoreError> {
        let place_row = row.key.join("/");
        so_far.looked_at += 1;
        let sealed = match self.keys().reseal(&column.place(&place_row), &row.sealed) {
            Ok(Some(sealed)) => sealed,
            Ok(None) => return Ok(()),
            Err(_) => {
                so_far.unreadable += 1;
                return Ok(());
            }
        };
        match column.swap(self, row, sealed).await {
            Ok(true) => so_far.sealed_anew += 1,
            Ok(false) | Err(StoreError::Busy(_)) => so_far.taken += 1,
            Err(error) => return Err(error),
        }
        Ok(())
    }
}
