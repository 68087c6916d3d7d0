//! Which law a case falls under, and how far it has come.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::law::{Basis, Confidence, RegistrationRuleSet, Words, registration_rule_set};

/// Why a registered vehicle comes to another office.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Occasion {
    /// 所有权转让: a sale, an inheritance, a judgment and the like.
    ChangeOfOwner,
    /// 转籍: the owner moves house and stays the owner.
    MovingHouse,
}

/// What chooses the article of a ground: the rule set of the day of acceptance, and the occasion.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Matter {
    pub rules: RegistrationRuleSet,
    pub occasion: Occasion,
}

/// How far an application has come. What bars an application may only pause one that was accepted before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Stage {
    /// Until the office of this step accepts it.
    Applying,
    /// Accepted and not decided.
    Running,
}

impl Occasion {
    pub const ALL: [Self; 2] = [Self::ChangeOfOwner, Self::MovingHouse];

    pub const fn words(self) -> Words {
        match self {
            Self::ChangeOfOwner => Words::new("机动车所有权转让", "The vehicle has a new owner"),
            Self::MovingHouse => Words::new(
                "机动车所有人住所迁移（转籍）",
                "The owner moves house and takes the vehicle along",
            ),
        }
    }
}

impl Matter {
    /// Every pair, the older order first.
    pub const ALL: [Self; 4] = [
        Self::new(RegistrationRuleSet::Order124, Occasion::ChangeOfOwner),
        Self::new(RegistrationRuleSet::Order124, Occasion::MovingHouse),
        Self::new(RegistrationRuleSet::Order164, Occasion::ChangeOfOwner),
        Self::new(RegistrationRuleSet::Order164, Occasion::MovingHouse),
    ];

    pub const fn new(rules: RegistrationRuleSet, occasion: Occasion) -> Self {
        Self { rules, occasion }
    }

    /// The matter of a case accepted on this day (Asia/Shanghai), whenever it was submitted and however long it runs.
    pub fn accepted_on(acceptance: NaiveDate, occasion: Occasion) -> Self {
        Self::new(registration_rule_set(acceptance), occasion)
    }
}

/// What was read in Order 164 stands as an inference for a case under Order 124.
pub(super) fn under(rules: RegistrationRuleSet, basis: Basis) -> Basis {
    let is_of_164 = basis.article.is_some_and(|article| article.starts_with("O164"));
    if rules == RegistrationRuleSet::Order124 && is_of_164 && basis.confidence == Confidence::Source {
        basis.marked(Confidence::Inference)
    } else {
        basis
    }
}

impl Stage {
    pub const ALL: [Self; 2] = [Self::Applying, Self::Running];
}
