//! The national emission standards.

use serde::{Deserialize, Serialize};

use crate::law::Words;

/// A national standard. Stricter last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum EmissionStandard {
    #[serde(rename = "NATIONAL_1")]
    National1,
    #[serde(rename = "NATIONAL_2")]
    National2,
    #[serde(rename = "NATIONAL_3")]
    National3,
    #[serde(rename = "NATIONAL_4")]
    National4,
    #[serde(rename = "NATIONAL_5")]
    National5,
    #[serde(rename = "NATIONAL_6")]
    National6,
}

impl EmissionStandard {
    pub const ALL: [Self; 6] = [
        Self::National1,
        Self::National2,
        Self::National3,
        Self::National4,
        Self::National5,
        Self::National6,
    ];

    pub const fn words(self) -> Words {
        match self {
            Self::National1 => Words::new("国一", "National I"),
            Self::National2 => Words::new("国二", "National II"),
            Self::National3 => Words::new("国三", "National III"),
            Self::National4 => Words::new("国四", "National IV"),
            Self::National5 => Words::new("国五", "National V"),
            Self::National6 => Words::new("国六", "National VI"),
        }
    }
}
