//! The types of file that an office takes, told by their first bytes.

use crate::FileProblem;
use serde::{Deserialize, Serialize};

/// A type that can be checked and therefore taken. Everything else is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum MediaType {
    #[serde(rename = "image/jpeg")]
    Jpeg,
    #[serde(rename = "image/png")]
    Png,
    #[serde(rename = "application/pdf")]
    Pdf,
}

impl MediaType {
    pub const ALL: [Self; 3] = [Self::Jpeg, Self::Png, Self::Pdf];

    /// The name in HTTP.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
            Self::Pdf => "application/pdf",
        }
    }

    /// What the usual name of such a file ends in, without the dot.
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Jpeg => "jpg",
            Self::Png => "png",
            Self::Pdf => "pdf",
        }
    }

    /// Reads a `Content-Type` header; its parameters do not matter.
    pub fn from_header(value: &str) -> Option<Self> {
        let essence = value.split(';').next().unwrap_or_default().trim();
        Self::ALL
            .into_iter()
            .find(|media_type| essence.eq_ignore_ascii_case(media_type.as_str()))
    }

    /// The type by the first bytes. The name and the header of an upload say nothing.
    pub(crate) fn sniff(head: &[u8]) -> Result<Self, FileProblem> {
        infer::get(head)
            .and_then(|found| {
                Self::ALL
                    .into_iter()
                    .find(|own| own.as_str() == found.mime_type())
            })
            .ok_or(FileProblem::TypeNotAllowed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_are_read_without_their_parameters() {
        assert_eq!(MediaType::from_header("Image/JPEG; q=1"), Some(MediaType::Jpeg));
        assert_eq!(MediaType::from_header("text/html"), None);
    }

    #[test]
    fn what_is_not_on_the_list_is_refused() {
        for bytes in [
            b"<svg onload=x>".as_slice(),
            b"MZ\x90\x00",
            b"GIF89a",
            b"PK\x03\x04",
            b"",
        ] {
            assert_eq!(MediaType::sniff(bytes), Err(FileProblem::TypeNotAllowed));
        }
        assert_eq!(MediaType::sniff(b"%PDF-1.7\n"), Ok(MediaType::Pdf));
    }
}
