//! Words for people: every text in simplified Chinese and in English.

use serde::{Deserialize, Serialize};

/// A fixed text in both languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Words {
    pub zh: &'static str,
    pub en: &'static str,
}

impl Words {
    pub const fn new(zh: &'static str, en: &'static str) -> Self {
        Self { zh, en }
    }
}

/// A text in both languages that was put together, such as a citation or a notice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Text {
    pub zh: String,
    pub en: String,
}

impl From<Words> for Text {
    fn from(words: Words) -> Self {
        Self {
            zh: words.zh.to_owned(),
            en: words.en.to_owned(),
        }
    }
}
