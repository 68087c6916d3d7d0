//! The office clock of the API: the wall clock plus the offset of the data folder.

use crate::folder::DataFolder;
use chrono::{DateTime, FixedOffset, TimeDelta, Utc};
use domain::{case::CaseKind, identifier::CaseNumber, time::Moment};
use serde::{Deserialize, Serialize};
use std::{fs, io, path::Path};
use store::{Store, StoreError, record};
use workflows::runtime::Opening;

/// Name of the clock in a data folder.
const FILE: &str = "clock.json";

/// Why there is no clock.
#[derive(Debug, thiserror::Error)]
pub enum ClockError {
    #[error("failed to read or write the clock of the data folder")]
    File(#[source] io::Error),
    #[error("failed to read the clock of the data folder: it is damaged")]
    Damaged,
    #[error("failed to set the clock: this data folder has one already; --fresh begins anew with --as-of")]
    Fixed,
}

/// Office time is wall time plus an offset that is fixed when a data folder is made.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct OfficeClock {
    offset: TimeDelta,
}

/// What the data folder keeps: the offset, and the wish that it came from.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Kept {
    offset_seconds: i64,
    as_of: Option<DateTime<FixedOffset>>,
}

impl OfficeClock {
    /// The clock of a data folder. `as_of` is the moment at which it starts to run, for a new folder; an older one takes
    /// only the same wish again, so that the command that starts the demo can stand in a script.
    pub fn of(folder: &DataFolder, as_of: Option<DateTime<FixedOffset>>) -> Result<Self, ClockError> {
        let path = folder.path().join(FILE);
        let kept = match fs::read(&path) {
            Ok(text) => serde_json::from_slice(&text).map_err(|_| ClockError::Damaged)?,
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                let offset_seconds = as_of.map_or(0, |moment| (moment.to_utc() - Utc::now()).num_seconds());
                let kept = Kept {
                    offset_seconds,
                    as_of,
                };
                let text = serde_json::to_vec(&kept).map_err(|_| ClockError::Damaged)?;
                fs::write(&path, text).map_err(ClockError::File)?;
                kept
            }
            Err(error) => return Err(ClockError::File(error)),
        };
        if as_of.is_some() && as_of != kept.as_of {
            return Err(ClockError::Fixed);
        }
        Ok(Self {
            offset: TimeDelta::seconds(kept.offset_seconds),
        })
    }

    /// The clock of a data folder that another process may hold; the wall clock where the folder has none yet.
    pub fn kept(folder: &Path) -> Result<Self, ClockError> {
        let kept: Kept = match fs::read(folder.join(FILE)) {
            Ok(text) => serde_json::from_slice(&text).map_err(|_| ClockError::Damaged)?,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Self::default()),
            Err(error) => return Err(ClockError::File(error)),
        };
        Ok(Self {
            offset: TimeDelta::seconds(kept.offset_seconds),
        })
    }

    /// What workflows add to engine time.
    pub fn offset_seconds(self) -> i64 {
        self.offset.num_seconds()
    }

    /// A moment of real time by the office clock.
    pub fn office_time(self, moment: DateTime<Utc>) -> Moment {
        moment + self.offset
    }

    /// What a run of a case by this clock starts from, where the case has a row.
    pub fn opening<K: CaseKind>(self, state: K::State, version: u64) -> Opening<K> {
        Opening {
            state: Some(state),
            version,
            clock_offset_seconds: self.offset_seconds(),
        }
    }

    /// What a run of a case starts from, as its row is now; `None` when there is no such case.
    pub async fn opening_of<K: CaseKind>(
        self,
        store: &Store,
        case: &CaseNumber,
    ) -> Result<Option<Opening<K>>, StoreError> {
        let loaded = record::load::<K>(store, case).await?;
        Ok(loaded.map(|loaded| self.opening(loaded.state, loaded.version)))
    }

    /// Office time.
    pub fn now(self) -> Moment {
        Utc::now() + self.offset
    }
}

impl graphql::engine::Clock for OfficeClock {
    fn now(&self) -> Moment {
        Self::now(*self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_data_folder_keeps_its_clock() {
        let root = tempfile::TempDir::new().unwrap();
        let folder = DataFolder::open(&root.path().join("data")).unwrap();
        let as_of = DateTime::parse_from_rfc3339("2021-10-22T09:00:00+08:00").unwrap();
        let clock = OfficeClock::of(&folder, Some(as_of)).unwrap();
        assert!((clock.now() - as_of.to_utc()).abs() < TimeDelta::minutes(1));
        assert_eq!(OfficeClock::of(&folder, None).unwrap(), clock);
        assert_eq!(OfficeClock::kept(folder.path()).unwrap(), clock);
        assert_eq!(OfficeClock::kept(root.path()).unwrap(), OfficeClock::default());
        assert_eq!(OfficeClock::of(&folder, Some(as_of)).unwrap(), clock);
        let other = DateTime::parse_from_rfc3339("2019-01-01T09:00:00+08:00").unwrap();
        assert!(matches!(
            OfficeClock::of(&folder, Some(other)),
            Err(ClockError::Fixed)
        ));
    }
}
