//! The kinds of documents of a transfer.

use serde::{Deserialize, Serialize};

use crate::law::Words;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum TransferDocument {
    /// Of the applicant: the new owner, or the owner who moves.
    Identity,
    TitleProof,
    RegistrationCertificate,
    /// 行驶证
    VehiclePermit,
    CustomsRelease,
    InspectionCertificate,
    CompulsoryInsurance,
    /// That the old papers were not obtained; in place of them.
    NoticeOfMissingPapers,
    MortgageContract,
    HolderIdentity,
    AgentIdentity,
    Authorisation,
    ProofOfAbsence,
    ProofOfGuardianship,
    QuotaCertificate,
    EmissionProof,
}

impl TransferDocument {
    pub const ALL: [Self; 16] = [
        Self::Identity,
        Self::TitleProof,
        Self::RegistrationCertificate,
        Self::VehiclePermit,
        Self::CustomsRelease,
        Self::InspectionCertificate,
        Self::CompulsoryInsurance,
        Self::NoticeOfMissingPapers,
        Self::MortgageContract,
        Self::HolderIdentity,
        Self::AgentIdentity,
        Self::Authorisation,
        Self::ProofOfAbsence,
        Self::ProofOfGuardianship,
        Self::QuotaCertificate,
        Self::EmissionProof,
    ];

    pub const fn words(self) -> Words {
        match self {
            Self::Identity => Words::new("机动车所有人的身份证明", "identity document of the owner"),
            Self::TitleProof => Words::new("机动车所有权转让的证明、凭证", "proof of the transfer of title"),
            Self::RegistrationCertificate => Words::new("机动车登记证书", "registration certificate"),
            Self::VehiclePermit => Words::new("机动车行驶证", "vehicle's permit"),
            Self::CustomsRelease => Words::new(
                "海关监管车辆解除监管证明书或者海关批准的转让证明",
                "release by customs, or its approval of the transfer",
            ),
            Self::InspectionCertificate => Words::new(
                "机动车安全技术检验合格证明",
                "certificate of the safety inspection",
            ),
            Self::CompulsoryInsurance => {
                Words::new("机动车交通事故责任强制保险凭证", "proof of compulsory insurance")
            }
            Self::NoticeOfMissingPapers => Words::new(
                "未得到机动车登记证书、号牌或者行驶证的协助执行通知书或者证明",
                "notice of a court or an authority that certificate, plates or permit were not obtained",
            ),
            Self::MortgageContract => Words::new("机动车抵押合同", "mortgage contract"),
            Self::HolderIdentity => Words::new(
                "抵押权人或者质权人的身份证明",
                "identity document of the mortgagee or the pledgee",
            ),
            Self::AgentIdentity => Words::new("代理人的身份证明", "identity document of the agent"),
            Self::Authorisation => Words::new("机动车所有人的委托书", "authorisation by the owner"),
            Self::ProofOfAbsence => Words::new(
                "机动车所有人不能到场的相关证明",
                "proof that the owner cannot come in person",
            ),
            Self::ProofOfGuardianship => Words::new("监护关系证明", "proof of guardianship"),
            Self::QuotaCertificate => Words::new("号牌指标证明", "quota certificate"),
            Self::EmissionProof => Words::new("排放标准证明", "proof of the emission standard"),
        }
    }
}
