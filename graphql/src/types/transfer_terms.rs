//! What a transfer is: why, how title passed, and what the office does.

use async_graphql::Enum;
use domain::{
    law::{self, vehicle},
    vehicle_transfer,
};

/// Why a registered vehicle comes to another office (业务事由)
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Enum)]
#[graphql(remote = "vehicle::Occasion")]
pub enum TransferOccasion {
    /// 机动车所有权转让
    ChangeOfOwner,
    /// 机动车所有人住所迁移（转籍）
    MovingHouse,
}

/// How title passed (所有权转移证明)
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Enum)]
#[graphql(remote = "vehicle::document::TitleProof")]
pub enum TitleProof {
    /// 二手车交易发票
    Trade,
    /// 监察机关出具的法律文书，以及协助执行通知书
    SupervisionOrgan,
    /// 人民法院已经生效的调解书、裁定书或者判决书，以及协助执行通知书
    Court,
    /// 仲裁裁决书和人民法院出具的协助执行通知书
    Arbitration,
    /// 继承、赠予、中奖、协议离婚、协议抵偿债务的相关文书和公证书
    Notarised,
    /// 资产主管部门的批准文件
    Restructuring,
    /// 单位或者上级单位出具的调拨证明
    Allocation,
    /// 权益转让证明书（被盗抢骗车辆发还，已理赔完毕）
    Subrogation,
}

/// Whether numbers are rationed in the place of arrival (号牌指标)
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Enum)]
#[graphql(remote = "vehicle::Quota")]
pub enum PlateQuota {
    /// 不限
    NotRationed,
    /// 已取得指标
    Held,
    /// 未取得指标
    Missing,
    /// 不明
    Unknown,
}

/// Why an owner cannot come in person (不能到场的原因)
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Enum)]
#[graphql(remote = "vehicle::party::Excuse")]
pub enum AgentExcuse {
    /// 死亡
    Death,
    /// 出境
    Abroad,
    /// 重病
    SeriousIllness,
    /// 伤残
    Disability,
    /// 不可抗力
    ForceMajeure,
}

/// What the office does in this step (办理环节)
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Enum)]
#[graphql(remote = "vehicle::StepAct")]
pub enum TransferStep {
    /// 转让登记
    Transfer,
    /// 住所迁入变更登记
    Move,
    /// 转出
    TransferOut,
    /// 转入
    TransferIn,
}

/// The way from one office to another (办理方式)
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Enum)]
#[graphql(remote = "vehicle::Route")]
pub enum TransferRoute {
    /// 同一车辆管理所
    SameOffice,
    /// 转入地一次办理
    AtTransferIn,
    /// 先转出后转入
    TransferOutFirst,
}

/// The rules of vehicle registration, by the day of acceptance (适用规则)
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Enum)]
#[graphql(remote = "law::RegistrationRuleSet")]
pub enum RegistrationRuleSet {
    /// 公安部令第102号（经第124号修改）
    #[graphql(name = "ORDER_124")]
    Order124,
    /// 公安部令第164号
    #[graphql(name = "ORDER_164")]
    Order164,
}

/// By which way a transfer came in (申请渠道)
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Enum)]
#[graphql(remote = "vehicle_transfer::TransferChannel")]
pub enum TransferChannel {
    /// 网上
    Online,
    /// 窗口
    Counter,
    /// 登记服务站
    ServiceStation,
}
