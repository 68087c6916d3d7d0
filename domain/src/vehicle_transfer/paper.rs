//! 凭证: the papers of a transfer that can be printed, once there is something for them to say.

use super::{Fees, State};
use crate::law::Words;
use serde::{Deserialize, Serialize};

/// A paper beside the notices.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Paper {
    /// 受理凭证 (Administrative Licensing Law, article 32(2))
    AcceptanceReceipt,
    /// 缴费凭证
    PaymentReceipt,
    /// 临时行驶车号牌
    TemporaryPlate,
    /// 号牌领取凭证
    PlatesReceipt,
}

impl Paper {
    pub const ALL: [Self; 4] = [
        Self::AcceptanceReceipt,
        Self::PaymentReceipt,
        Self::TemporaryPlate,
        Self::PlatesReceipt,
    ];

    /// The name on the wire.
    pub const fn name(self) -> &'static str {
        match self {
            Self::AcceptanceReceipt => "ACCEPTANCE_RECEIPT",
            Self::PaymentReceipt => "PAYMENT_RECEIPT",
            Self::TemporaryPlate => "TEMPORARY_PLATE",
            Self::PlatesReceipt => "PLATES_RECEIPT",
        }
    }

    /// What it is called.
    pub const fn words(self) -> Words {
        match self {
            Self::AcceptanceReceipt => Words::new("受理凭证", "Receipt of acceptance"),
            Self::PaymentReceipt => Words::new("缴费凭证", "Receipt of payment"),
            Self::TemporaryPlate => Words::new("临时行驶车号牌", "Temporary plate"),
            Self::PlatesReceipt => Words::new("号牌领取凭证", "Receipt of plates"),
        }
    }

    /// The paper with this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|paper| paper.name() == name)
    }

    /// Whether there is something for it to say.
    pub fn is_due(self, state: &State) -> bool {
        match self {
            Self::AcceptanceReceipt => state.acceptance.is_some(),
            Self::PaymentReceipt => matches!(state.fees, Fees::Paid { .. }),
            Self::TemporaryPlate => state.outputs.temporary.is_some(),
            Self::PlatesReceipt => state.outputs.handed_over.is_some(),
        }
    }
}

impl State {
    /// Every paper that can be printed now.
    pub fn papers(&self) -> impl Iterator<Item = Paper> {
        Paper::ALL.into_iter().filter(|paper| paper.is_due(self))
    }
}
