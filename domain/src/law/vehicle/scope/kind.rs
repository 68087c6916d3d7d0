//! Kinds of vehicles, as far as the rules of a transfer tell them apart.

use serde::{Deserialize, Serialize};

use crate::law::{Basis, Words};

/// What a vehicle is to these rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum VehicleKind {
    SmallPassenger,
    MicroPassenger,
    Motorcycle,
    Other,
}

/// First letters of other known types: goods vehicles, tractors, trailers, special vehicles, tricycles, machinery, trams.
const OTHERS: &str = "HQBGZNJDTX";

impl VehicleKind {
    pub const ALL: [Self; 4] = [
        Self::SmallPassenger,
        Self::MicroPassenger,
        Self::Motorcycle,
        Self::Other,
    ];

    /// Where the codes of vehicle types were read.
    pub const BASIS: Basis = Basis::page("G-ST");

    /// The kind of a vehicle type of three characters (GA/T 16 series), such as `K33`. `None` for a type that is not known.
    pub fn of_type(code: &str) -> Option<Self> {
        let code = code.trim().to_ascii_uppercase();
        let [first, second, third] = *code.as_bytes() else {
            return None;
        };
        if !second.is_ascii_digit() || !third.is_ascii_alphanumeric() {
            return None;
        }
        match (first, second) {
            (b'K', b'1' | b'2') => Some(Self::Other),
            (b'K', b'3') => Some(Self::SmallPassenger),
            (b'K', b'4') => Some(Self::MicroPassenger),
            (b'M', _) => Some(Self::Motorcycle),
            _ => OTHERS.contains(char::from(first)).then_some(Self::Other),
        }
    }

    pub const fn words(self) -> Words {
        match self {
            Self::SmallPassenger => Words::new("小型载客汽车", "small passenger vehicle"),
            Self::MicroPassenger => Words::new("微型载客汽车", "micro passenger vehicle"),
            Self::Motorcycle => Words::new("摩托车", "motorcycle"),
            Self::Other => Words::new("其他机动车", "other motor vehicle"),
        }
    }
}
