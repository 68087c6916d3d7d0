//! Reads the body of a request: small, in time, JSON and nothing else.

use super::{code::Code, limits::Limits, problem::Problem};
use axum::{
    body::{Body, Bytes},
    http::{
        HeaderMap,
        header::{CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE},
    },
};
use bytes::BytesMut;
use futures::TryStreamExt as _;

/// The bytes of a JSON body. A page of another site cannot send `application/json` without asking first (CORS), so this
/// closes cross-site forgery too; no header opens the door to other types.
pub(super) async fn read_json(headers: &HeaderMap, body: Body, limits: &Limits) -> Result<Bytes, Problem> {
    if !is_json(headers) {
        return Err(Code::ContentType.into());
    }
    plain(headers)?;
    if declared_length(headers).is_some_and(|length| length > limits.body_bytes as u64) {
        return Err(Code::BodyTooLarge.into());
    }
    let reading = collect(body, limits.body_bytes);
    let whole = tokio::time::timeout(limits.body_time, reading)
        .await
        .map_err(|_| Code::BodyTimeout)?;
    Ok(whole?)
}

/// Refuses compressed bodies, whose size is not what they say.
pub(super) fn plain(headers: &HeaderMap) -> Result<(), Code> {
    let encoded = headers
        .get_all(CONTENT_ENCODING)
        .iter()
        .any(|encoding| encoding != "identity");
    if encoded {
        Err(Code::ContentEncoding)
    } else {
        Ok(())
    }
}

pub(super) fn declared_length(headers: &HeaderMap) -> Option<u64> {
    headers.get(CONTENT_LENGTH)?.to_str().ok()?.parse().ok()
}

/// `application/json`, once, in UTF-8.
fn is_json(headers: &HeaderMap) -> bool {
    let types: Vec<_> = headers.get_all(CONTENT_TYPE).iter().collect();
    let [only] = types[..] else { return false };
    let Ok(text) = only.to_str() else { return false };
    let mut parts = text.split(';').map(|part| part.trim().to_ascii_lowercase());
    parts.next().as_deref() == Some("application/json")
        && parts.all(|parameter| matches!(parameter.as_str(), "charset=utf-8" | "charset=\"utf-8\""))
}

async fn collect(body: Body, most: usize) -> Result<Bytes, Code> {
    let mut chunks = body.into_data_stream();
    let mut whole = BytesMut::new();
    while let Some(chunk) = chunks.try_next().await.map_err(|_| Code::BodyCutOff)? {
        if whole.len() + chunk.len() > most {
            return Err(Code::BodyTooLarge);
        }
        whole.extend_from_slice(&chunk);
    }
    Ok(whole.freeze())
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;

    #[test]
    fn only_json_in_utf8_is_json() {
        let json = |value| {
            is_json(&HeaderMap::from_iter([(
                CONTENT_TYPE,
                HeaderValue::from_static(value),
            )]))
        };
        assert!(json("application/json") && json("Application/JSON; charset=UTF-8"));
        for other in [
            "text/plain",
            "application/jsonp",
            "application/json, text/plain",
            "application/json; charset=gbk",
            "",
        ] {
            assert!(!json(other), "{other}");
        }
        assert!(!is_json(&HeaderMap::new()));
        let twice = HeaderMap::from_iter([(CONTENT_TYPE, HeaderValue::from_static("application/json"))]);
        let mut twice = twice;
        twice.append(CONTENT_TYPE, HeaderValue::from_static("text/plain"));
        assert!(!is_json(&twice));
    }
}
