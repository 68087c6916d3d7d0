//! What a status means for an application and for an electronic licence that exists.

use serde::{Deserialize, Serialize};

use crate::law::{DecisionGround, Words};

/// What the status says of a new application. Better first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE", tag = "outcome", content = "because")]
pub enum NewApplication {
    Eligible,
    /// A person decides; why, never empty.
    ManualReview(Vec<ReviewReason>),
    /// Every ground that refuses, never empty, each once.
    Refused(Vec<DecisionGround>),
}

/// Why a person must look at the status.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum ReviewReason {
    /// Letter N.
    RenewalExtended,
    /// Letter P.
    MedicalExtended,
    /// Letter T.
    AuditExtended,
    /// A letter whose meaning is not known here.
    UnknownLetter,
}

/// How an electronic licence that exists is shown. Worse last. The colours of 2021 (black, red) and of 2024 (green, red) are
/// presentation; the entitlement to drive follows the status, not the picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum ExistingDisplay {
    Normal,
    /// Shown with a red code.
    Red,
    /// A message takes the place of the document.
    MessageOnly,
    /// Replaced by another licence; the driver applies again.
    Superseded,
    /// Not shown any more.
    Hidden,
}

impl NewApplication {
    pub(super) fn of_unknown(_letter: char) -> Self {
        Self::ManualReview(vec![ReviewReason::UnknownLetter])
    }

    /// 0 eligible, 1 manual review, 2 refused.
    pub const fn severity(&self) -> u8 {
        match self {
            Self::Eligible => 0,
            Self::ManualReview(_) => 1,
            Self::Refused(_) => 2,
        }
    }

    /// Both hold: the worse decides, and reasons of the same weight add up.
    pub(super) fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::Refused(mine), Self::Refused(theirs)) => Self::Refused(union(mine, theirs)),
            (Self::ManualReview(mine), Self::ManualReview(theirs)) => Self::ManualReview(union(mine, theirs)),
            (mine, theirs) if mine.severity() >= theirs.severity() => mine,
            (_, theirs) => theirs,
        }
    }
}

fn union<T: PartialEq>(mut mine: Vec<T>, theirs: Vec<T>) -> Vec<T> {
    for item in theirs {
        if !mine.contains(&item) {
            mine.push(item);
        }
    }
    mine
}

impl ReviewReason {
    pub const ALL: [Self; 4] = [
        Self::RenewalExtended,
        Self::MedicalExtended,
        Self::AuditExtended,
        Self::UnknownLetter,
    ];

    pub const fn words(self) -> Words {
        match self {
            Self::RenewalExtended => Words::new(
                "延期换证期间不得驾驶机动车，能否核发电子版无明文规定，转人工审核",
                "Renewal is extended and the holder may not drive meanwhile; \
                 no rule says whether to issue, so a person decides",
            ),
            Self::MedicalExtended => Words::new(
                "延期提交身体条件证明期间不得驾驶机动车，能否核发电子版无明文规定，转人工审核",
                "The medical certificate is extended and the holder may not drive meanwhile; \
                 no rule says whether to issue, so a person decides",
            ),
            Self::AuditExtended => Words::new(
                "延期审验期间不得驾驶机动车，能否核发电子版无明文规定，转人工审核",
                "The audit is extended and the holder may not drive meanwhile; \
                 no rule says whether to issue, so a person decides",
            ),
            Self::UnknownLetter => Words::new(
                "驾驶证状态含有含义不明的代码，转人工审核",
                "The status holds a letter of unknown meaning, so a person decides",
            ),
        }
    }
}

impl ExistingDisplay {
    pub const ALL: [Self; 5] = [
        Self::Normal,
        Self::Red,
        Self::MessageOnly,
        Self::Superseded,
        Self::Hidden,
    ];

    /// A letter of unknown meaning: no claim is shown (design).
    pub const OF_UNKNOWN: Self = Self::MessageOnly;

    pub const fn words(self) -> Words {
        match self {
            Self::Normal => Words::new("正常显示", "Shown as normal"),
            Self::Red => Words::new(
                "显示红码，驾驶证状态异常",
                "Shown with a red code: the status is abnormal",
            ),
            Self::MessageOnly => Words::new(
                "驾驶证状态异常，请与核发机关联系",
                "The status is abnormal; contact the issuing authority",
            ),
            Self::Superseded => Words::new(
                "已被新证取代，请重新申请",
                "Replaced by another licence; apply again",
            ),
            Self::Hidden => Words::new("不再显示", "Not shown any more"),
        }
    }
}
