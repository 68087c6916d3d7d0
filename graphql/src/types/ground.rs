//! Why the office says no.

use crate::{Words, words::Basis};
use async_graphql::{Enum, SimpleObject};
use domain::law;

/// Why the office says no (决定理由)
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "law::DecisionGround")]
pub enum DecisionGround {
    /// 不属本所职权
    NotCompetent,
    /// 核发地尚未启用
    CityNotOpen,
    /// 未查询到驾驶证信息
    LicenceNotFound,
    /// 超过有效期
    Expired,
    /// 记满12分
    StatusB,
    /// 暂扣
    StatusD,
    /// 扣留
    StatusU,
    /// 扣押
    StatusK,
    /// 逾期未换证
    StatusM,
    /// 逾期未审验
    StatusS,
    /// 停止使用
    StatusJ,
    /// 锁定
    StatusL,
    /// 撤销
    StatusE,
    /// 吊销
    StatusF,
    /// 注销
    StatusG,
    /// 注销可恢复
    StatusR,
    /// 转出
    StatusC,
    /// 身份核验未通过
    IdentityFailed,
    /// 照片不符合要求
    PhotoNonconforming,
    /// 不得委托代理
    AgentNotAllowed,
    /// 隐瞒情况或者提供虚假材料
    FalseMaterial,
    /// 一年内不得申请
    #[graphql(name = "BANNED_1Y")]
    Banned1Y,
    /// 三年内不得申请
    #[graphql(name = "BANNED_3Y")]
    Banned3Y,
    /// 已有有效电子证
    AlreadyIssued,
    /// 已有在办业务
    OpenCaseExists,
}

/// A ground as it stands in a decision (理由)
#[derive(Clone, Debug, SimpleObject)]
pub struct Ground {
    pub code: DecisionGround,
    pub words: Words,
    pub basis: Basis,
}

impl From<law::DecisionGround> for Ground {
    fn from(ground: law::DecisionGround) -> Self {
        Self {
            code: ground.into(),
            words: ground.words().into(),
            basis: ground.basis().into(),
        }
    }
}
