//! Why the office says no: the grounds of a decision not to accept or not to issue.

mod table;

use serde::{Deserialize, Serialize};

use self::table::TABLE;
use super::statement::from_table;

/// A ground of a negative decision. `StatusX` is the letter X of the police status field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum DecisionGround {
    NotCompetent,
    CityNotOpen,
    LicenceNotFound,
    Expired,
    StatusB,
    StatusD,
    StatusU,
    StatusK,
    StatusM,
    StatusS,
    StatusJ,
    StatusL,
    StatusE,
    StatusF,
    StatusG,
    StatusR,
    StatusC,
    IdentityFailed,
    PhotoNonconforming,
    AgentNotAllowed,
    FalseMaterial,
    #[serde(rename = "BANNED_1Y")]
    Banned1Y,
    #[serde(rename = "BANNED_3Y")]
    Banned3Y,
    AlreadyIssued,
    OpenCaseExists,
}

impl DecisionGround {
    pub const ALL: [Self; 25] = [
        Self::NotCompetent,
        Self::CityNotOpen,
        Self::LicenceNotFound,
        Self::Expired,
        Self::StatusB,
        Self::StatusD,
        Self::StatusU,
        Self::StatusK,
        Self::StatusM,
        Self::StatusS,
        Self::StatusJ,
        Self::StatusL,
        Self::StatusE,
        Self::StatusF,
        Self::StatusG,
        Self::StatusR,
        Self::StatusC,
        Self::IdentityFailed,
        Self::PhotoNonconforming,
        Self::AgentNotAllowed,
        Self::FalseMaterial,
        Self::Banned1Y,
        Self::Banned3Y,
        Self::AlreadyIssued,
        Self::OpenCaseExists,
    ];
}

from_table!(DecisionGround, TABLE: code, words, article, basis);
