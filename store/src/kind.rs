//! The kinds of case that the record keeps. Whoever meets a case of whatever kind chooses here.

use crate::{StoreError, record::Gather};
use domain::case::CaseKind;
use sea_orm::{EnumIter, Iterable};

/// A kind with what the record looks up for it.
pub trait RecordedKind: CaseKind + Sized {
    type LookUps: Gather<Self> + Send;
    const LOOK_UPS: Self::LookUps;
}

/// Every kind there is. A new one gets a variant here and an arm in [`with_kind!`]; the compiler names the rest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter)]
pub enum AnyKind {
    LicenceApplication,
    VehicleTransfer,
    FileHandover,
    EvidenceAccess,
}

/// Does something with the type of a kind: `with_kind!(kind, K => load::<K>(store, number).await)`. A trait that this
/// needs of `K`, and that a kind does not implement yet, is an error of the compiler.
#[macro_export]
macro_rules! with_kind {
    ($kind:expr, $K:ident => $then:expr) => {
        match $kind {
            $crate::AnyKind::LicenceApplication => {
                type $K = domain::licence_application::LicenceApplication;
                $then
            }
            $crate::AnyKind::VehicleTransfer => {
                type $K = domain::vehicle_transfer::VehicleTransfer;
                $then
            }
            $crate::AnyKind::FileHandover => {
                type $K = domain::file_handover::FileHandover;
                $then
            }
            $crate::AnyKind::EvidenceAccess => {
                type $K = domain::evidence_access::EvidenceAccess;
                $then
            }
        }
    };
}

impl AnyKind {
    pub fn all() -> impl Iterator<Item = Self> {
        Self::iter()
    }

    /// [`CaseKind::NAME`].
    pub fn name(self) -> &'static str {
        with_kind!(self, K => K::NAME)
    }

    /// The kind with this wire name.
    pub fn named(name: &str) -> Option<Self> {
        Self::all().find(|kind| kind.name() == name)
    }

    /// The kind that a row names.
    pub fn of_row(name: &str) -> Result<Self, StoreError> {
        Self::named(name).ok_or(StoreError::Unreadable("kind"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kind_is_found_by_its_name_alone() {
        for kind in AnyKind::all() {
            assert_eq!(AnyKind::named(kind.name()), Some(kind));
        }
        assert_eq!(AnyKind::named("parking_permit"), None);
        assert_eq!(
            AnyKind::of_row("parking_permit"),
            Err(StoreError::Unreadable("kind"))
        );
    }
}
