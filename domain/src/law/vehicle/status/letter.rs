//! The letters of the vehicle status field.

use super::LetterEffect;
use crate::law::statement::{Statement, from_table, of};
use crate::law::vehicle::{Referral, Stage, TransferGround};
use crate::law::{Basis, Confidence};

/// One letter of the status. The letters agree across independent public dictionaries, except F, which one of them has; the
/// wording varies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum VehicleStatusLetter {
    A,
    B,
    C,
    D,
    E,
    F,
    G,
    H,
    I,
    J,
    K,
    L,
    M,
    N,
    O,
    P,
    Q,
}

impl VehicleStatusLetter {
    pub const ALL: [Self; 17] = [
        Self::A,
        Self::B,
        Self::C,
        Self::D,
        Self::E,
        Self::F,
        Self::G,
        Self::H,
        Self::I,
        Self::J,
        Self::K,
        Self::L,
        Self::M,
        Self::N,
        Self::O,
        Self::P,
        Self::Q,
    ];

    /// The letter with a known meaning, if it is one.
    pub fn of(letter: char) -> Option<Self> {
        Self::ALL.into_iter().find(|known| known.as_char() == letter)
    }

    pub fn as_char(self) -> char {
        char::from(self.statement().code.as_bytes()[0])
    }

    /// What this letter alone does to an application at this stage.
    pub const fn effect(self, stage: Stage) -> LetterEffect {
        use LetterEffect::{Blocks, Nothing, Pauses, Review};
        match self {
            Self::A => Nothing,
            Self::B => Review(Referral::TransferredOut),
            Self::C => Blocks(TransferGround::Stolen),
            Self::D => Review(Referral::OutOfUse),
            Self::E => Blocks(TransferGround::NotRegistered),
            Self::F => Review(Referral::UnconfirmedLetter),
            Self::G | Self::I | Self::N => unsettled(stage),
            Self::H => Blocks(TransferGround::Customs),
            Self::J => Review(Referral::Suspect),
            Self::K => Blocks(TransferGround::Sealed),
            Self::L => Blocks(TransferGround::Detained),
            Self::M | Self::P => Blocks(TransferGround::Scrapped),
            Self::O => Blocks(TransferGround::Locked),
            // Not on the list of what bars an application: the certificate can come with the vehicle.
            Self::Q => Pauses(TransferGround::Inspection),
        }
    }
}

from_table!(VehicleStatusLetter, TABLE: words, basis);

/// Everything has to be settled before one applies; what comes up afterwards only makes the case wait (policy).
const fn unsettled(stage: Stage) -> LetterEffect {
    match stage {
        Stage::Applying => LetterEffect::Blocks(TransferGround::Unsettled),
        Stage::Running => LetterEffect::Pauses(TransferGround::Unsettled),
    }
}

/// On the published list of what bars an application in the app.
const BARS: Basis = Basis::page("W-UC6");
/// Not on that list: the dictionaries give the meaning, and the treatment is our reading.
const READING: Basis = Basis::page("G-ST").marked(Confidence::Inference);

/// In the order of the enum. Each says where the treatment of the letter was read, or that it is our reading; the article is
/// that of the ground.
const TABLE: [Statement; 17] = [
    of("A", Basis::page("G-ST"), "正常", "normal"),
    of("B", READING, "转出", "transferred out"),
    of("C", BARS, "被盗抢", "stolen or robbed"),
    of(
        "D",
        Basis::page("G-ST").marked(Confidence::NotFound),
        "停驶",
        "taken out of use",
    ),
    of("E", BARS, "注销", "deregistered"),
    of(
        "F",
        Basis::page("G-ST").marked(Confidence::Unverified),
        "撤销",
        "registration revoked",
    ),
    of("G", BARS, "违法未处理", "violation not settled"),
    of("H", READING, "海关监管", "under customs supervision"),
    of("I", BARS, "事故未处理", "accident not settled"),
    of("J", READING, "嫌疑车", "suspect vehicle"),
    of("K", BARS, "查封", "sealed"),
    of("L", BARS, "扣留（暂扣）", "detained"),
    of(
        "M",
        BARS,
        "达到报废标准（强制注销）",
        "to be scrapped, deregistered by force",
    ),
    of("N", BARS, "事故逃逸", "hit and run"),
    of("O", BARS, "锁定", "locked"),
    of(
        "P",
        BARS,
        "达到报废标准公告牌证作废",
        "to be scrapped, plates and papers announced void",
    ),
    of("Q", READING, "逾期未检验", "inspection overdue"),
];
