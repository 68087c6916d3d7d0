//! What keeps an act on a transfer from being possible now. It is not what the office holds against the transfer: the
//! grounds, questions or people that are meant go with the refusal.

use serde::{Deserialize, Serialize};

use crate::law::statement::{Statement, from_table, of};
use crate::law::{Basis, Confidence};

/// The obstacle. A bare ground is never a code: grounds of licences and of transfers share names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum TransferObstacle {
    /// The office says no.
    Grounds,
    /// A person has to look, and say what they found.
    Questions,
    /// Nothing can be decided upon the inspection.
    UnsoundInspection,
    /// They have to apply too and have not said so.
    Consents,
    OnHold,
    Stopped,
    /// This number cannot be had.
    Plate,
    /// A registry, the tax office or the insurers have not answered yet.
    AnswerPending,
    FileMissing,
    /// The office that would hand it over has given it away before.
    FileElsewhere,
    NotInspected,
    NumberMissing,
    FeesOpen,
    PlatesNotWithdrawn,
    NoTemporaryPlate,
    /// A temporary plate never outlives the compulsory insurance.
    Uninsured,
}

impl TransferObstacle {
    pub const ALL: [Self; 16] = [
        Self::Grounds,
        Self::Questions,
        Self::UnsoundInspection,
        Self::Consents,
        Self::OnHold,
        Self::Stopped,
        Self::Plate,
        Self::AnswerPending,
        Self::FileMissing,
        Self::FileElsewhere,
        Self::NotInspected,
        Self::NumberMissing,
        Self::FeesOpen,
        Self::PlatesNotWithdrawn,
        Self::NoTemporaryPlate,
        Self::Uninsured,
    ];
}

from_table!(TransferObstacle, TABLE: code, words, article, basis);

const DESIGN: Basis = Basis::only(Confidence::Design);

/// In the order of the enum.
const TABLE: [Statement; 16] = [
    of(
        "GROUNDS",
        DESIGN,
        "存在不予办理的情形",
        "There are grounds against it",
    ),
    of(
        "QUESTIONS",
        DESIGN,
        "有待人工核实的事项",
        "A person has to look into something first",
    ),
    of(
        "UNSOUND_INSPECTION",
        DESIGN,
        "查验记录不符合要求",
        "The inspection cannot be decided upon",
    ),
    of(
        "CONSENTS",
        DESIGN,
        "应当共同申请的人尚未确认",
        "Somebody who has to apply too has not done so",
    ),
    of("ON_HOLD", DESIGN, "业务已暂停", "The case is on hold"),
    of(
        "STOPPED",
        DESIGN,
        "业务已中止，机动车状态不允许办理",
        "The case is stopped by the state of the vehicle",
    ),
    of(
        "PLATE",
        DESIGN,
        "该号牌号码不可用",
        "This plate number cannot be had",
    ),
    of(
        "ANSWER_PENDING",
        DESIGN,
        "外部系统尚未答复",
        "A register has not answered yet",
    ),
    of(
        "FILE_MISSING",
        DESIGN,
        "机动车档案尚未到达",
        "The file of the vehicle is not here",
    ),
    of(
        "FILE_ELSEWHERE",
        DESIGN,
        "机动车档案已移交其他车辆管理所，应当终止本次移交，向该所调档",
        "Another office took the file before: this handover has to end, and the file to be asked for there",
    ),
    of(
        "NOT_INSPECTED",
        DESIGN,
        "机动车尚未查验",
        "The vehicle has not been inspected",
    ),
    of(
        "NUMBER_MISSING",
        DESIGN,
        "尚未选定号牌号码",
        "No plate number is reserved",
    ),
    of("FEES_OPEN", DESIGN, "费用尚未结清", "The fees are not settled"),
    of(
        "PLATES_NOT_WITHDRAWN",
        DESIGN,
        "原号牌、行驶证尚未收回",
        "The old plates and permit have not been handed in",
    ),
    of(
        "NO_TEMPORARY_PLATE",
        DESIGN,
        "尚未核发临时行驶车号牌",
        "No temporary plate was issued",
    ),
    of(
        "UNINSURED",
        Basis::article("O164 47(5)"),
        "无有效的交通事故责任强制保险",
        "There is no compulsory insurance that holds today",
    ),
];
