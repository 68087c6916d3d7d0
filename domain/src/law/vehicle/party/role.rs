//! The roles of people in a transfer, and how each takes part.

use serde::{Deserialize, Serialize};

use crate::law::Words;

/// Who somebody is in a transfer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum PartyRole {
    /// 现机动车所有人, who applies.
    Buyer,
    /// 原机动车所有人
    Seller,
    /// The owner who moves house.
    Owner,
    /// Registered beside the seller or the owner.
    CoOwner,
    Mortgagee,
    Pledgee,
    Agent,
    Guardian,
    Heir,
}

/// How somebody takes part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Manner {
    /// Applies and confirms the application.
    Applies,
    /// Has to apply too: without it the application is not complete.
    Joins,
    /// Applies for somebody else.
    ActsFor,
    /// Is told at once and may object, which makes the case wait. No rule asks for a signature.
    Informed,
}

impl PartyRole {
    pub const ALL: [Self; 9] = [
        Self::Buyer,
        Self::Seller,
        Self::Owner,
        Self::CoOwner,
        Self::Mortgagee,
        Self::Pledgee,
        Self::Agent,
        Self::Guardian,
        Self::Heir,
    ];

    pub const fn words(self) -> Words {
        match self {
            Self::Buyer => Words::new("现机动车所有人", "new owner"),
            Self::Seller => Words::new("原机动车所有人", "former owner"),
            Self::Owner => Words::new("机动车所有人", "owner"),
            Self::CoOwner => Words::new("共同所有人", "co-owner"),
            Self::Mortgagee => Words::new("抵押权人", "mortgagee"),
            Self::Pledgee => Words::new("质权人", "pledgee"),
            Self::Agent => Words::new("代理人", "agent"),
            Self::Guardian => Words::new("监护人", "guardian"),
            Self::Heir => Words::new("继承人", "heir"),
        }
    }
}

impl Manner {
    pub const ALL: [Self; 4] = [Self::Applies, Self::Joins, Self::ActsFor, Self::Informed];

    pub const fn words(self) -> Words {
        match self {
            Self::Applies => Words::new("提出申请并确认申请信息", "applies and confirms the application"),
            Self::Joins => Words::new("共同申请", "has to apply too"),
            Self::ActsFor => Words::new("代为申请", "applies for somebody else"),
            Self::Informed => Words::new("即时告知，可以提出异议", "is told at once and may object"),
        }
    }
}
