//! The digest of a body, as RFC 9530 writes it: `sha-256=:…:`.

use base64::{Engine as _, engine::general_purpose::STANDARD};
use domain::audit::Hex;
use sfv::{BareItem, Dictionary, ListEntry, Parser};

/// The only algorithm that is spoken.
const ALGORITHM: &str = "sha-256";

/// The value of the header `content-digest`.
pub fn content_digest(sha256: &Hex<32>) -> String {
    format!("{ALGORITHM}=:{}:", STANDARD.encode(sha256.0))
}

/// The inverse; other algorithms may stand beside ours.
pub fn read_content_digest(value: &str) -> Option<Hex<32>> {
    let fields: Dictionary = Parser::new(value).parse().ok()?;
    match fields.get(ALGORITHM)? {
        ListEntry::Item(item) => match &item.bare_item {
            BareItem::ByteSequence(bytes) => bytes.as_slice().try_into().ok().map(Hex),
            _ => None,
        },
        ListEntry::InnerList(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use sha2::{Digest as _, Sha256};

    /// RFC 9530, appendix D: the digest of this body.
    #[test]
    fn the_form_is_that_of_the_rfc() {
        let hash = Hex(Sha256::digest(b"{\"hello\": \"world\"}\n").into());
        let value = "sha-256=:RK/0qy18MlBSVnWgjwz6lZEWjP/lF5HF9bvEF8FabDg=:";
        assert_eq!(content_digest(&hash), value);
        assert_eq!(read_content_digest(value), Some(hash));
        assert_eq!(read_content_digest(&format!("md5=:AAAA:, {value}")), Some(hash));
    }

    #[test]
    fn anything_else_is_no_digest() {
        for wrong in [
            "",
            "sha-256",
            "sha-256=1",
            "sha-256=:AAAA:",
            "sha-512=:AAAA:",
            "sha-256=(1)",
            "\u{e9}",
        ] {
            assert_eq!(read_content_digest(wrong), None, "{wrong}");
        }
    }
}
