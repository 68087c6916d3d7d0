//! The status of a handover.

use async_graphql::Enum;
use domain::file_handover;

/// Where the handover of a file stands (移交状态)
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "file_handover::Status")]
pub enum FileHandoverStatus {
    /// 已请求调档
    Requested,
    /// 正在组卷
    Gathering,
    /// 已组卷，待签发
    Gathered,
    /// 已签发，传输中
    Offered,
    /// 已传输，核验中
    Sent,
    /// 待核对
    Checking,
    /// 已核对，待确认
    Checked,
    /// 接收签署中
    Accepting,
    /// 退回签署中
    Refusing,
    /// 已接收，待转出地标注
    Accepted,
    /// 已移交
    Transferred,
    /// 转出地无法提供电子档案
    Unavailable,
    /// 已终止，档案仍在转出地
    Returned,
}
