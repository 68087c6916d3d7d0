//! What the offices of this worker hold and send files of vehicles with.

use super::{OfficeKey, Ways};
use domain::{custody::KeyId, identifier::OfficeCode};
use files::{Dossiers, FileStore};

/// One for a process.
#[derive(Clone, Debug)]
pub struct FileDesk {
    /// Documents of cases.
    pub store: FileStore,
    pub dossiers: Dossiers,
    pub keys: OfficeKeys,
    /// The ways to the dossiers of other provinces.
    pub ways: Ways,
    /// Real time in seconds since 1970: a signature knows no office clock.
    pub seconds: fn() -> i64,
}

/// The private keys of offices that are here, the newest of each last.
#[derive(Clone, Debug, Default)]
pub struct OfficeKeys(Vec<OfficeKey>);

impl OfficeKeys {
    pub const fn new(keys: Vec<OfficeKey>) -> Self {
        Self(keys)
    }

    pub fn iter(&self) -> impl Iterator<Item = &OfficeKey> {
        self.0.iter()
    }

    /// The key of an office by its name.
    pub fn named(&self, office: &OfficeCode, id: &KeyId) -> Option<&OfficeKey> {
        let mut own = self.0.iter();
        own.find(|key| key.office() == office && key.id() == id)
    }

    /// The newest key of an office.
    pub fn newest(&self, office: &OfficeCode) -> Option<&OfficeKey> {
        self.0.iter().rfind(|key| key.office() == office)
    }
}
