//! Identifiers: what is read is printed and read back as the same, what is refused is refused with the same rule on
//! every way in, and nothing personal shows in `Debug`.

use crate::{both_ways, input};
use domain::identifier::{
    CaseNumber, CertificateNumber, DivisionCode, EmailAddress, IdentifierError, IdentityDocument,
    LicenceFileNumber, OfficeCode, PersonName, PhoneNumber, PlateNumber, ResidentId, UnifiedSocialCreditCode,
    Vin,
};
use serde::{Serialize, de::DeserializeOwned};
use std::{
    fmt::{Debug, Display},
    str::FromStr,
};

pub fn run(data: &[u8]) {
    let (choice, rest) = input::choice(data);
    let Some(text) = input::text(rest) else { return };
    match choice % 13 {
        0 => plain::<CaseNumber>(text),
        1 => plain::<CertificateNumber>(text),
        2 => plain::<DivisionCode>(text),
        3 => personal::<EmailAddress>(text),
        4 => personal::<IdentityDocument>(text),
        5 => personal::<LicenceFileNumber>(text),
        6 => plain::<OfficeCode>(text),
        7 => personal::<PersonName>(text),
        8 => personal::<PhoneNumber>(text),
        9 => personal::<PlateNumber>(text),
        10 => personal::<ResidentId>(text),
        11 => personal::<UnifiedSocialCreditCode>(text),
        _ => personal::<Vin>(text),
    }
}

fn personal<T>(text: &str)
where
    T: FromStr<Err = IdentifierError> + Display + Debug + PartialEq + Serialize + DeserializeOwned,
{
    if let Some(value) = read::<T>(text) {
        let printed = value.to_string();
        // A short one or one with stars can look like its own mask.
        let telling = printed.chars().count() > 3 && !printed.contains('*');
        let shown = format!("{value:?}");
        // Without the name of its type, whose letters may be those of a value.
        let (_, shown) = shown.split_once('(').expect("a mask stands in brackets");
        assert!(!telling || !shown.contains(&printed), "a log would show it");
    }
}

fn plain<T>(text: &str)
where
    T: FromStr<Err = IdentifierError> + Display + Debug + PartialEq + Serialize + DeserializeOwned,
{
    read::<T>(text);
}

fn read<T>(text: &str) -> Option<T>
where
    T: FromStr<Err = IdentifierError> + Display + Debug + PartialEq + Serialize + DeserializeOwned,
{
    let read = both_ways::read::<T>(text);
    if let Err(rule) = &read {
        assert!(IdentifierError::ALL.contains(rule));
    }
    read.ok()
}
