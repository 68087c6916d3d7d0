//! A row of the roll-out table.

use std::fmt;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::Confidence;
use crate::identifier::DivisionCode;
use crate::law::Words;

/// The four measures of 2021.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Feature {
    ElectronicLicence,
    UsedCarTransfer,
    PassCode,
    EvidenceAccess,
}

impl Feature {
    pub const ALL: [Self; 4] = [
        Self::ElectronicLicence,
        Self::UsedCarTransfer,
        Self::PassCode,
        Self::EvidenceAccess,
    ];

    pub const fn words(self) -> Words {
        match self {
            Self::ElectronicLicence => Words::new("机动车驾驶证电子版", "electronic driving licence"),
            Self::UsedCarTransfer => Words::new("二手车异地交易登记", "off-site used-car transfer"),
            Self::PassCode => Words::new("货车电子通行码", "electronic pass code for trucks"),
            Self::EvidenceAccess => {
                Words::new("交通事故证据材料网上查阅", "online access to accident evidence")
            }
        }
    }
}

/// Where a row holds: the whole country, or a division of GB/T 2260 at province or prefecture level.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Area {
    All,
    /// A province ends in 0000, a prefecture in 00.
    Division(DivisionCode),
}

/// An area that is neither `all` nor a province or prefecture.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("failed to read an area: {0:?} is neither \"all\" nor the code of a province or prefecture")]
pub struct AreaError(String);

/// From when to when a measure is in use in an area, where that was read, and how firm it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RolloutRow {
    pub feature: Feature,
    pub area: Area,
    /// The area's name, for the people who read the table.
    pub name: String,
    /// First day (Asia/Shanghai).
    pub from: NaiveDate,
    /// Last day, where there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<NaiveDate>,
    /// A source key, with what it says.
    pub provenance: String,
    pub confidence: Confidence,
}

impl RolloutRow {
    /// Whether the row says that the measure is in use; an unverified row says that this is not known.
    pub fn opens(&self) -> bool {
        !matches!(self.confidence, Confidence::Unverified | Confidence::NotFound)
    }

    pub(super) fn covers_day(&self, day: NaiveDate) -> bool {
        self.from <= day && self.to.is_none_or(|to| day <= to)
    }
}

impl Area {
    /// Every area that a row can name and that holds the city.
    pub fn holding(city: &DivisionCode) -> [Self; 3] {
        [
            Self::All,
            Self::Division(city.province()),
            Self::Division(city.prefecture()),
        ]
    }

    /// Whether the area holds the division.
    pub(in crate::law) fn covers(&self, city: &DivisionCode) -> bool {
        match self {
            Self::All => true,
            Self::Division(code) => code.contains(city),
        }
    }
}

impl TryFrom<String> for Area {
    type Error = AreaError;

    fn try_from(text: String) -> Result<Self, AreaError> {
        if text == "all" {
            return Ok(Self::All);
        }
        match DivisionCode::parse(&text) {
            Ok(code) if code == code.prefecture() => Ok(Self::Division(code)),
            _ => Err(AreaError(text)),
        }
    }
}

impl From<Area> for String {
    fn from(area: Area) -> Self {
        area.to_string()
    }
}

impl fmt::Display for Area {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::All => "all",
            Self::Division(code) => code.as_str(),
        })
    }
}
