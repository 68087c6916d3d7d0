//! Ids of people, requests and documents as text, the same on both databases.

use domain::{
    access::PersonId,
    case::{DocumentId, RequestId},
};
use sea_orm::{DbErr, DeriveValueType, TryFromU64};
use std::{fmt, str::FromStr};
use uuid::Uuid;

/// A UUID in its hyphenated lower-case form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, DeriveValueType)]
#[sea_orm(value_type = "String")]
pub struct Id(pub Uuid);

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0.hyphenated())
    }
}

impl FromStr for Id {
    type Err = uuid::Error;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Uuid::try_parse(text).map(Self)
    }
}

impl TryFromU64 for Id {
    fn try_from_u64(_: u64) -> Result<Self, DbErr> {
        Err(DbErr::ConvertFromU64("Id"))
    }
}

impl From<PersonId> for Id {
    fn from(id: PersonId) -> Self {
        Self(id.0)
    }
}

impl From<Id> for PersonId {
    fn from(id: Id) -> Self {
        Self(id.0)
    }
}

impl From<DocumentId> for Id {
    fn from(id: DocumentId) -> Self {
        Self(id.0)
    }
}

impl From<RequestId> for Id {
    fn from(id: RequestId) -> Self {
        Self(id.0)
    }
}
