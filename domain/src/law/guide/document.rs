//! The papers of an application. What the office can get by data sharing may not be asked for (O162 4).

use serde::{Deserialize, Serialize};

use crate::law::{Basis, Confidence, SpecialReason, Words};

/// A kind of document in the dossier.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum DocumentKind {
    IdentityDocument,
    Photo,
    SignedApplication,
    /// The applicant's explanation in their own words.
    Statement,
    Other,
}

/// When a document is needed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Requirement {
    Always,
    /// Not where a usable one is on file.
    UnlessOnFile,
    /// It helps, and its absence is no ground to refuse.
    Optional,
}

/// A document the guide names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct RequiredDocument {
    pub kind: DocumentKind,
    pub requirement: Requirement,
    /// What it must be like.
    pub words: Words,
    pub basis: Basis,
}

impl DocumentKind {
    pub const ALL: [Self; 5] = [
        Self::IdentityDocument,
        Self::Photo,
        Self::SignedApplication,
        Self::Statement,
        Self::Other,
    ];

    pub const fn words(self) -> Words {
        match self {
            Self::IdentityDocument => Words::new("身份证明", "identity document"),
            Self::Photo => Words::new("照片", "photograph"),
            Self::SignedApplication => Words::new("签字确认的申请信息", "signed application"),
            Self::Statement => Words::new("情况说明", "statement"),
            Self::Other => Words::new("其他材料", "other document"),
        }
    }
}

impl Requirement {
    pub const ALL: [Self; 3] = [Self::Always, Self::UnlessOnFile, Self::Optional];

    pub const fn words(self) -> Words {
        match self {
            Self::Always => Words::new("必须提交", "required"),
            Self::UnlessOnFile => Words::new(
                "已有符合要求的留存照片的，无须提交",
                "not needed where a suitable one is on file",
            ),
            Self::Optional => Words::new("可以提交", "may be submitted"),
        }
    }
}

/// The documents for an application at the counter.
pub(super) fn required(reason: SpecialReason) -> Vec<RequiredDocument> {
    let photo = RequiredDocument {
        requirement: photo_requirement(reason),
        ..PHOTO
    };
    [IDENTITY, photo, APPLICATION]
        .into_iter()
        .chain(own(reason))
        .collect()
}

const fn photo_requirement(reason: SpecialReason) -> Requirement {
    match reason {
        SpecialReason::PhotoRejected3Times
        | SpecialReason::PhotoBlacklisted
        | SpecialReason::NoPhotoOnFile => Requirement::Always,
        SpecialReason::RealPersonCheckFailed
        | SpecialReason::IdentityDocumentUnsupported
        | SpecialReason::RegistryDataWrong
        | SpecialReason::NoUsableDevice
        | SpecialReason::Other => Requirement::UnlessOnFile,
    }
}

const fn own(reason: SpecialReason) -> Option<RequiredDocument> {
    match reason {
        SpecialReason::Other => Some(STATEMENT),
        SpecialReason::RegistryDataWrong => Some(PROOF_OF_DATA),
        SpecialReason::RealPersonCheckFailed
        | SpecialReason::PhotoRejected3Times
        | SpecialReason::PhotoBlacklisted
        | SpecialReason::NoPhotoOnFile
        | SpecialReason::IdentityDocumentUnsupported
        | SpecialReason::NoUsableDevice => None,
    }
}

const IDENTITY: RequiredDocument = RequiredDocument {
    kind: DocumentKind::IdentityDocument,
    requirement: Requirement::Always,
    words: Words::new(
        "本人有效身份证明原件，窗口当场核对",
        "The applicant's valid identity document, compared at the counter",
    ),
    basis: Basis::article("O162 6; O162 109"),
};

const PHOTO: RequiredDocument = RequiredDocument {
    kind: DocumentKind::Photo,
    requirement: Requirement::UnlessOnFile,
    words: Words::new(
        "六个月内免冠、白底、深色服装照片，由他人拍摄，可以在窗口拍摄",
        "Taken within six months by somebody else, bare head, white background, dark clothes; \
         it can be taken at the counter",
    ),
    basis: Basis::page("W-EL4"),
};

const APPLICATION: RequiredDocument = RequiredDocument {
    kind: DocumentKind::SignedApplication,
    requirement: Requirement::Always,
    words: Words::new(
        "工作人员录入申请信息，由本人签字确认",
        "The clerk enters the application and the applicant signs it",
    ),
    basis: Basis::article("O162 7").marked(Confidence::Policy),
};

const STATEMENT: RequiredDocument = RequiredDocument {
    kind: DocumentKind::Statement,
    requirement: Requirement::Always,
    words: Words::new(
        "说明不能通过应用申请的原因，可以由工作人员代为记录",
        "Why the app cannot be used; the clerk may write it down",
    ),
    basis: Basis::only(Confidence::Design),
};

const PROOF_OF_DATA: RequiredDocument = RequiredDocument {
    kind: DocumentKind::Other,
    requirement: Requirement::Optional,
    words: Words::new("能够说明正确信息的材料", "Anything that shows the right data"),
    basis: Basis::only(Confidence::Design),
};
