//! What the accident unit says of an accident, in codes.

use async_graphql::Enum;
use domain::accident;

/// By which procedure an accident is handled (处理程序)
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Enum)]
#[graphql(remote = "accident::Procedure")]
pub enum AccidentProcedure {
    /// 普通程序
    Ordinary,
    /// 简易程序
    Simple,
    /// 当事人自行协商处理
    SelfSettled,
}

/// Who has the file (案卷位置)
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Enum)]
#[graphql(remote = "accident::Custody")]
pub enum AccidentCustody {
    /// 案卷在事故处理机构
    Unit,
    /// 案卷已移送人民法院
    Court,
    /// 案卷已随刑事案件移送检察机关
    Prosecution,
}

/// What somebody was in an accident (当事人身份)
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Enum)]
#[graphql(remote = "accident::AccidentPart")]
pub enum AccidentPart {
    /// 机动车驾驶人
    Driver,
    /// 行人
    Pedestrian,
    /// 乘车人
    Passenger,
    /// 非机动车驾驶人
    Cyclist,
    /// 机动车所有人、管理人
    Owner,
    /// 保险公司
    Insurer,
    /// 证人
    Witness,
}

/// What the unit issued (认定文书)
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Enum)]
#[graphql(remote = "accident::FindingKind")]
pub enum AccidentFindingKind {
    /// 道路交通事故认定书
    Determination,
    /// 道路交通事故证明
    Certificate,
}

/// Why an item is confidential (保密事由)
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Enum)]
#[graphql(remote = "accident::Confidentiality")]
pub enum Confidentiality {
    /// 涉及国家秘密
    StateSecret,
    /// 涉及商业秘密
    TradeSecret,
    /// 涉及个人隐私
    Privacy,
    /// 证人要求保密
    AskedByWitness,
}

/// One of the ten stages of the progress query (办理阶段)
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Enum)]
#[graphql(remote = "accident::Stage")]
pub enum AccidentStage {
    /// 受理
    Acceptance,
    /// 调查
    Investigation,
    /// 检验、鉴定
    Tests,
    /// 扣留
    Detention,
    /// 事故认定
    Determination,
    /// 申请复核
    ReviewApplication,
    /// 复核结论
    ReviewConclusion,
    /// 损害赔偿调解
    Mediation,
    /// 逃逸案件侦破
    HitAndRunSearch,
    /// 结案
    Closing,
}
