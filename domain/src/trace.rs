//! One id for all that happens because of one request, from the door to the last message (W3C Trace Context, `trace-id`).

use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// 16 bytes that are never all zero, shown as 32 hexadecimal digits in lower case. It says nothing about anybody.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct TraceId([u8; 16]);

/// The text is not a trace id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("expected 32 hexadecimal digits in lower case that are not all zero")]
pub struct NotATraceId;

impl TraceId {
    /// The id of these bytes; zero is none.
    pub fn from_bytes(bytes: [u8; 16]) -> Option<Self> {
        (bytes != [0; 16]).then_some(Self(bytes))
    }
}

impl FromStr for TraceId {
    type Err = NotATraceId;

    fn from_str(text: &str) -> Result<Self, NotATraceId> {
        let mut bytes = [0; 16];
        if text.bytes().any(|byte| byte.is_ascii_uppercase()) {
            return Err(NotATraceId);
        }
        hex::decode_to_slice(text, &mut bytes).map_err(|_| NotATraceId)?;
        Self::from_bytes(bytes).ok_or(NotATraceId)
    }
}

impl fmt::Display for TraceId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&hex::encode(self.0))
    }
}

impl TryFrom<String> for TraceId {
    type Error = NotATraceId;

    fn try_from(text: String) -> Result<Self, NotATraceId> {
        text.parse()
    }
}

impl From<TraceId> for String {
    fn from(id: TraceId) -> Self {
        id.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_written_form_of_the_standard_is_an_id() {
        let good = "4bf92f3577b34da6a3ce929d0e0e4736";
        assert_eq!(good.parse::<TraceId>().unwrap().to_string(), good);
        for bad in [
            "",
            &good[1..],
            &good.to_uppercase(),
            &"0".repeat(32),
            &"g".repeat(32),
        ] {
            assert_eq!(bad.parse::<TraceId>(), Err(NotATraceId), "{bad}");
        }
    }
}
