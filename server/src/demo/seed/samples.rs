//! Drivers to try the demo with.

use super::{all_drivers, plan::Driver};
use chrono::NaiveDate;
use domain::identifier::{IdentityDocument, OfficeCode, PersonName};

/// A driver to open a case for, and what happens then.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sample {
    /// Invented.
    pub name: PersonName,
    /// Invented; shown whole in the demo only.
    pub document: IdentityDocument,
    /// The office that issued the licence.
    pub office: OfficeCode,
    pub note_zh: &'static str,
    pub note_en: &'static str,
}

/// A handful of seeded drivers, one for each thing that can happen. They are the same on every day.
pub fn samples() -> Vec<Sample> {
    all_drivers(NaiveDate::default())
        .into_iter()
        .filter_map(sample)
        .collect()
}

fn sample(driver: Driver) -> Option<Sample> {
    let (note_zh, note_en) = driver.note?;
    Some(Sample {
        name: driver.name,
        document: driver.licence.document,
        office: driver.licence.office,
        note_zh,
        note_en,
    })
}
