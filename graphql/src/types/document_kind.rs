//! Kinds of documents.

use async_graphql::Enum;
use domain::law;

/// A kind of document in the dossier (材料类型)
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "law::DocumentKind")]
pub enum DocumentKind {
    /// 身份证明
    IdentityDocument,
    /// 照片
    Photo,
    /// 签字确认的申请信息
    SignedApplication,
    /// The applicant's explanation (情况说明)
    Statement,
    /// 其他材料
    Other,
}
