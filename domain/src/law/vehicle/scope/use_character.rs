//! What a vehicle is registered to be used for, by the letters of the registration system.

use serde::{Deserialize, Serialize};

use crate::law::Basis;
use crate::law::statement::{Statement, from_table, of};

/// The use of a vehicle (使用性质).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum UseCharacter {
    /// A 非营运
    NonOperating,
    /// B 公路客运
    HighwayPassenger,
    /// C 公交客运
    PublicBus,
    /// D 出租客运
    Taxi,
    /// E 旅游客运
    TouristTransport,
    /// F 货运
    Freight,
    /// G 租赁
    Rental,
    /// H 警用
    Police,
    /// I 消防
    FireService,
    /// J 救护
    Ambulance,
    /// K 工程救险
    Rescue,
    /// L 营转非
    FormerlyOperating,
    /// M 出租转非
    FormerlyTaxi,
    /// N 教练
    DriverTraining,
    /// O 幼儿校车
    KindergartenBus,
    /// P 小学生校车
    PrimarySchoolBus,
    /// Q 初中生校车
    JuniorSchoolBus,
    /// R 危化品运输
    DangerousGoods,
    /// S 中小学生校车
    SchoolBus,
    /// T 预约出租客运
    RideHailing,
    /// U 预约出租转非
    FormerlyRideHailing,
}

impl UseCharacter {
    pub const ALL: [Self; 21] = [
        Self::NonOperating,
        Self::HighwayPassenger,
        Self::PublicBus,
        Self::Taxi,
        Self::TouristTransport,
        Self::Freight,
        Self::Rental,
        Self::Police,
        Self::FireService,
        Self::Ambulance,
        Self::Rescue,
        Self::FormerlyOperating,
        Self::FormerlyTaxi,
        Self::DriverTraining,
        Self::KindergartenBus,
        Self::PrimarySchoolBus,
        Self::JuniorSchoolBus,
        Self::DangerousGoods,
        Self::SchoolBus,
        Self::RideHailing,
        Self::FormerlyRideHailing,
    ];

    /// The use of a letter, if it is one of the system.
    pub fn of(letter: char) -> Option<Self> {
        Self::ALL.into_iter().find(|known| known.letter() == letter)
    }

    pub fn letter(self) -> char {
        char::from(self.statement().code.as_bytes()[0])
    }

    /// A, L, M and U: what the measure of 2021 admits.
    pub const fn is_non_operating(self) -> bool {
        matches!(
            self,
            Self::NonOperating | Self::FormerlyOperating | Self::FormerlyTaxi | Self::FormerlyRideHailing
        )
    }
}

from_table!(UseCharacter, TABLE: words, basis);

const READ: Basis = Basis::page("G-ST");

/// In the order of the enum.
const TABLE: [Statement; 21] = [
    of("A", READ, "非营运", "non-operating"),
    of("B", READ, "公路客运", "passenger transport by road"),
    of("C", READ, "公交客运", "public bus"),
    of("D", READ, "出租客运", "taxi"),
    of("E", READ, "旅游客运", "tourist transport"),
    of("F", READ, "货运", "freight"),
    of("G", READ, "租赁", "rental"),
    of("H", READ, "警用", "police"),
    of("I", READ, "消防", "fire service"),
    of("J", READ, "救护", "ambulance"),
    of("K", READ, "工程救险", "engineering rescue"),
    of("L", READ, "营转非", "non-operating, formerly operating"),
    of("M", READ, "出租转非", "non-operating, formerly a taxi"),
    of("N", READ, "教练", "driver training"),
    of("O", READ, "幼儿校车", "kindergarten bus"),
    of("P", READ, "小学生校车", "primary school bus"),
    of("Q", READ, "初中生校车", "junior secondary school bus"),
    of("R", READ, "危化品运输", "transport of dangerous goods"),
    of("S", READ, "中小学生校车", "primary and secondary school bus"),
    of("T", READ, "预约出租客运", "ride-hailing"),
    of("U", READ, "预约出租转非", "non-operating, formerly ride-hailing"),
];
