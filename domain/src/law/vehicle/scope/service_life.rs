//! Which vehicles have an age at which they must be scrapped.

use super::{UseCharacter, VehicleKind};
use crate::law::{Basis, Confidence};

/// Believed, not read: the standard of scrapping itself was not found.
pub const SERVICE_LIFE: Basis = Basis::only(Confidence::Unverified);

/// Whether vehicles of this kind and use have a service life: all but small and micro passenger vehicles that were never
/// operating (use A). Those that once were (L, M, U) and motorcycles have one.
pub const fn has_service_life(kind: VehicleKind, use_character: UseCharacter) -> bool {
    let passenger = matches!(kind, VehicleKind::SmallPassenger | VehicleKind::MicroPassenger);
    !(passenger && matches!(use_character, UseCharacter::NonOperating))
}
