//! The public halves of the keys that this process signs with: whoever reads a chain finds them in the record.

use super::{Installation, WiringError};
use domain::{
    custody::{OfficeKey, Suite},
    identifier::DivisionCode,
};
use store::office_key;

/// Puts those of offices in these provinces into the record, from now on. What is there stays as it is. Which keys an office
/// signs with is for its own province to say.
pub async fn publish_office_keys(
    installation: &Installation,
    provinces: &[DivisionCode],
) -> Result<(), WiringError> {
    let now = installation.clock.now();
    let mut new = 0_u32;
    for key in installation.activities.files.keys.iter() {
        if !provinces.contains(&key.office().province()) {
            tracing::warn!(office = %key.office(), key = %key.id(), "a key is of an office that is not served here; it is left out");
            continue;
        }
        let public = OfficeKey {
            office: key.office().clone(),
            key_id: key.id().clone(),
            public_key: key.public(),
        };
        let added = office_key::add(&installation.store, &public, (Suite::Ed25519Sha256, now)).await;
        let added = added.map_err(|error| WiringError::Section {
            section: "keys",
            reason: format!("the key {} of office {}: {error}", public.key_id, public.office),
        })?;
        if added {
            tracing::debug!(office = %public.office, key = %public.key_id, "a public key was put into the record");
            new += 1;
        }
    }
    if new > 0 {
        tracing::info!(new, "public keys of offices were put into the record");
    }
    Ok(())
}
