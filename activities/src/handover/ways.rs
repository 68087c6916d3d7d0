//! By which way the file of a vehicle leaves the store of a process.

use super::IntakeAddress;
use domain::identifier::DivisionCode;
use std::collections::{BTreeMap, BTreeSet};

/// Where the dossiers of each province lie, as far as this process knows.
#[derive(Clone, Debug, Default)]
pub struct Ways {
    intakes: BTreeMap<DivisionCode, IntakeAddress>,
    here: Option<BTreeSet<DivisionCode>>,
}

/// The way to a province.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way<'a> {
    /// Its dossiers lie elsewhere, behind an intake.
    Over(&'a IntakeAddress),
    /// They lie in the store of this process.
    Beside,
    /// They lie elsewhere, and nobody has said where.
    Unknown,
}

impl Ways {
    /// By the intakes of provinces whose dossiers lie elsewhere. `here` are those whose dossiers lie in this store; `None`
    /// means all that have no intake.
    pub const fn new(
        intakes: BTreeMap<DivisionCode, IntakeAddress>,
        here: Option<BTreeSet<DivisionCode>>,
    ) -> Self {
        Self { intakes, here }
    }

    /// The way to the dossiers of a province.
    pub fn to(&self, province: &DivisionCode) -> Way<'_> {
        match (self.intakes.get(province), &self.here) {
            (Some(address), _) => Way::Over(address),
            (None, Some(here)) if !here.contains(province) => Way::Unknown,
            (None, _) => Way::Beside,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn province(code: &str) -> DivisionCode {
        code.parse().unwrap()
    }

    /// A file that went beside another would be said to have been moved, and be missing at its end.
    #[test]
    fn a_store_that_is_not_shared_is_never_taken_for_that_of_another_province() {
        let address = IntakeAddress::parse("https://zj.example.cn").unwrap();
        let intakes = BTreeMap::from([(province("330000"), address.clone())]);
        let [own, known, other] = ["440000", "330000", "510000"].map(province);
        let apart = Ways::new(intakes.clone(), Some([own.clone()].into()));
        assert_eq!(apart.to(&own), Way::Beside);
        assert_eq!(apart.to(&known), Way::Over(&address));
        assert_eq!(apart.to(&other), Way::Unknown);
        let shared = Ways::new(intakes, None);
        assert_eq!(shared.to(&known), Way::Over(&address));
        assert_eq!(shared.to(&other), Way::Beside);
    }
}
