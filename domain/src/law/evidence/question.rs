//! What the rules or the data leave open: a person looks, and says what they found. It is never read as a refusal.

use serde::{Deserialize, Serialize};

use crate::law::statement::{Statement, from_table, of};
use crate::law::{Basis, Confidence};

/// A question that a person answers before anything is released.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum EvidenceQuestion {
    /// The lists do not say whether the measure is in use there.
    AreaUnknown,
    /// The unit does not know this agent or lawyer: do the papers hold?
    AuthorityUnchecked,
    GuardianshipUnchecked,
    /// The unit does not know this relative.
    KinshipUnchecked,
    /// An insurer asks for more than the progress.
    MoreThanProgress,
    /// The file was handed to prosecution and is with the unit again.
    BackFromProsecution,
}

impl EvidenceQuestion {
    pub const ALL: [Self; 6] = [
        Self::AreaUnknown,
        Self::AuthorityUnchecked,
        Self::GuardianshipUnchecked,
        Self::KinshipUnchecked,
        Self::MoreThanProgress,
        Self::BackFromProsecution,
    ];
}

from_table!(EvidenceQuestion, TABLE: code, words, basis);

const NOT_FOUND: Basis = Basis::only(Confidence::NotFound);

/// In the order of the enum.
const TABLE: [Statement; 6] = [
    of(
        "AREA_UNKNOWN",
        NOT_FOUND,
        "现有资料无法确定该地是否已启用网上查阅，转人工核实",
        "The lists do not say whether seeing evidence online is in use in this area; a person checks",
    ),
    of(
        "AUTHORITY_UNCHECKED",
        Basis::article("O146 89").marked(Confidence::Inference),
        "委托书及相关证件待人工核对",
        "The written authority and its papers have to be looked at",
    ),
    of(
        "GUARDIANSHIP_UNCHECKED",
        Basis::only(Confidence::Inference),
        "监护关系证明待人工核对",
        "The proof of guardianship has to be looked at",
    ),
    of(
        "KINSHIP_UNCHECKED",
        Basis::page("W-EV1").marked(Confidence::Inference),
        "近亲属关系证明待人工核对",
        "The proof of kinship has to be looked at",
    ),
    of(
        "MORE_THAN_PROGRESS",
        Basis::page("W-EV3").marked(Confidence::NotFound),
        "保险公司申请查阅证据材料，未查到明文规定，转人工决定",
        "An insurer asks for evidence; no rule was found, so a person decides",
    ),
    of(
        "BACK_FROM_PROSECUTION",
        NOT_FOUND,
        "案卷曾移送检察机关，现已退回，能否查阅转人工决定",
        "The file came back from prosecution; whether it may be seen is for a person to say",
    ),
];
