//! Why something cannot be done with a plate number.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::law::statement::{Statement, from_table, of};
use crate::law::{Basis, Confidence};

/// A refusal about one number. Another number, another person or another day may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum PlateRefusal {
    /// It is on a vehicle.
    Assigned,
    /// It is offered to somebody else.
    Offered,
    /// It is kept for its former owner.
    Reserved,
    /// It is not offered to this person, or not any more.
    NotOffered,
    /// It is not on this vehicle.
    NotOnVehicle,
    /// It is kept for nobody, or not any more.
    NotReserved,
    NotFormerOwner,
    NotSettled,
    /// Of another office.
    OtherPrefix,
    /// Of another class than the vehicle's.
    OtherClass,
    /// Not among the numbers of this office.
    NotInPool,
    /// No number of the class is left to draw.
    NoneFree,
    /// The vehicle carries another number of this office.
    VehicleHasNumber,
}

impl PlateRefusal {
    pub const ALL: [Self; 13] = [
        Self::Assigned,
        Self::Offered,
        Self::Reserved,
        Self::NotOffered,
        Self::NotOnVehicle,
        Self::NotReserved,
        Self::NotFormerOwner,
        Self::NotSettled,
        Self::OtherPrefix,
        Self::OtherClass,
        Self::NotInPool,
        Self::NoneFree,
        Self::VehicleHasNumber,
    ];
}

from_table!(PlateRefusal, TABLE: code, words, basis);

impl fmt::Display for PlateRefusal {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "failed to use a plate number: {}", self.code())
    }
}

impl std::error::Error for PlateRefusal {}

const DESIGN: Basis = Basis::only(Confidence::Design);
const KEPT: Basis = Basis::article("O164 44");

/// In the order of the enum.
const TABLE: [Statement; 13] = [
    of(
        "ASSIGNED",
        DESIGN,
        "该号牌号码已在其他机动车上使用",
        "The number is on another vehicle",
    ),
    of(
        "OFFERED",
        DESIGN,
        "该号牌号码正由他人选取",
        "The number is offered to somebody else",
    ),
    of(
        "RESERVED",
        KEPT,
        "该号牌号码为原机动车所有人保留",
        "The number is kept for its former owner",
    ),
    of(
        "NOT_OFFERED",
        DESIGN,
        "该号牌号码未向申请人提供选取，或者选取时限已过",
        "The number is not offered to this person, or not any more",
    ),
    of(
        "NOT_ON_VEHICLE",
        DESIGN,
        "该号牌号码不在该机动车上",
        "The number is not on this vehicle",
    ),
    of(
        "NOT_RESERVED",
        Basis::article("O164 44(2)1; O164 44(2)2"),
        "该号牌号码未保留，或者已超过申请期限",
        "The number is kept for nobody, or the time to apply for it is over",
    ),
    of(
        "NOT_FORMER_OWNER",
        Basis::article("O164 44(1)"),
        "申请人不是原机动车所有人",
        "The applicant is not the former owner",
    ),
    of(
        "NOT_SETTLED",
        Basis::article("O164 44(2)3"),
        "涉及原机动车的道路交通安全违法行为或者交通事故未处理完毕",
        "Violations or accidents of the former vehicle are not settled",
    ),
    of(
        "OTHER_PREFIX",
        Basis::article("O164 43(1)").marked(Confidence::Inference),
        "号牌号码不属于本所发牌机关代号",
        "The number does not begin with a prefix of this office",
    ),
    of(
        "OTHER_CLASS",
        Basis::article("O164 43(1)").marked(Confidence::Inference),
        "号牌号码与机动车的号牌种类不符",
        "The number is of another class than the plates of this vehicle",
    ),
    of(
        "NOT_IN_POOL",
        DESIGN,
        "该号牌号码不在本所的号牌号码库中",
        "The number is not in the pool of this office",
    ),
    of(
        "NONE_FREE",
        DESIGN,
        "该号牌种类已无可供选取的号牌号码",
        "No number of this class is left to draw",
    ),
    of(
        "VEHICLE_HAS_NUMBER",
        DESIGN,
        "该机动车已使用本所的其他号牌号码",
        "The vehicle carries another number of this office",
    ),
];
