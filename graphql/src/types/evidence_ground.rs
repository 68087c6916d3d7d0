//! Why evidence is not shown, and what a person looks into first.

use crate::{Words, words::Basis};
use async_graphql::{Enum, SimpleObject};
use domain::law;

/// A ground against showing evidence (不予查阅情形)
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Enum)]
#[graphql(remote = "law::EvidenceGround")]
pub enum EvidenceGround {
    /// 申请人不是该事故的当事人、死亡当事人的近亲属或者其代理人
    NotAParty,
    /// 代理权限未经证明、不包括查阅证据或者已经终止
    NoAuthority,
    /// 道路交通事故认定书或者道路交通事故证明尚未送达当事人
    NotServed,
    /// 该事故适用简易程序或者由当事人自行协商处理
    SimpleProcedure,
    /// 案卷已随刑事案件移送
    HandedToProsecution,
    /// 该事故不由本单位处理
    WrongAuthority,
    /// 该地尚未启用网上查阅证据材料
    AreaNotOpen,
    /// 案卷中没有所申请的可供查阅的证据材料
    NotInFile,
    /// 该材料涉及国家秘密、商业秘密、个人隐私或者证人要求保密
    ConfidentialItem,
    /// 该材料不属于可以网上查阅的证据材料种类
    NotListed,
}

/// What a person answers before anything is shown; never a refusal (待核实事项)
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Enum)]
#[graphql(remote = "law::EvidenceQuestion")]
pub enum EvidenceQuestion {
    /// 现有资料无法确定该地是否已启用网上查阅
    AreaUnknown,
    /// 委托书及相关证件待人工核对
    AuthorityUnchecked,
    /// 监护关系证明待人工核对
    GuardianshipUnchecked,
    /// 近亲属关系证明待人工核对
    KinshipUnchecked,
    /// 保险公司申请查阅证据材料
    MoreThanProgress,
    /// 案卷曾移送检察机关，现已退回
    BackFromProsecution,
}

/// A ground against showing evidence, with what it rests on (理由)
#[derive(Clone, Debug, SimpleObject)]
pub struct EvidenceGroundLine {
    pub code: EvidenceGround,
    pub words: Words,
    pub basis: Basis,
}

impl From<law::EvidenceGround> for EvidenceGroundLine {
    fn from(ground: law::EvidenceGround) -> Self {
        Self {
            code: ground.into(),
            words: ground.words().into(),
            basis: ground.basis().into(),
        }
    }
}

/// What a person looks into, with what it rests on (待核实事项)
#[derive(Clone, Debug, SimpleObject)]
pub struct EvidenceQuestionLine {
    pub code: EvidenceQuestion,
    pub words: Words,
    pub basis: Basis,
}

impl From<law::EvidenceQuestion> for EvidenceQuestionLine {
    fn from(question: law::EvidenceQuestion) -> Self {
        Self {
            code: question.into(),
            words: question.words().into(),
            basis: question.basis().into(),
        }
    }
}
