//! What a person can do against a negative decision.

use crate::{Words, words::Basis};
use async_graphql::{Enum, SimpleObject};
use domain::law::remedy;

/// A way to contest a decision (救济途径)
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "remedy::RemedyPath")]
pub enum RemedyPath {
    /// 行政复议
    Review,
    /// 行政诉讼
    Litigation,
}

/// What a person can do against this decision. Its period runs from service (权利告知)
#[derive(Clone, Debug, SimpleObject)]
pub struct Remedy {
    pub path: RemedyPath,
    pub words: Words,
    /// How long, from service (期限)
    pub period: Words,
    /// The rule of the deadline register; once the decision is served, the case has a deadline of this rule.
    pub rule: &'static str,
    pub basis: Basis,
}

impl From<remedy::Remedy> for Remedy {
    fn from(remedy: remedy::Remedy) -> Self {
        Self {
            path: remedy.path.into(),
            words: remedy.words.into(),
            period: Words::new(remedy.period.text_zh(), remedy.period.text_en()),
            rule: remedy.rule_id.as_str(),
            basis: remedy.basis.into(),
        }
    }
}
