//! Why a person has to look: what the rules or the data leave open is never read as a refusal.

use serde::{Deserialize, Serialize};

use super::party::PartyRole;
use crate::law::statement::{Statement, from_table, of};
use crate::law::{Basis, Confidence};

/// A question that a person answers before the case goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Referral {
    /// The lists do not say whether the measure is in use at both ends.
    CityUnknown,
    /// A place is named so widely that it belongs to no single office.
    PlaceUnclear,
    /// Title passed without a trade: which office comes first?
    TitleWithoutTrade,
    /// The owner moved within the area of one office.
    SameArea,
    #[serde(rename = "MOVE_UNDER_ORDER_124")]
    MoveUnderOrder124,
    UseUnknown,
    PoliceVehicle,
    /// Letter B.
    TransferredOut,
    /// Letter D.
    OutOfUse,
    /// Letter J.
    Suspect,
    /// Letter F.
    UnconfirmedLetter,
    UnknownLetter,
    ScrapDateMissing,
    ScrapDateUnexpected,
    InspectionUnknown,
    CustomsUnknown,
    CustomsOnMove,
    SettlementUnknown,
    EmissionUnknown,
    QuotaUnknown,
    /// Nobody has seen the paper of somebody who acts as an agent.
    AgentPowers,
    GuardianPowers,
    HeirPowers,
    /// No number says whether the applicant is of age.
    AgeUnknown,
    /// The applicant is an organisation: its main office decides over the office of arrival.
    MainOffice,
    /// The register names another owner than the one who is said to give the vehicle away, or nobody is said to.
    SellerNotOwner,
    /// The vehicle has left, and the register does not name the applicant as its owner.
    LeftForAnother,
    /// The number does not begin as those of this office, where the vehicle is said to be registered.
    PlatePrefix,
    NoPlate,
}

impl Referral {
    pub const ALL: [Self; 29] = [
        Self::CityUnknown,
        Self::PlaceUnclear,
        Self::TitleWithoutTrade,
        Self::SameArea,
        Self::MoveUnderOrder124,
        Self::UseUnknown,
        Self::PoliceVehicle,
        Self::TransferredOut,
        Self::OutOfUse,
        Self::Suspect,
        Self::UnconfirmedLetter,
        Self::UnknownLetter,
        Self::ScrapDateMissing,
        Self::ScrapDateUnexpected,
        Self::InspectionUnknown,
        Self::CustomsUnknown,
        Self::CustomsOnMove,
        Self::SettlementUnknown,
        Self::EmissionUnknown,
        Self::QuotaUnknown,
        Self::AgentPowers,
        Self::GuardianPowers,
        Self::HeirPowers,
        Self::AgeUnknown,
        Self::MainOffice,
        Self::SellerNotOwner,
        Self::LeftForAnother,
        Self::PlatePrefix,
        Self::NoPlate,
    ];

    /// What stands open while nobody has seen the papers of those who act for the applicant in this role.
    pub const fn of_powers(role: PartyRole) -> Option<Self> {
        match role {
            PartyRole::Agent => Some(Self::AgentPowers),
            PartyRole::Guardian => Some(Self::GuardianPowers),
            PartyRole::Heir => Some(Self::HeirPowers),
            _ => None,
        }
    }

    /// Whether it is about powers, which words do not answer: somebody sees the paper.
    pub const fn is_of_powers(self) -> bool {
        matches!(self, Self::AgentPowers | Self::GuardianPowers | Self::HeirPowers)
    }
}

from_table!(Referral, TABLE: code, words, basis);

const DESIGN: Basis = Basis::only(Confidence::Design);
const NOT_FOUND: Basis = Basis::only(Confidence::NotFound);
/// Which vehicles have a service life is believed, not read.
const SERVICE_LIFE: Basis = Basis::article("O164 29.3").marked(Confidence::Unverified);

/// In the order of the enum. Each rests on the article that leaves it open, or on the mark that nothing was found.
const TABLE: [Statement; 29] = [
    of(
        "CITY_UNKNOWN",
        NOT_FOUND,
        "现有资料无法确定转出地、转入地是否均已启用，转人工核实",
        "The lists do not say whether it is in use at both ends; a person checks",
    ),
    of(
        "PLACE_UNCLEAR",
        DESIGN,
        "地点不明确，无法确定所属车辆管理所",
        "A place is too wide or not known to which office it belongs",
    ),
    of(
        "TITLE_WITHOUT_TRADE",
        Basis::article("O164 27(3)").marked(Confidence::Inference),
        "所有权非因交易取得，条文仅规定在转入地交易的情形，由人工确定先向何地申请",
        "Title did not pass by a trade and the article speaks of trades only; a person says which office comes first",
    ),
    of(
        "SAME_AREA",
        Basis::article("O164 23.1; O164 24(1)1"),
        "住所在同一车辆管理所辖区内迁移，应当办理变更备案",
        "The owner moved within the area of one office: that is a filing, not a transfer",
    ),
    of(
        "MOVE_UNDER_ORDER_124",
        NOT_FOUND,
        "未查到第124号令关于住所迁出后直接向转入地申请的规定，转人工审核",
        "What Order 124 says of moving house was not found; a person decides",
    ),
    of(
        "USE_UNKNOWN",
        DESIGN,
        "使用性质不明",
        "The registered use is not known",
    ),
    of(
        "POLICE_VEHICLE",
        Basis::article("O164 2(4)"),
        "警用车辆登记业务按照有关规定办理",
        "The registration of police vehicles has rules of its own",
    ),
    of(
        "TRANSFERRED_OUT",
        Basis::page("G-ST").marked(Confidence::Inference),
        "机动车状态为转出，可能已在办理转出登记",
        "Status of the vehicle: transferred out; it may be leaving for another office already",
    ),
    of(
        "OUT_OF_USE",
        Basis::page("G-ST").marked(Confidence::NotFound),
        "机动车状态为停驶，能否办理无明文规定",
        "Status of the vehicle: taken out of use; no rule says what follows",
    ),
    of(
        "SUSPECT",
        Basis::article("O164 74(1)").marked(Confidence::Inference),
        "机动车状态为嫌疑车，应当开展调查",
        "Status of the vehicle: suspect; an inquiry is due",
    ),
    of(
        "UNCONFIRMED_LETTER",
        Basis::page("G-ST").marked(Confidence::Unverified),
        "机动车状态代码的含义仅见于一处资料",
        "The status holds a letter whose meaning only one dictionary gives",
    ),
    of(
        "UNKNOWN_LETTER",
        DESIGN,
        "机动车状态含有含义不明的代码",
        "The status holds a letter of unknown meaning",
    ),
    of(
        "SCRAP_DATE_MISSING",
        SERVICE_LIFE,
        "该类机动车有使用年限，但登记信息中无强制报废期止日期",
        "Vehicles of this kind have a service life, but the register names no end of it",
    ),
    of(
        "SCRAP_DATE_UNEXPECTED",
        SERVICE_LIFE,
        "非营运小型、微型载客汽车一般无使用年限，但登记信息中的强制报废期止日期已近或者已过",
        "Non-operating small and micro passenger vehicles have no service life, \
         yet the register names an end of it that is near or past",
    ),
    of(
        "INSPECTION_UNKNOWN",
        DESIGN,
        "检验有效期不明",
        "It is not known until when the inspection is valid",
    ),
    of(
        "CUSTOMS_UNKNOWN",
        DESIGN,
        "海关监管情况不明",
        "It is not known whether customs supervises the vehicle",
    ),
    of(
        "CUSTOMS_ON_MOVE",
        NOT_FOUND,
        "海关监管的机动车转籍，未查到明文规定",
        "No rule was found on moving a vehicle under customs supervision",
    ),
    of(
        "SETTLEMENT_UNKNOWN",
        Basis::article("O164 25(2)").marked(Confidence::Design),
        "违法行为、交通事故处理情况不明",
        "It is not known whether violations and accidents are settled",
    ),
    of(
        "EMISSION_UNKNOWN",
        Basis::page("W-EM").marked(Confidence::NotFound),
        "转入地的排放标准要求或者该车的排放标准不明",
        "The emission standard that the place asks for, or that the vehicle has, is not known",
    ),
    of(
        "QUOTA_UNKNOWN",
        Basis::page("W-EM").marked(Confidence::NotFound),
        "转入地是否实行号牌指标管理不明",
        "It is not known whether plate numbers are rationed in the place it comes to",
    ),
    of(
        "AGENT_POWERS",
        Basis::article("O164 86(2)"),
        "代理人的身份证明和机动车所有人的委托书尚未核验",
        "Nobody has seen the agent's identity document and the owner's authorisation",
    ),
    of(
        "GUARDIAN_POWERS",
        Basis::article("CC 23").marked(Confidence::Inference),
        "监护关系证明尚未核验",
        "Nobody has seen the proof of guardianship",
    ),
    of(
        "HEIR_POWERS",
        Basis::article("O164 86(1)"),
        "机动车所有人死亡的证明和继承人身份尚未核验",
        "Nobody has seen the proof that the owner has died, and that this is an heir",
    ),
    of(
        "AGE_UNKNOWN",
        Basis::article("CC 17").marked(Confidence::Inference),
        "身份证明号码未载明出生日期，申请人是否成年有待核实",
        "The number of the identity document does not say when the applicant was born; a person checks whether they are of age",
    ),
    of(
        "MAIN_OFFICE",
        Basis::article("O164 89(3)"),
        "申请人为单位，其住所即主要办事机构所在地有待核实",
        "The applicant is an organisation: a person checks its domicile, which is the place of its main office",
    ),
    of(
        "SELLER_NOT_OWNER",
        Basis::article("O164 26(1)2; O164 90").marked(Confidence::Inference),
        "登记的机动车所有人不是申请所称的原机动车所有人，所有权如何转让有待核实",
        "The registered owner is not the one who is said to give the vehicle away: a person checks how title passed",
    ),
    of(
        "LEFT_FOR_ANOTHER",
        Basis::article("O164 27(1)").marked(Confidence::Inference),
        "机动车已转出，但登记的机动车所有人不是申请人，转出为谁办理有待核实",
        "The vehicle has left, and the register does not name the applicant as its owner: a person checks for whom it left",
    ),
    of(
        "PLATE_PREFIX",
        NOT_FOUND,
        "号牌号码的发牌机关代号不是本所的代号，是否在本所登记有待核实",
        "The number on the vehicle does not begin as those of this office: a person checks whether it is registered here",
    ),
    of(
        "NO_PLATE",
        DESIGN,
        "登记信息中无号牌号码，登记地有待核实",
        "The register names no number on the vehicle: a person checks where it is registered",
    ),
];
