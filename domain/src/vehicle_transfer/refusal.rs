//! Why an act is not possible: what every kind knows, or what stands against a transfer.
//!
//! A ground of a transfer has the wire name of a ground of a licence in several cases, so it is never written as a bare name:
//! each obstacle says of what sort it is.

use super::Hold;
use crate::{
    case::Refusal,
    law::{
        CommandRefusal, DecisionGround, Words,
        vehicle::{Referral, TransferGround, inspection::InspectionFault, party::PartyRole},
    },
    plate::PlateRefusal,
};
use serde::{Deserialize, Serialize};

/// A refusal, as data.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum TransferRefusal {
    Obstacle(Obstacle),
    /// As for every kind.
    Act(Refusal),
}

/// What stands against a transfer now. Lists are complete: nobody learns of the second thing after the first is cured.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE", tag = "obstacle")]
pub enum Obstacle {
    /// The office says no.
    Grounds {
        grounds: Vec<TransferGround>,
    },
    /// A person has to look, and say what they found.
    Questions {
        referrals: Vec<Referral>,
    },
    /// Nothing can be decided upon the inspection.
    Inspection {
        faults: Vec<InspectionFault>,
    },
    /// They have to apply too and have not said so.
    Consents {
        missing: Vec<PartyRole>,
    },
    OnHold {
        holds: Vec<Hold>,
    },
    Stopped {
        grounds: Vec<TransferGround>,
    },
    Plate {
        refusal: PlateRefusal,
    },
    /// A registry, the tax office or the insurers have not answered yet.
    AnswerPending,
    FileMissing,
    NotInspected,
    NumberMissing,
    FeesOpen,
    PlatesNotWithdrawn,
    NoTemporaryPlate,
    /// A temporary plate never outlives the compulsory insurance (Order 164, article 47(5)).
    Uninsured,
}

impl TransferRefusal {
    /// The stable code: of the obstacle, or of the shared refusal.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Obstacle(obstacle) => obstacle.code(),
            Self::Act(refusal) => refusal.code.code(),
        }
    }

    pub fn words(&self) -> Words {
        match self {
            Self::Obstacle(obstacle) => obstacle.words(),
            Self::Act(refusal) => refusal.words(),
        }
    }
}

impl Obstacle {
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Grounds { .. } => "GROUNDS",
            Self::Questions { .. } => "QUESTIONS",
            Self::Inspection { .. } => "INSPECTION",
            Self::Consents { .. } => "CONSENTS",
            Self::OnHold { .. } => "ON_HOLD",
            Self::Stopped { .. } => "STOPPED",
            Self::Plate { .. } => "PLATE",
            Self::AnswerPending => "ANSWER_PENDING",
            Self::FileMissing => "FILE_MISSING",
            Self::NotInspected => "NOT_INSPECTED",
            Self::NumberMissing => "NUMBER_MISSING",
            Self::FeesOpen => "FEES_OPEN",
            Self::PlatesNotWithdrawn => "PLATES_NOT_WITHDRAWN",
            Self::NoTemporaryPlate => "NO_TEMPORARY_PLATE",
            Self::Uninsured => "UNINSURED",
        }
    }

    pub fn words(&self) -> Words {
        match self {
            Self::Grounds { .. } => Words::new("存在不予办理的情形", "There are grounds against it"),
            Self::Questions { .. } => {
                Words::new("有待人工核实的事项", "A person has to look into something first")
            }
            Self::Inspection { .. } => {
                Words::new("查验记录不符合要求", "The inspection cannot be decided upon")
            }
            Self::Consents { .. } => Words::new(
                "应当共同申请的人尚未确认",
                "Somebody who has to apply too has not done so",
            ),
            Self::OnHold { .. } => Words::new("业务已暂停", "The case is on hold"),
            Self::Stopped { .. } => Words::new(
                "业务已中止，机动车状态不允许办理",
                "The case is stopped by the state of the vehicle",
            ),
            Self::Plate { refusal } => refusal.words(),
            Self::AnswerPending => Words::new("外部系统尚未答复", "A register has not answered yet"),
            Self::FileMissing => Words::new("机动车档案尚未到达", "The file of the vehicle is not here"),
            Self::NotInspected => Words::new("机动车尚未查验", "The vehicle has not been inspected"),
            Self::NumberMissing => Words::new("尚未选定号牌号码", "No plate number is reserved"),
            Self::FeesOpen => Words::new("费用尚未结清", "The fees are not settled"),
            Self::PlatesNotWithdrawn => Words::new(
                "原号牌、行驶证尚未收回",
                "The old plates and permit have not been handed in",
            ),
            Self::NoTemporaryPlate => Words::new("尚未核发临时行驶车号牌", "No temporary plate was issued"),
            Self::Uninsured => Words::new(
                "无有效的交通事故责任强制保险",
                "There is no compulsory insurance that holds today",
            ),
        }
    }
}

impl From<Obstacle> for TransferRefusal {
    fn from(obstacle: Obstacle) -> Self {
        Self::Obstacle(obstacle)
    }
}

impl From<Refusal> for TransferRefusal {
    fn from(refusal: Refusal) -> Self {
        Self::Act(refusal)
    }
}

impl From<CommandRefusal> for TransferRefusal {
    fn from(code: CommandRefusal) -> Self {
        Self::Act(code.into())
    }
}

impl From<DecisionGround> for TransferRefusal {
    fn from(code: DecisionGround) -> Self {
        Self::Act(code.into())
    }
}
