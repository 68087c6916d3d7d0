//! One sealed value: format, key id, nonce, ciphertext with its tag.

use crate::StoreError;
use aes_gcm::{
    Aes256Gcm,
    aead::{Aead, Payload},
};
use rand::RngCore;

/// The format of a sealed value, its first byte.
const FORMAT: u8 = 1;
/// 96 bits, random: rotate a key before 2^32 values (NIST SP 800-38D).
const NONCE: usize = 12;

/// Where a value stands. It is bound to its place: copied into another row or column, it cannot be opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place<'a> {
    pub table: &'static str,
    pub column: &'static str,
    /// The key of the row, its parts joined by `/`.
    pub row: &'a str,
}

impl<'a> Place<'a> {
    pub fn new(table: &'static str, column: &'static str, row: &'a str) -> Self {
        Self { table, column, row }
    }

    fn associated(&self, header: &[u8]) -> Vec<u8> {
        let parts = [
            b"banli/seal",
            self.table.as_bytes(),
            self.column.as_bytes(),
            self.row.as_bytes(),
        ];
        [&parts.join(&0)[..], header].join(&0)
    }
}

/// Seals a value under the key called `id`.
pub(super) fn seal(cipher: &Aes256Gcm, id: &str, place: &Place<'_>, plain: &[u8]) -> Vec<u8> {
    let length =
        u8::try_from(id.len()).expect("a key id is at most 255 bytes, checked where the ring is made");
    let header = [&[FORMAT, length][..], id.as_bytes()].concat();
    let mut nonce = [0; NONCE];
    rand::rng().fill_bytes(&mut nonce);
    let payload = Payload {
        msg: plain,
        aad: &place.associated(&header),
    };
    let sealed = cipher
        .encrypt(&nonce.into(), payload)
        .expect("a value is far below the limit of 64 GiB");
    [header, nonce.to_vec(), sealed].concat()
}

/// A sealed value, taken apart.
pub(super) struct Sealed<'a> {
    pub(super) key_id: &'a str,
    header: &'a [u8],
    nonce: [u8; NONCE],
    body: &'a [u8],
}

impl<'a> Sealed<'a> {
    pub(super) fn read(bytes: &'a [u8]) -> Option<Self> {
        let (&[format, length], rest) = bytes.split_first_chunk::<2>()?;
        let (id, rest) = rest.split_at_checked(usize::from(length))?;
        let (nonce, body) = rest.split_first_chunk::<NONCE>()?;
        let key_id = std::str::from_utf8(id).ok()?;
        let header = &bytes[..2 + usize::from(length)];
        (format == FORMAT).then_some(Self {
            key_id,
            header,
            nonce: *nonce,
            body,
        })
    }

    pub(super) fn open(&self, cipher: &Aes256Gcm, place: &Place<'_>) -> Result<Vec<u8>, StoreError> {
        let payload = Payload {
            msg: self.body,
            aad: &place.associated(self.header),
        };
        cipher
            .decrypt(&self.nonce.into(), payload)
            .map_err(|_| StoreError::Unreadable(place.column))
    }
}
