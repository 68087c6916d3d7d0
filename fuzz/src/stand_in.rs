//! A stand-in of signatures: only who knows the secret makes one. The real ones are tested where their keys live.

use domain::audit::{Hex, PublicKey, Signature};
use sha2::{Digest, Sha256};

/// What only the signers know.
const SECRET: &[u8] = b"not in any file";

pub fn sign(key: &PublicKey, message: &[u8]) -> Signature {
    let half: [u8; 32] = Sha256::digest([SECRET, &key.0, message].concat()).into();
    let mut whole = [0; 64];
    whole[..32].copy_from_slice(&half);
    whole[32..].copy_from_slice(&half);
    Hex(whole)
}

pub fn check(key: &PublicKey, message: &[u8], signature: &Signature) -> bool {
    sign(key, message) == *signature
}
