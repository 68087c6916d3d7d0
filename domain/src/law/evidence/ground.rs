//! Why evidence is not shown.

use serde::{Deserialize, Serialize};

use crate::law::statement::{Statement, from_table, of};
use crate::law::{Basis, Confidence};

/// A ground against showing evidence: of the whole application, or of one item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum EvidenceGround {
    NotAParty,
    NoAuthority,
    /// Neither the determination nor the certificate has reached them.
    NotServed,
    /// Simple procedure, or settled between the parties.
    SimpleProcedure,
    HandedToProsecution,
    WrongAuthority,
    AreaNotOpen,
    /// Nothing of what is asked for is there.
    NotInFile,
    ConfidentialItem,
    /// A kind that is not among the nine.
    NotListed,
}

impl EvidenceGround {
    pub const ALL: [Self; 10] = [
        Self::NotAParty,
        Self::NoAuthority,
        Self::NotServed,
        Self::SimpleProcedure,
        Self::HandedToProsecution,
        Self::WrongAuthority,
        Self::AreaNotOpen,
        Self::NotInFile,
        Self::ConfidentialItem,
        Self::NotListed,
    ];

    /// Whether it is about one item; the others are about the application.
    pub const fn is_of_an_item(self) -> bool {
        matches!(self, Self::ConfidentialItem | Self::NotListed)
    }
}

from_table!(EvidenceGround, TABLE: code, words, article, basis);

/// In the order of the enum.
const TABLE: [Statement; 10] = [
    of(
        "NOT_A_PARTY",
        Basis::article("O146 65").and_page("W-EV1"),
        "申请人不是该事故的当事人、死亡当事人的近亲属或者其代理人",
        "The applicant is neither a party to the accident, nor a close relative of one who died, nor acts for them",
    ),
    of(
        "NO_AUTHORITY",
        Basis::article("O146 89").marked(Confidence::Inference),
        "代理权限未经证明、不包括查阅证据或者已经终止",
        "The authority to act is not shown, does not cover the evidence, or has ended",
    ),
    of(
        "NOT_SERVED",
        Basis::article("O146 65").and_page("W-EV1"),
        "道路交通事故认定书或者道路交通事故证明尚未送达当事人",
        "Neither the determination nor the certificate of the accident has been served on the party",
    ),
    of(
        "SIMPLE_PROCEDURE",
        Basis::page("W-EV1"),
        "该事故适用简易程序或者由当事人自行协商处理，无可供查阅的证据材料",
        "The accident was handled by the simple procedure or settled between the parties; evidence is not shown",
    ),
    of(
        "HANDED_TO_PROSECUTION",
        Basis::article("O146 106").marked(Confidence::Inference),
        "案卷已随刑事案件移送，查阅依照刑事诉讼的规定办理",
        "The file was handed over with a criminal case; who reads it is for criminal procedure",
    ),
    of(
        "WRONG_AUTHORITY",
        Basis::page("W-EV1"),
        "该事故不由本单位处理",
        "The accident is not handled by this unit",
    ),
    of(
        "AREA_NOT_OPEN",
        Basis::page("W-12"),
        "该地尚未启用网上查阅证据材料",
        "Seeing evidence online is not yet in use in this area",
    ),
    of(
        "NOT_IN_FILE",
        Basis::only(Confidence::Design),
        "案卷中没有所申请的可供查阅的证据材料",
        "The file holds nothing of what is asked for that could be shown",
    ),
    of(
        "CONFIDENTIAL_ITEM",
        Basis::article("O146 65").and_page("W-EV1"),
        "该材料涉及国家秘密、商业秘密、个人隐私或者证人要求保密",
        "The item touches a state secret, a trade secret or privacy, or a witness asked to keep it confidential",
    ),
    of(
        "NOT_LISTED",
        Basis::page("W-EV1").marked(Confidence::Inference),
        "该材料不属于可以网上查阅的证据材料种类",
        "The item is not of a kind that is shown online",
    ),
];
