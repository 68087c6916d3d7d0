//! Answers of other systems: nothing of a foreign text gets further than a code, and no wish to wait is too long.

use crate::input;
use activities::ports::{
    PortError,
    http::testing::{accident, answers, licence, refused, vehicle},
};
use reqwest::{StatusCode, header::HeaderValue};
use std::time::Duration;

pub fn run(data: &[u8]) {
    let (choice, rest) = input::choice(data);
    if choice % 2 == 0 {
        // One body is the answer to one order: they are told apart by what they say.
        assert!(answers(rest) <= 1, "one answer to several orders");
        if let Some(Some(licence)) = licence(rest) {
            let written = serde_json::to_value(&licence).expect("a licence is JSON");
            assert_eq!(serde_json::from_value(written).ok(), Some(licence));
        }
        if let Some(Some(vehicle)) = vehicle(rest, &crate::sealed::RING) {
            let written = serde_json::to_value(&vehicle).expect("a vehicle is JSON");
            assert_eq!(serde_json::from_value(written).ok(), Some(vehicle));
        }
        if let Some(Some(file)) = accident(rest, &crate::sealed::RING) {
            let written = serde_json::to_value(&file).expect("the file of an accident is JSON");
            assert_eq!(serde_json::from_value(written).ok(), Some(file));
        }
        return;
    }
    let (wish, rest) = super::line(rest);
    let (sent, body) = super::line(rest);
    let (Ok(wish), Ok(sent)) = (HeaderValue::from_bytes(wish), HeaderValue::from_bytes(sent)) else {
        return;
    };
    let status = StatusCode::from_u16(400 + u16::from(choice)).unwrap_or(StatusCode::BAD_GATEWAY);
    match refused(status, [wish, sent], body) {
        PortError::Retry { after, .. } => {
            assert!(after.is_none_or(|after| after <= Duration::from_mins(15)));
        }
        PortError::Fail { code } => {
            let plain = code
                .bytes()
                .all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'_');
            assert!(plain && code.len() <= 64, "a foreign text got through");
        }
    }
}
