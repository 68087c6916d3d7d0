//! Why a driver comes to the counter.

use async_graphql::Enum;
use domain::law;

/// Why a driver cannot use the app (特殊原因)
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "law::SpecialReason")]
pub enum SpecialReason {
    /// 实人认证不通过
    RealPersonCheckFailed,
    /// 照片三次审核未通过
    #[graphql(name = "PHOTO_REJECTED_3_TIMES")]
    PhotoRejected3Times,
    /// 照片违规
    PhotoBlacklisted,
    /// 无留存照片
    NoPhotoOnFile,
    /// 证件类型无法注册
    IdentityDocumentUnsupported,
    /// 登记信息有误
    RegistryDataWrong,
    /// 无智能手机或使用困难
    NoUsableDevice,
    /// To be explained (其他，须说明)
    Other,
}
