//! Kinds of identity documents.

use async_graphql::Enum;
use domain::identifier;

/// A kind of identity document (身份证明类型)
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "identifier::IdentityDocumentKind")]
pub enum IdentityDocumentKind {
    /// A 居民身份证
    ResidentIdCard,
    /// B 组织机构代码证
    OrganisationCodeCertificate,
    /// C 军官证
    OfficerCertificate,
    /// D 士兵证
    SoldierCertificate,
    /// E 军官离退休证
    RetiredOfficerCertificate,
    /// F 境外人员证件
    OverseasPersonDocument,
    /// G 外交人员证件
    DiplomatDocument,
    /// H 户口簿
    HouseholdRegister,
    /// I 外国人永久居留证
    ForeignPermanentResidentCard,
    /// J 单位注销证明
    DeregistrationProof,
    /// K 居住证明
    ResidenceProof,
    /// L 驻华机构证明
    ForeignMissionProof,
    /// M 临时身份证
    TemporaryIdCard,
    /// N 统一社会信用代码
    UnifiedSocialCreditCode,
    /// P 个体工商户注册号
    SoleTraderRegistrationNumber,
}
