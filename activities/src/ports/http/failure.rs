//! Which failures are worth another try.

use super::retry_after::retry_after;
use crate::ports::PortError;
use reqwest::{StatusCode, header::HeaderMap};
use serde::Deserialize;

/// Longest code of another system that we pass on, in bytes.
const LONGEST_CODE: usize = 64;

/// The body of a refusal.
#[derive(Deserialize)]
struct Refusal {
    code: String,
}

/// Nothing, or half an answer, came back. Whether anything happened is not known.
pub(super) fn of_transport(error: &reqwest::Error) -> PortError {
    PortError::retry(if error.is_timeout() {
        "TIMEOUT"
    } else if error.is_connect() {
        "CONNECT"
    } else {
        "ANSWER_LOST"
    })
}

/// The other side answered with something other than 2xx.
pub(super) fn of_status(status: StatusCode, headers: &HeaderMap, body: &[u8]) -> PortError {
    let retry = |code| PortError::Retry {
        code,
        after: retry_after(headers),
    };
    match status {
        // Our own token or address is wrong: an operator mends it, and the case must not suffer.
        StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN => retry("NOT_AUTHORISED"),
        StatusCode::REQUEST_TIMEOUT | StatusCode::TOO_EARLY | StatusCode::TOO_MANY_REQUESTS => retry("BUSY"),
        status if status.is_client_error() => PortError::Fail {
            code: code(status, body),
        },
        status if status.is_server_error() => retry("SERVER_ERROR"),
        _ => retry("ANSWER_INVALID"),
    }
}

/// The code of the refusal, if it looks like one: nothing else of a foreign text gets into our records.
fn code(status: StatusCode, body: &[u8]) -> String {
    serde_json::from_slice::<Refusal>(body)
        .ok()
        .map(|refusal| refusal.code)
        .filter(|code| is_code(code))
        .unwrap_or_else(|| format!("HTTP_{}", status.as_u16()))
}

fn is_code(text: &str) -> bool {
    let characters = text
        .bytes()
        .all(|byte| matches!(byte, b'A'..=b'Z' | b'0'..=b'9' | b'_'));
    (1..=LONGEST_CODE).contains(&text.len()) && characters
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ports::Reach;

    fn answer(status: u16, body: &str) -> PortError {
        of_status(
            StatusCode::from_u16(status).unwrap(),
            &HeaderMap::new(),
            body.as_bytes(),
        )
    }

    #[test]
    fn each_status_says_whether_to_ask_again() {
        for status in [301, 401, 403, 408, 425, 429, 500, 502, 503, 504] {
            assert!(matches!(answer(status, ""), PortError::Retry { .. }), "{status}");
        }
        for status in [400, 404, 405, 409, 410, 413, 422] {
            assert_eq!(
                answer(status, ""),
                PortError::Fail {
                    code: format!("HTTP_{status}")
                }
            );
        }
    }

    #[test]
    fn each_status_says_how_far_it_reaches() {
        for (status, reach) in [
            (404, Reach::One),
            (422, Reach::One),
            (301, Reach::One),
            (401, Reach::All),
            (429, Reach::All),
            (500, Reach::Unknown),
        ] {
            assert_eq!(answer(status, "").reach(), reach, "{status}");
        }
        for (code, reach) in [
            ("ANSWER_TOO_LONG", Reach::One),
            ("CONNECT", Reach::All),
            ("TIMEOUT", Reach::Unknown),
            ("ANSWER_LOST", Reach::Unknown),
            ("STORE", Reach::Unknown),
        ] {
            assert_eq!(PortError::retry(code).reach(), reach, "{code}");
        }
    }

    #[test]
    fn only_codes_are_passed_on() {
        assert_eq!(
            answer(404, r#"{"code":"CERTIFICATE_NOT_FOUND"}"#).code(),
            "CERTIFICATE_NOT_FOUND"
        );
        let too_long = format!(r#"{{"code":"{}"}}"#, "A".repeat(65));
        for body in [
            r#"{"code":"Zhang San 110105"}"#,
            r#"{"code":""}"#,
            "<html>",
            &too_long,
        ] {
            assert_eq!(answer(404, body).code(), "HTTP_404", "{body}");
        }
    }
}
