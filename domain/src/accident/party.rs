//! The people of an accident, by id.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::access::PersonId;
use crate::law::statement::{Statement, from_table, of};
use crate::law::{Basis, Confidence};

/// What somebody was in an accident.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum AccidentPart {
    Driver,
    Pedestrian,
    Passenger,
    /// 非机动车驾驶人
    Cyclist,
    /// 机动车所有人、管理人, who was not in it.
    Owner,
    /// 保险公司
    Insurer,
    Witness,
}

/// Somebody with their part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AccidentParty {
    pub person: PersonId,
    pub part: AccidentPart,
    #[serde(default)]
    pub died: bool,
}

/// 近亲属: a close relative of somebody who died.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Relative {
    pub person: PersonId,
    /// The one who died.
    pub of: PersonId,
}

/// 代理人: somebody whom the unit knows to act for a person of the accident.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Representative {
    pub person: PersonId,
    /// For whom.
    pub of: PersonId,
    /// The last day of the authority, where it has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<NaiveDate>,
}

impl AccidentPart {
    pub const ALL: [Self; 7] = [
        Self::Driver,
        Self::Pedestrian,
        Self::Passenger,
        Self::Cyclist,
        Self::Owner,
        Self::Insurer,
        Self::Witness,
    ];

    /// Whether it makes a party (当事人), who may see evidence. An owner who was not there and an insurer may see the
    /// progress only (W-EV3), a witness nothing.
    pub const fn is_party(self) -> bool {
        matches!(
            self,
            Self::Driver | Self::Pedestrian | Self::Passenger | Self::Cyclist
        )
    }

    /// Whether the progress is shown after a written application.
    pub const fn may_ask_for_progress(self) -> bool {
        matches!(self, Self::Owner | Self::Insurer)
    }
}

from_table!(AccidentPart, TABLE: code, words, article, basis);

/// The definition of the parties, which names no parts one by one.
const PARTIES: Basis = Basis::article("O146 65").marked(Confidence::Inference);

/// In the order of the enum.
const TABLE: [Statement; 7] = [
    of("DRIVER", PARTIES, "机动车驾驶人", "driver"),
    of("PEDESTRIAN", PARTIES, "行人", "pedestrian"),
    of("PASSENGER", PARTIES, "乘车人", "passenger"),
    of(
        "CYCLIST",
        PARTIES,
        "非机动车驾驶人",
        "rider of a non-motor vehicle",
    ),
    of(
        "OWNER",
        Basis::page("W-EV3"),
        "机动车所有人",
        "owner of a vehicle",
    ),
    of("INSURER", Basis::page("W-EV3"), "保险公司", "insurer"),
    of(
        "WITNESS",
        Basis::article("O146 65").marked(Confidence::Inference),
        "证人",
        "witness",
    ),
];
