//! Identifiers: what is read is printed and read back as the same, what is refused is refused with the same rule on
//! every way in, and nothing personal shows in `Debug`.

use crate::input;
use domain::identifier::{
    CaseNumber, CertificateNumber, DivisionCode, EmailAddress, IdentifierError, IdentityDocument,
    LicenceFileNumber, OfficeCode, PersonName, PhoneNumber, PlateNumber, ResidentId, UnifiedSocialCreditCode,
    Vin,
};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::json;
use std::{
    fmt::{Debug, Display},
    str::FromStr,
};

/// No identifier is longer, in characters.
const LONGEST: usize = 300;

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
        assert!(
            !telling || !format!("{value:?}").contains(&printed),
            "a log would show it"
        );
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
    let by_serde = serde_json::from_value::<T>(json!(text));
    match text.parse::<T>() {
        Ok(value) => {
            let printed = value.to_string();
            assert_eq!(
                printed.parse::<T>().as_ref(),
                Ok(&value),
                "it is read back as another"
            );
            assert_eq!(by_serde.ok().as_ref(), Some(&value));
            assert_eq!(serde_json::to_value(&value).ok(), Some(json!(printed)));
            assert!(printed.chars().count() <= LONGEST && !printed.contains(char::is_control));
            Some(value)
        }
        Err(rule) => {
            assert!(IdentifierError::ALL.contains(&rule));
            assert_eq!(
                by_serde.err().map(|error| error.to_string()),
                Some(rule.to_string())
            );
            None
        }
    }
}
