//! By which procedure an accident is handled.

use serde::{Deserialize, Serialize};

use crate::law::Basis;
use crate::law::statement::{Statement, from_table, of};

/// The procedure. Evidence is shown of the ordinary one only (W-EV1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Procedure {
    /// 普通程序
    Ordinary,
    /// 简易程序
    Simple,
    /// 自行协商: the parties settled it between themselves.
    SelfSettled,
}

impl Procedure {
    pub const ALL: [Self; 3] = [Self::Ordinary, Self::Simple, Self::SelfSettled];

    /// Whether its evidence can be asked for.
    pub const fn shows_evidence(self) -> bool {
        matches!(self, Self::Ordinary)
    }
}

from_table!(Procedure, TABLE: code, words, basis);

/// In the order of the enum.
const TABLE: [Statement; 3] = [
    of("ORDINARY", Basis::page("W-EV1"), "普通程序", "ordinary procedure"),
    of(
        "SIMPLE",
        Basis::article("O146 24").and_page("W-EV1"),
        "简易程序",
        "simple procedure",
    ),
    of(
        "SELF_SETTLED",
        Basis::page("W-EV1"),
        "当事人自行协商处理",
        "settled between the parties",
    ),
];
