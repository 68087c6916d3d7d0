//! The bytes of an item of evidence as they come in, held against what the file says of them.

use super::PortError;
use bytes::{Bytes, BytesMut};
use domain::accident::{ContentHash, ItemContent};
use sha2::{Digest as _, Sha256};

/// Longest item that is fetched, in bytes. It is held in memory.
pub const LONGEST_ITEM: u64 = 100 * 1024 * 1024;
/// The bytes are not those that the file names.
pub const ITEM_DIFFERS: &str = "ITEM_DIFFERS";
/// The file names an item that is longer than [`LONGEST_ITEM`].
pub const ITEM_TOO_LONG: &str = "ITEM_TOO_LONG";

/// What has come so far. It never gets longer than it should be.
pub(super) struct ItemBytes<'a> {
    expected: &'a ItemContent,
    size: usize,
    so_far: BytesMut,
}

impl<'a> ItemBytes<'a> {
    pub(super) fn of(expected: &'a ItemContent) -> Result<Self, PortError> {
        let size = usize::try_from(expected.size).ok();
        let size = size.filter(|_| expected.size <= LONGEST_ITEM);
        let size = size.ok_or_else(|| PortError::fail(ITEM_TOO_LONG))?;
        Ok(Self {
            expected,
            size,
            so_far: BytesMut::with_capacity(size),
        })
    }

    pub(super) fn add(&mut self, piece: &[u8]) -> Result<(), PortError> {
        if self.so_far.len() + piece.len() > self.size {
            return Err(differs());
        }
        self.so_far.extend_from_slice(piece);
        Ok(())
    }

    /// All of them, when no more come.
    pub(super) fn whole(self) -> Result<Bytes, PortError> {
        let is_expected = self.so_far.len() == self.size && sha256(&self.so_far) == self.expected.sha256;
        is_expected.then(|| self.so_far.freeze()).ok_or_else(differs)
    }
}

pub(super) fn differs() -> PortError {
    PortError::fail(ITEM_DIFFERS)
}

fn sha256(bytes: &[u8]) -> ContentHash {
    domain::audit::Hex(Sha256::digest(bytes).into())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn content(size: u64) -> ItemContent {
        ItemContent {
            sha256: sha256(b"abc"),
            size,
            media_type: "application/pdf".to_owned(),
        }
    }

    #[test]
    fn pieces_make_the_whole() {
        let content = content(3);
        let mut bytes = ItemBytes::of(&content).unwrap();
        bytes.add(b"a").unwrap();
        bytes.add(b"bc").unwrap();
        assert_eq!(bytes.whole().unwrap(), "abc");
    }

    #[test]
    fn other_bytes_differ() {
        let content = content(3);
        for pieces in [&["ab"][..], &["ab", "d"], &["ab", "cd"], &[]] {
            let mut bytes = ItemBytes::of(&content).unwrap();
            let added = pieces.iter().try_for_each(|piece| bytes.add(piece.as_bytes()));
            let whole = added.and_then(|()| bytes.whole());
            assert_eq!(whole, Err(differs()), "{pieces:?}");
        }
    }

    #[test]
    fn what_is_too_long_is_not_begun() {
        assert!(ItemBytes::of(&content(LONGEST_ITEM)).is_ok());
        for size in [LONGEST_ITEM + 1, u64::MAX] {
            let refused = ItemBytes::of(&content(size)).err().unwrap();
            assert_eq!(refused, PortError::fail(ITEM_TOO_LONG));
        }
    }
}
