//! Why an auditor reads a document: the header `x-read-reason`, percent-encoded UTF-8, because headers carry plain ASCII.
//! It is no parameter of the address: addresses stand in logs, and a reason can hold anything.

use super::code::Code;
use axum::http::{HeaderMap, HeaderName};

/// Where the reason stands.
pub(super) const REASON_HEADER: HeaderName = HeaderName::from_static("x-read-reason");

/// Longest reason, in characters.
const LONGEST: usize = 500;

/// The reason, if there is one that is not blank.
pub(super) fn reason(headers: &HeaderMap) -> Result<Option<String>, Code> {
    let Some(value) = headers.get(REASON_HEADER) else {
        return Ok(None);
    };
    let text = decoded(value.as_bytes())
        .filter(|text| text.chars().count() <= LONGEST && !text.chars().any(char::is_control))
        .ok_or(Code::ReasonUnreadable)?;
    let text = text.trim();
    Ok((!text.is_empty()).then(|| text.to_owned()))
}

fn decoded(bytes: &[u8]) -> Option<String> {
    let mut plain = Vec::with_capacity(bytes.len());
    let mut rest = bytes;
    while let Some((first, after)) = rest.split_first() {
        if *first == b'%' {
            let pair = str::from_utf8(after.get(..2)?).ok()?;
            // The parser alone would take a sign.
            let digits = pair.bytes().all(|digit| digit.is_ascii_hexdigit());
            plain.push(u8::from_str_radix(pair, 16).ok().filter(|_| digits)?);
            rest = &after[2..];
        } else {
            plain.push(*first);
            rest = after;
        }
    }
    String::from_utf8(plain).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;

    fn read(value: &[u8]) -> Result<Option<String>, Code> {
        let value = HeaderValue::from_bytes(value).unwrap();
        reason(&HeaderMap::from_iter([(REASON_HEADER, value)]))
    }

    #[test]
    fn a_reason_in_any_script() {
        let year = Ok(Some("年度 check".to_owned()));
        assert_eq!(read(b"%E5%B9%B4%e5%ba%a6%20check"), year);
        assert_eq!(read("年度 check".as_bytes()), year, "bytes of UTF-8 as they are");
        assert_eq!(read(b" %20 "), Ok(None));
        assert_eq!(reason(&HeaderMap::new()), Ok(None));
    }

    #[test]
    fn what_is_no_text_is_refused() {
        let long = "a".repeat(501);
        for value in [
            &b"%E5%B9"[..],
            b"%",
            b"%+1",
            b"%zz",
            b"%00",
            b"\xff",
            long.as_bytes(),
        ] {
            assert_eq!(read(value), Err(Code::ReasonUnreadable), "{value:?}");
        }
    }
}
