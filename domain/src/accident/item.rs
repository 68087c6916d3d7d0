//! Items of evidence: what each is, what is confidential about it, and which bytes it has.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::access::PersonId;
use crate::audit::Hex;
use crate::law::statement::{Statement, from_table, of};
use crate::law::{Basis, Confidence};

/// An item's id, given by the unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ItemId(pub Uuid);

/// SHA-256 of stored bytes; in text, lower-case hexadecimal.
pub type ContentHash = Hex<32>;

/// One item of evidence in the file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct EvidenceItem {
    pub id: ItemId,
    pub kind: ItemKind,
    /// What is confidential about it; empty where nothing is known to be.
    #[serde(default)]
    pub confidential: BTreeSet<Confidentiality>,
    /// Who can be seen or is named in it.
    #[serde(default)]
    pub shows: BTreeSet<PersonId>,
    pub content: ItemContent,
}

/// The bytes as they came.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ItemContent {
    pub sha256: ContentHash,
    /// Length in bytes.
    pub size: u64,
    /// Type by content, for example `application/pdf`.
    pub media_type: String,
}

/// What an item is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum ItemKind {
    ScenePlan,
    ScenePhoto,
    SceneRecord,
    TestReport,
    ExpertOpinion,
    SimulationRecord,
    InsurancePolicy,
    DrivingLicence,
    VehiclePermit,
    /// 证人证言
    WitnessStatement,
    /// 当事人陈述
    PartyStatement,
    /// 视听资料
    Recording,
    /// 内部审批材料
    InternalPaper,
    Other,
}

/// Why an item is confidential.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Confidentiality {
    StateSecret,
    TradeSecret,
    Privacy,
    /// 证人要求保密
    AskedByWitness,
}

impl ItemKind {
    pub const ALL: [Self; 14] = [
        Self::ScenePlan,
        Self::ScenePhoto,
        Self::SceneRecord,
        Self::TestReport,
        Self::ExpertOpinion,
        Self::SimulationRecord,
        Self::InsurancePolicy,
        Self::DrivingLicence,
        Self::VehiclePermit,
        Self::WitnessStatement,
        Self::PartyStatement,
        Self::Recording,
        Self::InternalPaper,
        Self::Other,
    ];

    /// The nine kinds that are shown (W-EV1).
    pub const LISTED: [Self; 9] = [
        Self::ScenePlan,
        Self::ScenePhoto,
        Self::SceneRecord,
        Self::TestReport,
        Self::ExpertOpinion,
        Self::SimulationRecord,
        Self::InsurancePolicy,
        Self::DrivingLicence,
        Self::VehiclePermit,
    ];

    /// Whether it is one of the nine.
    pub const fn is_listed(self) -> bool {
        !matches!(
            self,
            Self::WitnessStatement
                | Self::PartyStatement
                | Self::Recording
                | Self::InternalPaper
                | Self::Other
        )
    }
}

impl Confidentiality {
    pub const ALL: [Self; 4] = [
        Self::StateSecret,
        Self::TradeSecret,
        Self::Privacy,
        Self::AskedByWitness,
    ];

    /// Whether covering a part of it can be enough. A state secret follows its own law as a whole (inference).
    pub const fn can_be_covered(self) -> bool {
        !matches!(self, Self::StateSecret)
    }
}

from_table!(ItemKind, KINDS: code, words, basis);
from_table!(Confidentiality, CONFIDENTIAL: code, words, article, basis);

/// The list of one city; no rule was found that lists kinds for the whole country.
const LIST: Basis = Basis::page("W-EV1");
const NOT_IN_THE_LIST: Basis = Basis::page("W-EV1").marked(Confidence::Inference);

/// In the order of the enum.
const KINDS: [Statement; 14] = [
    of("SCENE_PLAN", LIST, "现场图", "plan of the scene"),
    of("SCENE_PHOTO", LIST, "现场照片", "photographs of the scene"),
    of("SCENE_RECORD", LIST, "现场勘查笔录", "record of the scene"),
    of("TEST_REPORT", LIST, "检验报告", "test report"),
    of("EXPERT_OPINION", LIST, "鉴定意见", "expert opinion"),
    of(
        "SIMULATION_RECORD",
        LIST,
        "模拟实验记录",
        "record of a simulation",
    ),
    of("INSURANCE_POLICY", LIST, "保险凭证", "insurance policy"),
    of(
        "DRIVING_LICENCE",
        LIST,
        "当事人驾驶证复印件",
        "copy of a party's driving licence",
    ),
    of(
        "VEHICLE_PERMIT",
        LIST,
        "机动车行驶证复印件",
        "copy of a vehicle's permit",
    ),
    of(
        "WITNESS_STATEMENT",
        NOT_IN_THE_LIST,
        "证人证言",
        "statement of a witness",
    ),
    of(
        "PARTY_STATEMENT",
        NOT_IN_THE_LIST,
        "当事人陈述",
        "statement of a party",
    ),
    of(
        "RECORDING",
        NOT_IN_THE_LIST,
        "视听资料",
        "sound or video recording",
    ),
    of(
        "INTERNAL_PAPER",
        NOT_IN_THE_LIST,
        "内部审批材料",
        "internal paper of the unit",
    ),
    of("OTHER", NOT_IN_THE_LIST, "其他材料", "other material"),
];

const OWN_LAW: Basis = Basis::article("O146 65").and_page("W-EV1");

/// In the order of the enum.
const CONFIDENTIAL: [Statement; 4] = [
    of("STATE_SECRET", OWN_LAW, "涉及国家秘密", "state secret"),
    of("TRADE_SECRET", OWN_LAW, "涉及商业秘密", "trade secret"),
    of("PRIVACY", OWN_LAW, "涉及个人隐私", "privacy of a person"),
    of(
        "ASKED_BY_WITNESS",
        OWN_LAW,
        "证人要求保密",
        "a witness asked to keep it confidential",
    ),
];
