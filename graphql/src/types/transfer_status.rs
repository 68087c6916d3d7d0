//! The status of a transfer.

use async_graphql::Enum;
use domain::vehicle_transfer;

/// Where one step of a transfer at one office stands (业务状态)
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "vehicle_transfer::Status")]
pub enum VehicleTransferStatus {
    /// 已提交，待受理
    Submitted,
    /// 待补正
    CorrectionRequested,
    /// 已发出调档请求
    FileRequested,
    /// 已预受理，待档案
    PreAccepted,
    /// 已受理
    Accepted,
    /// 待审批
    PendingApproval,
    /// 已核准，办理号牌
    Approved,
    /// 登记中
    Registering,
    /// 已登记
    Registered,
    /// 已转出
    TransferredOut,
    /// 不予受理
    NotAccepted,
    /// 不予办理
    Refused,
    /// 已撤回
    Withdrawn,
    /// 逾期终止办理
    Lapsed,
}
