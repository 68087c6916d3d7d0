//! Why an act is not possible now. It says nothing about the merits of the case.

use serde::{Deserialize, Serialize};

use super::statement::{Statement, from_table, of};
use super::{Basis, Confidence};

/// The refusal of a command: the act may be possible later, by somebody else, or with other input.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum CommandRefusal {
    WrongState,
    StaleVersion,
    TaskTaken,
    LeaseLost,
    NotYourPost,
    FourEyes,
    OwnCase,
    CorrectionAlreadySent,
    CorrectionTooLate,
    RequestIdReused,
    ReceivedAtNeedsSupervisor,
    CaseClosed,
    /// An opening whose case row exists already.
    CaseExists,
    InvalidInput,
    /// The record cannot be written now: disk full or read only.
    StoreUnavailable,
    /// The moment from which the act is possible has not come.
    TimeNotReached,
    /// The lists do not say whether the measure is in use in the city; a person has to confirm it.
    CityUnknown,
    /// The licence registry has not answered yet.
    RegistryPending,
}

impl CommandRefusal {
    pub const ALL: [Self; 18] = [
        Self::WrongState,
        Self::StaleVersion,
        Self::TaskTaken,
        Self::LeaseLost,
        Self::NotYourPost,
        Self::FourEyes,
        Self::OwnCase,
        Self::CorrectionAlreadySent,
        Self::CorrectionTooLate,
        Self::RequestIdReused,
        Self::ReceivedAtNeedsSupervisor,
        Self::CaseClosed,
        Self::CaseExists,
        Self::InvalidInput,
        Self::StoreUnavailable,
        Self::TimeNotReached,
        Self::CityUnknown,
        Self::RegistryPending,
    ];
}

from_table!(CommandRefusal, TABLE: code, words, article, basis);

const DESIGN: Basis = Basis::only(Confidence::Design);

/// In the order of the enum.
const TABLE: [Statement; 18] = [
    of(
        "WRONG_STATE",
        DESIGN,
        "当前状态不可办理",
        "Not possible in the current state of the case",
    ),
    of(
        "STALE_VERSION",
        DESIGN,
        "信息已更新，请刷新后重试",
        "The case has changed since it was read",
    ),
    of(
        "TASK_TAKEN",
        DESIGN,
        "任务已被他人领办",
        "Somebody else has claimed the task",
    ),
    of(
        "LEASE_LOST",
        DESIGN,
        "领办已失效",
        "The claim on the task has lapsed",
    ),
    of(
        "NOT_YOUR_POST",
        DESIGN,
        "无此岗位权限",
        "Your post may not do this",
    ),
    of(
        "FOUR_EYES",
        Basis::article("ALL 34(3)").marked(Confidence::Policy),
        "经办人不得审批本人经办的业务",
        "The person who prepared the decision may not approve it",
    ),
    of(
        "OWN_CASE",
        Basis::only(Confidence::Policy),
        "工作人员不得办理本人的业务",
        "Nobody handles their own case",
    ),
    of(
        "CORRECTION_ALREADY_SENT",
        Basis::article("O162 3"),
        "需要补正的内容已一次告知，不得再次要求补正",
        "Everything to correct has been named once; a second notice is not allowed",
    ),
    of(
        "CORRECTION_TOO_LATE",
        Basis::article("ALL 32(1)4"),
        "逾期未告知补正，自收到申请材料之日起即为受理",
        "The time for a correction notice has passed; the application counts as accepted from the day of receipt",
    ),
    of(
        "REQUEST_ID_REUSED",
        DESIGN,
        "请求号重复，且内容不同",
        "The request id was used before with another content",
    ),
    of(
        "RECEIVED_AT_NEEDS_SUPERVISOR",
        DESIGN,
        "补录实际收件时间须经审批",
        "Entering the true time of receipt needs the consent of a second person",
    ),
    of("CASE_CLOSED", DESIGN, "业务已办结", "The case is closed"),
    of("CASE_EXISTS", DESIGN, "该业务已存在", "This case exists already"),
    of("INVALID_INPUT", DESIGN, "填报内容有误", "The input is not valid"),
    of(
        "STORE_UNAVAILABLE",
        DESIGN,
        "系统暂时无法保存，请稍后重试",
        "The record cannot be written at the moment; try again later",
    ),
    of(
        "TIME_NOT_REACHED",
        DESIGN,
        "尚未到可办理的时间",
        "The time for this has not come yet",
    ),
    of(
        "CITY_UNKNOWN",
        DESIGN,
        "现有资料无法确定核发地是否已启用，须由工作人员确认",
        "The lists do not say whether it is in use in the city of issue; a member of staff has to confirm it",
    ),
    of(
        "REGISTRY_PENDING",
        DESIGN,
        "驾驶证登记系统尚未答复",
        "The licence registry has not answered yet",
    ),
];
