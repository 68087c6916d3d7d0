//! The letters of the police status field.

use super::{ExistingDisplay, NewApplication, ReviewReason};
use crate::law::statement::{Statement, from_table, of};
use crate::law::{Basis, Confidence, DecisionGround};

/// One letter of the status. The codes are those that independent public dictionaries agree on, except K and R.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum StatusLetter {
    A,
    H,
    I,
    B,
    D,
    K,
    U,
    M,
    S,
    J,
    L,
    E,
    F,
    G,
    R,
    N,
    P,
    T,
    C,
}

impl StatusLetter {
    pub const ALL: [Self; 19] = [
        Self::A,
        Self::H,
        Self::I,
        Self::B,
        Self::D,
        Self::K,
        Self::U,
        Self::M,
        Self::S,
        Self::J,
        Self::L,
        Self::E,
        Self::F,
        Self::G,
        Self::R,
        Self::N,
        Self::P,
        Self::T,
        Self::C,
    ];

    /// The letter with a known meaning, if it is one.
    pub fn of(letter: char) -> Option<Self> {
        Self::ALL.into_iter().find(|known| known.as_char() == letter)
    }

    pub fn as_char(self) -> char {
        char::from(self.statement().code.as_bytes()[0])
    }

    /// What this letter alone means for an application.
    pub fn for_new_application(self) -> NewApplication {
        use DecisionGround as Ground;
        let refused = |ground| NewApplication::Refused(vec![ground]);
        let review = |reason| NewApplication::ManualReview(vec![reason]);
        match self {
            // Unsettled violations and accidents do not block.
            Self::A | Self::H | Self::I => NewApplication::Eligible,
            Self::B => refused(Ground::StatusB),
            Self::D => refused(Ground::StatusD),
            Self::K => refused(Ground::StatusK),
            Self::U => refused(Ground::StatusU),
            Self::M => refused(Ground::StatusM),
            Self::S => refused(Ground::StatusS),
            Self::J => refused(Ground::StatusJ),
            Self::L => refused(Ground::StatusL),
            Self::E => refused(Ground::StatusE),
            Self::F => refused(Ground::StatusF),
            Self::G => refused(Ground::StatusG),
            Self::R => refused(Ground::StatusR),
            Self::C => refused(Ground::StatusC),
            Self::N => review(ReviewReason::RenewalExtended),
            Self::P => review(ReviewReason::MedicalExtended),
            Self::T => review(ReviewReason::AuditExtended),
        }
    }

    /// How this letter alone shows an electronic licence that exists.
    pub const fn for_existing_document(self) -> ExistingDisplay {
        match self {
            Self::A | Self::H | Self::I => ExistingDisplay::Normal,
            // N, P and T: red or a message by inference; red keeps the document visible and truthful.
            Self::B | Self::D | Self::K | Self::U | Self::M | Self::S | Self::N | Self::P | Self::T => {
                ExistingDisplay::Red
            }
            Self::J | Self::L => ExistingDisplay::MessageOnly,
            // R is treated as G; where it means an overdue medical certificate, red would do (inference).
            Self::E | Self::F | Self::G | Self::R => ExistingDisplay::Hidden,
            Self::C => ExistingDisplay::Superseded,
        }
    }
}

from_table!(StatusLetter, TABLE: words, basis);

const OVERDUE: Basis = Basis::page("W-EL1");
/// No driving during an extension; what follows for the electronic version is our reading.
const EXTENDED: Basis = Basis::article("O162 75").marked(Confidence::Inference);

/// In the order of the enum. Each says where the treatment of the letter was read, or that it is our reading.
const TABLE: [Statement; 19] = [
    of("A", Basis::page("W-EL1"), "正常", "normal"),
    of("H", Basis::page("W-EL1"), "违法未处理", "violation not settled"),
    of("I", Basis::page("W-EL1"), "事故未处理", "accident not settled"),
    of(
        "B",
        Basis::article("RTSR 23").and_page("W-EL1"),
        "超分",
        "12 points reached",
    ),
    of(
        "D",
        Basis::article("RTSR 28").and_page("W-28"),
        "暂扣",
        "suspended",
    ),
    // The dictionaries disagree on K; the published questions and answers name 扣押.
    of(
        "K",
        Basis::page("W-EL1").marked(Confidence::Inference),
        "扣押",
        "impounded",
    ),
    of(
        "U",
        Basis::article("RTSR 28").and_page("W-28"),
        "扣留",
        "detained",
    ),
    of("M", OVERDUE, "逾期未换证", "renewal overdue"),
    of(
        "S",
        Basis::article("O162 72").and_page("W-28"),
        "逾期未审验",
        "audit overdue",
    ),
    of(
        "J",
        Basis::article("RTSR 25; O163 29").and_page("W-28"),
        "停止使用",
        "announced out of use",
    ),
    of("L", Basis::page("W-EL2"), "锁定", "locked"),
    of(
        "E",
        Basis::article("O162 79(1)11").and_page("W-EL1"),
        "撤销",
        "revoked",
    ),
    of(
        "F",
        Basis::article("O162 79(1)11").and_page("W-EL1"),
        "吊销",
        "withdrawn as a punishment",
    ),
    of(
        "G",
        Basis::article("O162 79").and_page("W-EL1"),
        "注销",
        "cancelled",
    ),
    of(
        "R",
        Basis::article("O162 74; O162 79").marked(Confidence::Inference),
        "注销可恢复（一说逾期未体检）",
        "cancelled but restorable (or, by some dictionaries, medical certificate overdue)",
    ),
    of("N", EXTENDED, "延期换证", "renewal extended"),
    of("P", EXTENDED, "延期体检", "medical certificate extended"),
    of("T", EXTENDED, "延期审验", "audit extended"),
    of(
        "C",
        Basis::article("O162 64").marked(Confidence::Inference),
        "转出",
        "transferred out",
    ),
];
