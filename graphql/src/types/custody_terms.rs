//! Terms of custody.

use async_graphql::Enum;
use domain::{custody, file_handover};

/// Where the custody of a file stands: named after its last hop (监管环节)
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Enum)]
#[graphql(remote = "custody::Stage")]
pub enum CustodyStage {
    /// 未签发
    NotOffered,
    /// 已签发
    Offered,
    /// 已发出
    Sent,
    /// 已收到
    Received,
    /// 核验一致
    Verified,
    /// 已接收
    Accepted,
    /// 已拒收
    Refused,
    /// 已退回
    Returned,
}

/// Why a document is not taken (退回原因)
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Enum)]
#[graphql(remote = "custody::RefusalReason")]
pub enum FileRefusal {
    /// 未到达
    Missing,
    /// 与清单不一致
    Altered,
    /// 无法打开
    Unreadable,
    /// 辨认不清
    Illegible,
    /// 内容不全
    Incomplete,
    /// 与车辆不符
    OtherVehicle,
}

/// What a document of a file is (文件类型)
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Enum)]
#[graphql(remote = "custody::ItemKind")]
pub enum FileItemKind {
    /// 扫描件
    Scan,
    /// 照片
    Photograph,
    /// 数据记录
    Record,
}

/// Who is told that an office is late (督办层级)
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Enum)]
#[graphql(remote = "file_handover::Desk")]
pub enum HandoverDesk {
    /// 接收地监督岗
    Supervision,
    /// 转出地省级管理部门
    OriginProvince,
    /// 部级管理部门
    Ministry,
}

/// The lock on the vehicle at the origin (车辆锁定)
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Enum)]
#[graphql(remote = "file_handover::Lock")]
pub enum HandoverLock {
    /// 未锁定
    Free,
    /// 锁定中
    Asked,
    /// 已锁定
    Held,
    /// 解除中
    Releasing,
}
