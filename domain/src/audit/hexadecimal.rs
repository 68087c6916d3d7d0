//! Bytes of a fixed length that are read and written as hexadecimal text.

use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// `N` bytes; in text, lower-case hexadecimal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Hex<const N: usize>(pub [u8; N]);

/// A text that is not hexadecimal of the right length.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("failed to read hexadecimal: expected {0} digits")]
pub struct NotHex(usize);

impl<const N: usize> fmt::Display for Hex<N> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&hex::encode(self.0))
    }
}

impl<const N: usize> FromStr for Hex<N> {
    type Err = NotHex;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let mut bytes = [0; N];
        hex::decode_to_slice(text, &mut bytes).map_err(|_| NotHex(2 * N))?;
        Ok(Self(bytes))
    }
}

impl<const N: usize> TryFrom<String> for Hex<N> {
    type Error = NotHex;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl<const N: usize> From<Hex<N>> for String {
    fn from(bytes: Hex<N>) -> Self {
        bytes.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_of_another_length_is_refused() {
        let four: Hex<4> = "00ff10A0".parse().unwrap();
        assert_eq!(
            (four.0, four.to_string()),
            ([0, 255, 16, 160], "00ff10a0".to_owned())
        );
        for wrong in ["", "00ff10", "00ff10a000", "00ff10ag"] {
            assert_eq!(wrong.parse::<Hex<4>>(), Err(NotHex(8)), "{wrong}");
        }
    }
}
