//! The status of an application.

use async_graphql::Enum;
use domain::licence_application;

/// Where a licence application stands (业务状态)
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "licence_application::Status")]
pub enum LicenceApplicationStatus {
    /// 已提交，待受理
    Submitted,
    /// 待补正
    CorrectionRequested,
    /// 不予受理
    NotAccepted,
    /// 须到窗口办理
    CounterOnly,
    /// 已受理
    Accepted,
    /// 审核中
    Review,
    /// 待审批
    PendingApproval,
    /// 调查中
    Inquiry,
    /// 核发中
    Issuing,
    /// 已核发
    Issued,
    /// 不予核发
    Refused,
    /// 已撤回
    Withdrawn,
    /// 逾期未补正，终止办理
    Lapsed,
    /// 已撤销
    Revoked,
    /// 已被新证取代
    Superseded,
}
