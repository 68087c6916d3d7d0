//! Which vehicles may go straight to the office of the place they come to. Others leave through the office of registration.

mod kind;
mod service_life;
#[cfg(test)]
mod tests;
mod use_character;

use chrono::NaiveDate;

use super::TransferGround;
use crate::identifier::DivisionCode;
use crate::law::RegistrationRuleSet;
use crate::law::rollout::{Feature, Gate, Rollout};

pub use kind::VehicleKind;
pub use service_life::{SERVICE_LIFE, has_service_life};
pub use use_character::UseCharacter;

/// Whether the measure is in use at both ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gates {
    Open,
    /// At one end at least it is not.
    NotYet,
    /// No end is known to be closed, and of one at least the lists do not say.
    Unknown,
}

/// The grounds against an application in the place of arrival for a vehicle of this kind and use. `None`: the use is not
/// known, and is not held against anybody.
pub fn against(
    kind: VehicleKind,
    use_character: Option<UseCharacter>,
    rules: RegistrationRuleSet,
) -> Vec<TransferGround> {
    let kind = (!kind_in_scope(kind, rules)).then_some(TransferGround::KindNotInScope);
    let in_scope = use_character.is_none_or(|known| use_in_scope(known, rules));
    let use_character = (!in_scope).then_some(TransferGround::UseNotInScope);
    kind.into_iter().chain(use_character).collect()
}

/// Small and micro passenger vehicles; from Order 164 on motorcycles too.
pub const fn kind_in_scope(kind: VehicleKind, rules: RegistrationRuleSet) -> bool {
    match kind {
        VehicleKind::SmallPassenger | VehicleKind::MicroPassenger => true,
        VehicleKind::Motorcycle => matches!(rules, RegistrationRuleSet::Order164),
        VehicleKind::Other => false,
    }
}

/// Non-operating ones (A, L, M, U); from Order 164 on any.
pub const fn use_in_scope(use_character: UseCharacter, rules: RegistrationRuleSet) -> bool {
    matches!(rules, RegistrationRuleSet::Order164) || use_character.is_non_operating()
}

/// Whether the measure is in use in both places on `day` (Asia/Shanghai). It matters under Order 124 only, and is open
/// everywhere from 2021-12-10.
pub fn gates(rollout: &Rollout, ends: [&DivisionCode; 2], day: NaiveDate) -> Gates {
    let ends = ends.map(|place| rollout.gate(Feature::UsedCarTransfer, place, day));
    if ends.iter().any(|gate| matches!(gate, Gate::NotYet { .. })) {
        Gates::NotYet
    } else if ends.contains(&Gate::Unknown) {
        Gates::Unknown
    } else {
        Gates::Open
    }
}
