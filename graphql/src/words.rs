//! Texts for people, and what they rest on.

use crate::request;
use async_graphql::{ComplexObject, Context, Enum, SimpleObject};
use domain::law;

/// A text for people in both languages (文字)
#[derive(Clone, Debug, PartialEq, Eq, SimpleObject)]
#[graphql(complex)]
pub struct Words {
    /// Simplified Chinese.
    pub zh: String,
    /// English.
    pub en: String,
}

#[ComplexObject]
impl Words {
    /// The text in the language of the request.
    async fn text(&self, ctx: &Context<'_>) -> &str {
        request::language(ctx).pick(&self.zh, &self.en)
    }
}

impl Words {
    pub fn new(zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self {
            zh: zh.into(),
            en: en.into(),
        }
    }
}

impl From<law::Words> for Words {
    fn from(words: law::Words) -> Self {
        Self::new(words.zh, words.en)
    }
}

impl From<law::Text> for Words {
    fn from(text: law::Text) -> Self {
        Self {
            zh: text.zh,
            en: text.en,
        }
    }
}

/// How firmly a statement stands (依据程度)
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "law::Confidence")]
pub enum Confidence {
    /// Read in the source that is named (有出处)
    Source,
    /// Quoted from an older work norm (引自旧工作规范)
    Norm,
    /// Our reading of the rules (依规则推断)
    Inference,
    /// A policy of the office (本单位工作安排)
    Policy,
    /// Set by this system; no article (系统设定)
    Design,
    /// Believed, but no source was found (未经核实)
    Unverified,
    /// Looked for and not found (未查到)
    NotFound,
}

/// What a statement rests on (依据)
#[derive(Clone, Debug, PartialEq, Eq, SimpleObject)]
pub struct Basis {
    /// The articles as short references, such as `ALL 32(1)4`.
    pub article: Option<String>,
    /// The articles spelled out.
    pub citation: Option<Words>,
    /// A published page that is not a rule.
    pub page: Option<String>,
    pub confidence: Confidence,
}

impl From<law::Basis> for Basis {
    fn from(basis: law::Basis) -> Self {
        Self {
            article: basis.article.map(str::to_owned),
            citation: basis.article.map(|article| law::cite(article).into()),
            page: basis.page.map(str::to_owned),
            confidence: basis.confidence.into(),
        }
    }
}
