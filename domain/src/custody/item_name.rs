//! Names of files in a manifest: one plain name each, which stays in its folder on every system.

use crate::identifier::{half_width, is_hidden, text_conversions};
use serde::{Deserialize, Serialize};

/// The name of a file, without folders. It travels in clear: whoever gathers a file names its parts by kind and number,
/// never by a person or a plate.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct ItemName(String);

text_conversions!(ItemName, NameFault);

/// The rule that a name breaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NameFault {
    #[error("is empty")]
    Empty,
    #[error("has more than {} bytes", ItemName::MAX_BYTES)]
    TooLong,
    #[error("holds a character that cannot be seen")]
    Hidden,
    #[error("holds a separator of folders")]
    Separator,
    #[error("means a folder")]
    Dots,
    #[error("holds a colon, which names a drive or a stream")]
    Colon,
    #[error("begins with a space, or ends with a space or a dot")]
    Edge,
    #[error("is the name of a device")]
    Device,
}

/// What Windows opens as a device, in any folder and with any ending.
const DEVICES: [&str; 4] = ["con", "prn", "aux", "nul"];

/// The same with a digit behind, which may be a raised one.
const PORTS: [&str; 2] = ["com", "lpt"];

impl NameFault {
    /// Every rule, in the order in which they are looked at.
    pub const ALL: [Self; 8] = [
        Self::Empty,
        Self::TooLong,
        Self::Hidden,
        Self::Separator,
        Self::Dots,
        Self::Colon,
        Self::Edge,
        Self::Device,
    ];

    /// The code for machines, which stays the same.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Empty => "NAME_EMPTY",
            Self::TooLong => "NAME_TOO_LONG",
            Self::Hidden => "NAME_HIDDEN_CHARACTER",
            Self::Separator => "NAME_SEPARATOR",
            Self::Dots => "NAME_DOTS",
            Self::Colon => "NAME_COLON",
            Self::Edge => "NAME_EDGE",
            Self::Device => "NAME_DEVICE",
        }
    }

    /// Separators and dots are looked for in their full-width forms too, in case somebody makes them narrow. A
    /// full-width colon is common in Chinese titles and names nothing.
    fn is_broken_by(self, text: &str) -> bool {
        let folded = fold(text);
        match self {
            Self::Empty => text.is_empty(),
            Self::TooLong => text.len() > ItemName::MAX_BYTES,
            Self::Hidden => text.chars().any(is_hidden),
            Self::Separator => folded.contains(['/', '\\']),
            Self::Dots => folded.chars().all(|c| c == '.'),
            Self::Colon => text.contains(':'),
            Self::Edge => {
                folded.starts_with(char::is_whitespace)
                    || folded.ends_with(|c: char| c.is_whitespace() || c == '.')
            }
            Self::Device => is_device(&folded),
        }
    }
}

fn is_device(folded: &str) -> bool {
    let stem = folded.split('.').next().unwrap_or_default().trim_end();
    let numbered = stem.strip_suffix(|c: char| c.is_ascii_digit() || "¹²³".contains(c));
    DEVICES.contains(&stem) || numbered.is_some_and(|stem| PORTS.contains(&stem))
}

/// The text in small letters and narrow forms: names that fold to the same are one name on some system.
fn fold(text: &str) -> String {
    text.chars()
        .map(half_width)
        .flat_map(char::to_lowercase)
        .collect()
}

impl ItemName {
    /// File systems take 255; this leaves room for an ending while a file is on its way.
    pub const MAX_BYTES: usize = 200;

    /// Reads a name as it is: nothing is trimmed or changed, since the bytes of the name are signed.
    pub fn parse(text: &str) -> Result<Self, NameFault> {
        match NameFault::ALL.into_iter().find(|rule| rule.is_broken_by(text)) {
            None => Ok(Self(text.to_owned())),
            Some(broken) => Err(broken),
        }
    }

    /// What two names share that some system would take for one: all but the case of letters and the width of ASCII
    /// forms. Not covered: composed and decomposed accents, half-width kana, letters that only look the same.
    pub(super) fn folded(&self) -> String {
        fold(&self.0)
    }
}
