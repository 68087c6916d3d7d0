//! Headers of requests. A wrong one never stops a request, except the reason for a read.

use crate::input;
use axum::http::{HeaderMap, HeaderName, HeaderValue};
use files::{ContentHash, MediaType};
use graphql::{
    Language,
    http::Code,
    testing::http::{address, reason, trace},
};

pub fn run(data: &[u8]) {
    let (choice, rest) = input::choice(data);
    let Ok(value) = HeaderValue::from_bytes(rest) else {
        return;
    };
    match choice % 5 {
        0 => read_reason(with("x-read-reason", value)),
        1 => brought(with("traceparent", value)),
        2 => {
            let with_proxy = address(with("x-forwarded-for", value));
            assert_eq!(with_proxy, with_proxy.to_canonical());
        }
        3 => files_named(value.to_str().unwrap_or_default()),
        _ => {
            let language = Language::negotiate(value.to_str().ok());
            assert_eq!(Language::negotiate(Some(language.tag())), language);
        }
    }
}

fn files_named(text: &str) {
    if let Ok(hash) = text.parse::<ContentHash>() {
        assert_eq!(hash.as_str(), text);
    }
    if let Some(media_type) = MediaType::from_header(text) {
        assert_eq!(MediaType::from_header(media_type.as_str()), Some(media_type));
    }
}

fn with(name: &'static str, value: HeaderValue) -> HeaderMap {
    HeaderMap::from_iter([(HeaderName::from_static(name), value)])
}

fn read_reason(headers: HeaderMap) {
    match reason(&headers) {
        Ok(Some(text)) => {
            assert!((1..=500).contains(&text.chars().count()));
            assert!(!text.contains(char::is_control) && text.trim() == text);
        }
        Ok(None) => {}
        Err(code) => assert_eq!(code, Code::ReasonUnreadable),
    }
}

fn brought(headers: HeaderMap) {
    if let Some(id) = trace(&headers) {
        let text = id.to_string();
        assert!(text.len() == 32 && text.parse() == Ok(id));
    }
}
