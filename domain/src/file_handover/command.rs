//! What can be asked of a handover.

use super::{EndReason, HandoverEffect};
use crate::{
    audit::Hex,
    case::{CaseCommand, EffectId, FreeText, Outcome, TaskId},
    custody::ItemVerdict,
    identifier::{CaseNumber, OfficeCode},
    law::vehicle::TransferGround,
};
use serde::{Deserialize, Serialize};

/// A command. On the wire it is one flat object whose `command` is the variant's name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(
    rename_all = "SCREAMING_SNAKE_CASE",
    rename_all_fields = "camelCase",
    tag = "command"
)]
pub enum Command {
    /// 请求调档: the transfer asks the office of origin for the file.
    Open(Opening),
    /// 受理调档请求: the origin takes the request up, and locks the vehicle.
    TakeUp,
    /// 重新组卷: the file is gathered again, as after a paper was scanned.
    GatherAgain,
    /// 档案无法提供: the origin has no file that it could send, or may not send it.
    DeclareUnavailable {
        reason: UnavailableReason,
        words: FreeText,
    },
    /// 签发移交: a second person at the origin offers what was gathered.
    Offer,
    /// 核对档案: a decision on each document, in the order of the manifest.
    Check {
        task: TaskId,
        fence: u32,
        verdicts: Vec<ItemVerdict>,
    },
    /// 退回复核: the second person asks for a further check.
    ReturnToCheck { words: FreeText },
    /// 接收: a second person takes the file.
    Accept,
    /// 退回: a second person refuses it, by the names of its documents, and it is asked for again.
    Refuse,
    /// 终止移交: the accepting office gives up on an origin that stays silent.
    GiveUp { words: FreeText },
    /// 重试: what failed for good is tried again.
    Retry,
    /// The transfer ends the handover.
    Stop { reason: StopReason },
    /// The answer of an effect.
    Settle {
        effect: EffectId,
        outcome: Outcome<HandoverEffect>,
    },
    #[serde(untagged)]
    Case(CaseCommand),
}

/// What is asked for, for which transfer, and of whom. The accepting office is the one that the case belongs to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Opening {
    pub transfer: CaseNumber,
    /// The vehicle by reference: see [`crate::custody::Route`].
    pub vehicle: Hex<32>,
    /// Where the vehicle is registered. Another office is asked instead if it took the file before.
    pub origin: OfficeCode,
}

/// Why the origin does not send a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum UnavailableReason {
    /// 档案遗失
    Lost,
    /// 仅有纸质档案, and it is not scanned.
    OnPaperOnly,
    /// 车辆存在不予办理的情形: something stands against the transfer, which the origin can see.
    Barred(TransferGround),
}

/// Why the transfer does not wait for the file any more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum StopReason {
    /// 申请撤回
    Withdrawn,
    /// 不予受理、不予办理
    NotGranted,
    /// 逾期: the transfer's own policy says after how long.
    TimedOut,
    /// 车辆被查封、扣押或者涉嫌盗抢
    VehicleStopped,
}

impl From<UnavailableReason> for EndReason {
    fn from(reason: UnavailableReason) -> Self {
        match reason {
            UnavailableReason::Lost => Self::FileLost,
            UnavailableReason::OnPaperOnly => Self::OnPaperOnly,
            UnavailableReason::Barred(ground) => Self::Barred(ground),
        }
    }
}

impl From<StopReason> for EndReason {
    fn from(reason: StopReason) -> Self {
        match reason {
            StopReason::Withdrawn => Self::Withdrawn,
            StopReason::NotGranted => Self::NotGranted,
            StopReason::TimedOut => Self::TimedOut,
            StopReason::VehicleStopped => Self::VehicleStopped,
        }
    }
}

impl From<CaseCommand> for Command {
    fn from(command: CaseCommand) -> Self {
        Self::Case(command)
    }
}
