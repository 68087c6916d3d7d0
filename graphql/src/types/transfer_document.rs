//! Papers of a transfer.

use crate::{Words, words::Basis};
use async_graphql::{Enum, SimpleObject};
use domain::law::vehicle::document;

/// A paper that a transfer needs (申请材料)
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Enum)]
#[graphql(remote = "document::TransferDocument")]
pub enum TransferDocument {
    /// 机动车所有人的身份证明
    Identity,
    /// 机动车所有权转让的证明、凭证
    TitleProof,
    /// 机动车登记证书
    RegistrationCertificate,
    /// 机动车行驶证
    VehiclePermit,
    /// 海关监管车辆解除监管证明书或者海关批准的转让证明
    CustomsRelease,
    /// 机动车安全技术检验合格证明
    InspectionCertificate,
    /// 机动车交通事故责任强制保险凭证
    CompulsoryInsurance,
    /// 未得到机动车登记证书、号牌或者行驶证的协助执行通知书或者证明
    NoticeOfMissingPapers,
    /// 机动车抵押合同
    MortgageContract,
    /// 抵押权人或者质权人的身份证明
    HolderIdentity,
    /// 代理人的身份证明
    AgentIdentity,
    /// 机动车所有人的委托书
    Authorisation,
    /// 机动车所有人不能到场的相关证明
    ProofOfAbsence,
    /// 监护关系证明
    ProofOfGuardianship,
    /// 号牌指标证明
    QuotaCertificate,
    /// 排放标准证明
    EmissionProof,
}

/// A paper that the office asks for in a step, with what that rests on (申请材料)
#[derive(Clone, Debug, SimpleObject)]
pub struct AskedPaper {
    pub document: TransferDocument,
    pub name: Words,
    pub basis: Basis,
}

impl From<document::AskedDocument> for AskedPaper {
    fn from(asked: document::AskedDocument) -> Self {
        Self {
            document: asked.document.into(),
            name: asked.document.words().into(),
            basis: asked.basis.into(),
        }
    }
}
