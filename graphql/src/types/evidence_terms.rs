//! What an application to see evidence consists of, and what is said of an item.

use async_graphql::Enum;
use domain::{accident, evidence_access};

/// By which way an application came in (申请渠道)
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "evidence_access::EvidenceChannel")]
pub enum EvidenceChannel {
    /// 网上
    Online,
    /// By staff of the accident unit (窗口)
    Counter,
}

/// What the applicant is to the accident, as they say (与事故的关系)
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Enum)]
#[graphql(remote = "evidence_access::Relation")]
pub enum EvidenceRelation {
    /// 当事人
    Party,
    /// 死亡当事人的近亲属
    CloseRelative,
    /// 委托代理人
    Agent,
    /// 法定代理人（监护人）
    Guardian,
    /// 律师
    Lawyer,
    /// 机动车所有人
    Owner,
    /// 保险公司
    Insurer,
}

/// What an agent may do with evidence (代理权限)
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Enum)]
#[graphql(remote = "evidence_access::Power")]
pub enum EvidencePower {
    /// 查阅
    Consult,
    /// 复制
    Copy,
    /// 摘录
    Excerpt,
}

/// How much is asked for (申请范围)
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
pub enum EvidenceScope {
    /// All that may be seen (全部可以查阅的材料)
    Everything,
    /// What is named, by kind or by item (指定材料)
    Named,
    /// How far the handling is; for owners and insurers (办理进度)
    Progress,
}

/// What is said of an item (逐项意见)
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Enum)]
#[graphql(remote = "evidence_access::VerdictKind")]
pub enum EvidenceVerdict {
    /// 同意查阅
    Release,
    /// 遮盖部分内容后同意查阅
    ReleaseRedacted,
    /// 不同意查阅
    Refuse,
}

/// A paper of an application (申请材料)
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Enum)]
#[graphql(remote = "evidence_access::EvidencePaper")]
pub enum EvidencePaper {
    /// 当事人查阅证据申请
    SignedApplication,
    /// 身份证明
    Identity,
    /// 近亲属、监护关系证明
    ProofOfRelation,
    /// 授权委托书
    Authority,
    /// 律师执业证
    LawyerLicence,
    /// 律师事务所函
    FirmLetter,
    /// 其他材料
    Other,
}

/// What an item of evidence is (证据材料种类)
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Enum)]
#[graphql(remote = "accident::ItemKind")]
pub enum EvidenceItemKind {
    /// 现场图
    ScenePlan,
    /// 现场照片
    ScenePhoto,
    /// 现场勘查笔录
    SceneRecord,
    /// 检验报告
    TestReport,
    /// 鉴定意见
    ExpertOpinion,
    /// 模拟实验记录
    SimulationRecord,
    /// 保险凭证
    InsurancePolicy,
    /// 当事人驾驶证复印件
    DrivingLicence,
    /// 机动车行驶证复印件
    VehiclePermit,
    /// 证人证言
    WitnessStatement,
    /// 当事人陈述
    PartyStatement,
    /// 视听资料
    Recording,
    /// 内部审批材料
    InternalPaper,
    /// 其他材料
    Other,
}

/// Why access ended (终止原因)
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Enum)]
#[graphql(remote = "evidence_access::EndReason")]
pub enum EvidenceGrantEnd {
    /// 查阅期限届满
    Expired,
    /// 查阅被撤销
    Revoked,
    /// 代理权终止
    Authority,
    /// 案卷已移送检察机关
    Prosecution,
    /// 续期时案卷已移送人民法院
    Court,
}
