//! The rules that a case falls under.

use crate::{Words, date::Date};
use async_graphql::{Enum, SimpleObject};
use domain::law;

/// The rules of driving licences, by the day of acceptance (适用规则)
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "law::RuleSet")]
pub enum RuleSet {
    /// 公安部令第123号（经第139号修改）及2021年通知
    AutumnNotices,
    /// 公安部令第162号
    #[graphql(name = "ORDER_162")]
    Order162,
    /// 公安部令第162号（2024年12月修改）
    #[graphql(name = "ORDER_162_REVISED")]
    Order162Revised,
}

/// The acceptance, which fixes the rules (受理)
#[derive(Clone, Debug, SimpleObject)]
pub struct Acceptance {
    pub day: Date,
    pub rule_set: RuleSet,
    pub rule_set_words: Words,
    /// Nobody spoke in time, so it counts as accepted from the day of receipt (逾期视为受理)
    pub by_silence: bool,
}

impl From<domain::licence_application::Acceptance> for Acceptance {
    fn from(acceptance: domain::licence_application::Acceptance) -> Self {
        Self {
            day: acceptance.day.into(),
            rule_set: acceptance.rule_set.into(),
            rule_set_words: acceptance.rule_set.words().into(),
            by_silence: acceptance.by_silence,
        }
    }
}
