//! How far the handling of an accident is, as the progress query shows it.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::law::Basis;
use crate::law::statement::{Statement, from_table, of};

/// One of the ten stages of the progress query.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Stage {
    /// 受理
    Acceptance,
    /// 调查
    Investigation,
    /// 检验、鉴定
    Tests,
    /// 扣留
    Detention,
    /// 认定
    Determination,
    /// 复核申请
    ReviewApplication,
    /// 复核结论
    ReviewConclusion,
    /// 调解
    Mediation,
    /// 逃逸侦破
    HitAndRunSearch,
    /// 结案
    Closing,
}

/// A stage that was reached on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Progress {
    pub stage: Stage,
    pub on: NaiveDate,
}

impl Stage {
    pub const ALL: [Self; 10] = [
        Self::Acceptance,
        Self::Investigation,
        Self::Tests,
        Self::Detention,
        Self::Determination,
        Self::ReviewApplication,
        Self::ReviewConclusion,
        Self::Mediation,
        Self::HitAndRunSearch,
        Self::Closing,
    ];
}

from_table!(Stage, TABLE: code, words, basis);

const QUERY: Basis = Basis::page("W-EV3");

/// In the order of the enum. Articles are those of the stage itself; that there are these ten is on the page.
const TABLE: [Statement; 10] = [
    of("ACCEPTANCE", QUERY, "受理", "acceptance"),
    of("INVESTIGATION", QUERY, "调查", "investigation"),
    of(
        "TESTS",
        Basis::article("O146 49").and_page("W-EV3"),
        "检验、鉴定",
        "tests and expert opinions",
    ),
    of("DETENTION", QUERY, "扣留", "detention of vehicles or papers"),
    of(
        "DETERMINATION",
        Basis::article("O146 62").and_page("W-EV3"),
        "事故认定",
        "determination",
    ),
    of(
        "REVIEW_APPLICATION",
        Basis::article("O146 71").and_page("W-EV3"),
        "申请复核",
        "application for a recheck",
    ),
    of(
        "REVIEW_CONCLUSION",
        Basis::article("O146 74").and_page("W-EV3"),
        "复核结论",
        "conclusion of the recheck",
    ),
    of(
        "MEDIATION",
        Basis::article("O146 86").and_page("W-EV3"),
        "损害赔偿调解",
        "mediation on damages",
    ),
    of(
        "HIT_AND_RUN_SEARCH",
        QUERY,
        "逃逸案件侦破",
        "search for a driver who fled",
    ),
    of("CLOSING", QUERY, "结案", "closing"),
];
