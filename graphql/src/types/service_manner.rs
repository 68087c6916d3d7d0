//! How a decision reached the person.

use async_graphql::Enum;
use domain::law::service;

/// How a decision reached the person (送达方式)
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "service::ServiceManner")]
pub enum ServiceManner {
    /// 直接送达本人
    Direct,
    /// 由成年家属代收
    HouseholdMember,
    /// 由所在单位的负责人员代收
    Workplace,
    /// 由居（村）民委员会代收
    ResidentsCommittee,
    /// Refused, and left before a witness or on film (留置送达)
    RefusedWitnessed,
    /// Through another public security organ (委托送达)
    Entrusted,
    /// 邮寄送达
    Mail,
    /// 经本人同意的电子送达
    ElectronicWithConsent,
    /// 公告送达
    PublicNotice,
}
