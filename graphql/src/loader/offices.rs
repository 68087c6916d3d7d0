//! Offices by code. Anybody may read them, and they change by hand, so one list serves everybody for a while.

use domain::identifier::OfficeCode;
use std::{
    collections::HashMap,
    sync::{Arc, PoisonError, RwLock},
    time::{Duration, Instant},
};
use store::{Store, StoreError, finder::OfficeRow};

/// How old the list may be: what `banli import` changed is seen by then.
const FRESH_FOR: Duration = Duration::from_secs(10);

/// The offices, read again where the list is old.
pub(crate) struct Offices {
    store: Store,
    kept: RwLock<Option<Kept>>,
}

struct Kept {
    since: Instant,
    rows: Arc<HashMap<OfficeCode, OfficeRow>>,
}

impl Offices {
    pub(crate) fn new(store: Store) -> Self {
        Self {
            store,
            kept: RwLock::default(),
        }
    }

    /// The office of this code, if there is one. One that is not in the list may be new.
    pub(crate) async fn find(&self, code: &OfficeCode) -> Result<Option<OfficeRow>, StoreError> {
        if let Some(rows) = self.fresh() {
            return match rows.get(code) {
                Some(row) => Ok(Some(row.clone())),
                None => self.store.office_data().office(code).await,
            };
        }
        let rows = self.store.office_data().offices().await?;
        let rows: HashMap<_, _> = rows.into_iter().map(|row| (row.code.clone(), row)).collect();
        let found = rows.get(code).cloned();
        let since = Instant::now();
        *self.kept.write().unwrap_or_else(PoisonError::into_inner) = Some(Kept {
            since,
            rows: Arc::new(rows),
        });
        Ok(found)
    }

    /// The list, while it is fresh.
    fn fresh(&self) -> Option<Arc<HashMap<OfficeCode, OfficeRow>>> {
        let kept = self.kept.read().unwrap_or_else(PoisonError::into_inner);
        let fresh = kept.as_ref().filter(|kept| kept.since.elapsed() < FRESH_FOR)?;
        Some(fresh.rows.clone())
    }
}
