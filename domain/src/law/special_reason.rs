//! Why a driver comes to the counter and does not use the app.

use serde::{Deserialize, Serialize};

use super::statement::{Statement, from_table, of};
use super::{Basis, Confidence};

/// The special reason of an application at the counter of the issuing office.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum SpecialReason {
    RealPersonCheckFailed,
    #[serde(rename = "PHOTO_REJECTED_3_TIMES")]
    PhotoRejected3Times,
    PhotoBlacklisted,
    NoPhotoOnFile,
    IdentityDocumentUnsupported,
    RegistryDataWrong,
    NoUsableDevice,
    /// Needs a statement in the applicant's words.
    Other,
}

impl SpecialReason {
    pub const ALL: [Self; 8] = [
        Self::RealPersonCheckFailed,
        Self::PhotoRejected3Times,
        Self::PhotoBlacklisted,
        Self::NoPhotoOnFile,
        Self::IdentityDocumentUnsupported,
        Self::RegistryDataWrong,
        Self::NoUsableDevice,
        Self::Other,
    ];
}

from_table!(SpecialReason, TABLE: code, words, basis);

const DESIGN: Basis = Basis::only(Confidence::Design);

/// In the order of the enum.
const TABLE: [Statement; 8] = [
    of(
        "REAL_PERSON_CHECK_FAILED",
        Basis::page("W-EL4").marked(Confidence::Inference),
        "实人认证不通过",
        "The real-person check in the app failed",
    ),
    of(
        "PHOTO_REJECTED_3_TIMES",
        Basis::page("W-EL4"),
        "照片三次审核未通过",
        "The photograph was rejected three times",
    ),
    of(
        "PHOTO_BLACKLISTED",
        Basis::page("W-EL4"),
        "因上传违规照片被限制网上申请",
        "Online application is barred because of an improper photograph",
    ),
    of(
        "NO_PHOTO_ON_FILE",
        Basis::page("m.pay1999.com/ask/313167"),
        "档案中无留存照片",
        "There is no photograph on file",
    ),
    of(
        "IDENTITY_DOCUMENT_UNSUPPORTED",
        DESIGN,
        "身份证件类型无法在平台注册",
        "The app does not take this type of identity document",
    ),
    of(
        "REGISTRY_DATA_WRONG",
        DESIGN,
        "驾驶证登记信息有误",
        "The registered data of the licence are wrong",
    ),
    of(
        "NO_USABLE_DEVICE",
        DESIGN,
        "无智能手机或者使用智能手机有困难",
        "No smartphone, or difficulty in using one",
    ),
    of("OTHER", DESIGN, "其他（须说明）", "Other (to be explained)"),
];
