//! The status of an application to see evidence.

use async_graphql::Enum;
use domain::evidence_access;

/// Where an application to see accident evidence stands (业务状态)
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "evidence_access::Status")]
pub enum EvidenceAccessStatus {
    /// 已登记，待受理
    Submitted,
    /// 待补正
    CorrectionRequested,
    /// 不予受理
    NotAccepted,
    /// 逐项审核中
    Review,
    /// 待负责人审批
    PendingConsent,
    /// 材料制作中
    Preparing,
    /// 同意查阅
    Granted,
    /// 查阅期限届满
    Expired,
    /// 不予查阅
    Refused,
    /// 已撤销查阅
    Revoked,
    /// 查阅已终止
    Ended,
    /// 已撤回
    Withdrawn,
    /// 逾期未补正，终止办理
    Lapsed,
}
