//! The people of the contract. Their numbers are invented and pass the check.

use activities::ports::{IdempotencyKey, LicenceHolder};
use domain::{
    access::PersonId,
    case::EffectId,
    identifier::{CaseNumber, IdentityDocument, OfficeCode},
    time::{Moment, office_day},
};
use uuid::Uuid;

/// What an adapter under test must know of a person beforehand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Person {
    /// A normal licence with a photograph, and an account in the app.
    Driver,
    /// A normal licence, no account.
    WithoutAccount,
    /// Twelve points: the registry refuses to issue.
    TwelvePoints,
    /// No licence at all.
    Unlicensed,
}

impl Person {
    pub const ALL: [Self; 4] = [
        Self::Driver,
        Self::WithoutAccount,
        Self::TwelvePoints,
        Self::Unlicensed,
    ];

    pub fn document(self) -> IdentityDocument {
        let text = match self {
            Self::Driver => "A:11010519491231002X",
            Self::WithoutAccount => "C:H12345678",
            Self::TwelvePoints => "C:H23456789",
            Self::Unlicensed => "C:H34567890",
        };
        text.parse().unwrap()
    }

    pub fn holder(self) -> LicenceHolder {
        LicenceHolder {
            person: PersonId(Uuid::from_u128(self as u128 + 1)),
            document: self.document(),
        }
    }

    /// The police status field; `None` without a licence.
    pub fn status(self) -> Option<&'static str> {
        match self {
            Self::Driver | Self::WithoutAccount => Some("A"),
            Self::TwelvePoints => Some("HB"),
            Self::Unlicensed => None,
        }
    }

    pub fn has_account(self) -> bool {
        self != Self::WithoutAccount
    }
}

pub fn office() -> OfficeCode {
    "33010000".parse().unwrap()
}

pub fn now() -> Moment {
    "2021-10-22T01:30:00Z".parse().unwrap()
}

/// The key of the n-th effect of one case.
pub fn key(effect: u32) -> IdempotencyKey {
    let case = CaseNumber::new(&office(), office_day(now()), *b"ports").unwrap();
    IdempotencyKey::of(&case, EffectId(effect))
}
