//! The statuses of all kinds, as a queue asks for them.

use async_graphql::{Enum, Value, resolver_utils::enum_value};

/// A status of whatever kind: kinds that share a name are asked for together; `kind` tells them apart (状态)
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
pub enum CaseStatus {
    /// 已提交，待受理
    Submitted,
    /// 待补正
    CorrectionRequested,
    /// 不予受理
    NotAccepted,
    /// 须到窗口办理
    CounterOnly,
    /// 已受理 / 已接收，待转出地标注
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
    /// 不予核发 / 不予办理 / 不予查阅
    Refused,
    /// 已撤回
    Withdrawn,
    /// 逾期未补正，终止办理 / 逾期终止办理
    Lapsed,
    /// 已撤销
    Revoked,
    /// 已被新证取代
    Superseded,
    /// 已发出调档请求
    FileRequested,
    /// 已预受理，待档案
    PreAccepted,
    /// 已核准，办理号牌
    Approved,
    /// 登记中
    Registering,
    /// 已登记
    Registered,
    /// 已转出
    TransferredOut,
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
    /// 已移交
    Transferred,
    /// 转出地无法提供电子档案
    Unavailable,
    /// 已终止，档案仍在转出地
    Returned,
    /// 待负责人审批
    PendingConsent,
    /// 材料制作中
    Preparing,
    /// 同意查阅
    Granted,
    /// 查阅期限届满
    Expired,
    /// 查阅已终止
    Ended,
}

impl CaseStatus {
    /// The name in the record.
    pub(crate) fn name(self) -> String {
        match enum_value(self) {
            Value::Enum(name) => name.to_string(),
            other => other.to_string(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use async_graphql::resolver_utils::EnumType;
    use domain::{evidence_access, file_handover, licence_application, vehicle_transfer};
    use std::collections::BTreeSet;

    #[test]
    fn every_status_of_every_kind_is_one() {
        let licence = licence_application::Status::ALL.map(licence_application::Status::as_str);
        let transfer = vehicle_transfer::Status::ALL.map(vehicle_transfer::Status::as_str);
        let handover = file_handover::Status::ALL.map(file_handover::Status::as_str);
        let evidence = evidence_access::Status::ALL.map(evidence_access::Status::as_str);
        let all = licence
            .into_iter()
            .chain(transfer)
            .chain(handover)
            .chain(evidence);
        let all: BTreeSet<_> = all.collect();
        let items = CaseStatus::items().iter().map(|item| item.value.name());
        assert_eq!(
            items.collect::<BTreeSet<_>>(),
            all.into_iter().map(str::to_owned).collect()
        );
    }
}
