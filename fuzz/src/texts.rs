//! Words of people, and short texts with a form of their own.

use crate::input;
use chrono::NaiveDate;
use domain::{
    audit::Hex,
    case::FreeText,
    deadline::RuleId,
    law::{self, licence_status::LicenceStatus, rollout::Area},
    trace::TraceId,
};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::json;
use std::fmt::Debug;

pub fn run(data: &[u8]) {
    let (choice, rest) = input::choice(data);
    let Some(text) = input::text(rest) else { return };
    match choice % 8 {
        0 => words(text),
        1 => wire::<TraceId>(text),
        2 => wire::<Hex<32>>(text),
        3 => wire::<LicenceStatus>(text),
        4 => wire::<Area>(text),
        5 => wire::<RuleId>(text),
        6 => wire::<NaiveDate>(text),
        _ => cited(text),
    }
}

fn words(text: &str) {
    match FreeText::parse(text) {
        Ok(words) => {
            let kept = words.as_str();
            assert_eq!(kept, text.trim(), "nothing but the space around it is dropped");
            assert_eq!(FreeText::parse(kept).as_ref(), Ok(&words));
            assert!((1..=FreeText::MAX_CHARACTERS).contains(&kept.chars().count()));
            let turning = |c| matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
            assert!(!kept.contains(turning), "it reads as another text than it is");
            let length = kept.chars().count();
            assert_eq!(format!("{words:?}"), format!("FreeText({length} characters)"));
            wire::<FreeText>(text);
        }
        Err(refused) => assert_eq!(FreeText::parse(text), Err(refused)),
    }
}

/// What is read from JSON is written and read back as the same.
fn wire<T: Serialize + DeserializeOwned + PartialEq + Debug>(text: &str) {
    let Ok(value) = serde_json::from_value::<T>(json!(text)) else {
        return;
    };
    let written = serde_json::to_value(&value).expect("it was read from JSON");
    assert_eq!(serde_json::from_value::<T>(written).ok(), Some(value));
}

/// A reference to an article is spelled out, and cannot grow without end.
fn cited(text: &str) {
    let cited = law::cite(text);
    assert!(cited.zh.len() + cited.en.len() <= 1000 + 300 * text.len());
}
