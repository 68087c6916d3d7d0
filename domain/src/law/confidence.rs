//! How firmly a statement of these tables stands. Callers show the mark beside the statement.

use serde::{Deserialize, Serialize};

use super::Words;

/// Why we say what we say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Confidence {
    /// Read in the source that is named.
    Source,
    /// An older internal work norm, quoted second hand.
    Norm,
    /// Our reading of the rules.
    Inference,
    /// A choice of the office that no rule dictates; configurable in principle.
    Policy,
    /// A choice of this software; it has no article.
    Design,
    /// Believed, but no source was found.
    Unverified,
    /// Looked for and not found; nothing is claimed.
    NotFound,
}

impl Confidence {
    pub const ALL: [Self; 7] = [
        Self::Source,
        Self::Norm,
        Self::Inference,
        Self::Policy,
        Self::Design,
        Self::Unverified,
        Self::NotFound,
    ];

    pub const fn words(self) -> Words {
        match self {
            Self::Source => Words::new("有出处", "read in the source"),
            Self::Norm => Words::new("引自旧工作规范", "quoted from an older work norm"),
            Self::Inference => Words::new("依规则推断", "inferred from the rules"),
            Self::Policy => Words::new("本单位工作安排", "a policy of the office"),
            Self::Design => Words::new("系统设定，无条文依据", "set by this system; no article"),
            Self::Unverified => Words::new("未经核实", "unverified"),
            Self::NotFound => Words::new("未查到", "not found"),
        }
    }
}

/// What a statement rests on: an article where there is one, the page it was read on where there is one, and the mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Basis {
    /// Articles as source keys, e.g. `ALL 32(1)2; O162 93`: article, (paragraph), item. [`super::cite`] spells them out.
    pub article: Option<&'static str>,
    /// A published page that is not a rule, as a source key or an address.
    pub page: Option<&'static str>,
    pub confidence: Confidence,
}

impl Basis {
    /// An article read in the rule itself.
    pub const fn article(article: &'static str) -> Self {
        Self {
            article: Some(article),
            page: None,
            confidence: Confidence::Source,
        }
    }

    /// A published page: official notice or guide as reported there.
    pub const fn page(page: &'static str) -> Self {
        Self {
            article: None,
            page: Some(page),
            confidence: Confidence::Source,
        }
    }

    /// Neither article nor page.
    pub const fn only(confidence: Confidence) -> Self {
        Self {
            article: None,
            page: None,
            confidence,
        }
    }

    #[must_use]
    pub const fn and_page(self, page: &'static str) -> Self {
        Self {
            page: Some(page),
            ..self
        }
    }

    #[must_use]
    pub const fn marked(self, confidence: Confidence) -> Self {
        Self { confidence, ..self }
    }
}
