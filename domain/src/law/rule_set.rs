//! Which rules apply: by the date of acceptance, recorded on the case, independent of the code that runs it.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Basis, Confidence, Words};

/// The rules of driving licences.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum RuleSet {
    /// Order 123 as amended by Order 139, with the bureau's notices of 2021 over it; to 2022-03-31.
    AutumnNotices,
    /// Order 162, from 2022-04-01.
    #[serde(rename = "ORDER_162")]
    Order162,
    /// Order 162 as revised in December 2024, from 2025-01-01.
    #[serde(rename = "ORDER_162_REVISED")]
    Order162Revised,
}

/// The rules of vehicle registration.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum RegistrationRuleSet {
    /// Order 102 as amended by Order 124, to 2022-04-30.
    #[serde(rename = "ORDER_124")]
    Order124,
    /// Order 164, from 2022-05-01.
    #[serde(rename = "ORDER_164")]
    Order164,
}

/// One instrument of a rule set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Instrument {
    pub words: Words,
    pub basis: Basis,
}

/// What there is to know about a rule set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct RuleSetFacts {
    /// First day on which an acceptance falls under it; `None`: from before the time this software covers.
    pub from: Option<NaiveDate>,
    /// Last day; `None`: no successor is known.
    pub to: Option<NaiveDate>,
    pub words: Words,
    pub instruments: &'static [Instrument],
    /// What changed, for the people who apply it.
    pub note: Instrument,
}

const ORDER_162_FROM: NaiveDate = day(2022, 4, 1);
const ORDER_162_REVISED_FROM: NaiveDate = day(2025, 1, 1);
const ORDER_164_FROM: NaiveDate = day(2022, 5, 1);

/// The rules for a licence application accepted on this day (Asia/Shanghai).
pub fn licence_rule_set(acceptance: NaiveDate) -> RuleSet {
    if acceptance < ORDER_162_FROM {
        RuleSet::AutumnNotices
    } else if acceptance < ORDER_162_REVISED_FROM {
        RuleSet::Order162
    } else {
        RuleSet::Order162Revised
    }
}

/// The rules for a registration accepted on this day (Asia/Shanghai).
pub fn registration_rule_set(acceptance: NaiveDate) -> RegistrationRuleSet {
    if acceptance < ORDER_164_FROM {
        RegistrationRuleSet::Order124
    } else {
        RegistrationRuleSet::Order164
    }
}

impl RuleSet {
    pub const ALL: [Self; 3] = [Self::AutumnNotices, Self::Order162, Self::Order162Revised];

    pub const fn words(self) -> Words {
        self.facts().words
    }

    pub const fn facts(self) -> RuleSetFacts {
        match self {
            Self::AutumnNotices => AUTUMN_NOTICES,
            Self::Order162 => ORDER_162,
            Self::Order162Revised => ORDER_162_REVISED,
        }
    }
}

impl RegistrationRuleSet {
    pub const ALL: [Self; 2] = [Self::Order124, Self::Order164];

    pub const fn words(self) -> Words {
        self.facts().words
    }

    pub const fn facts(self) -> RuleSetFacts {
        match self {
            Self::Order124 => ORDER_124,
            Self::Order164 => ORDER_164,
        }
    }
}

const AUTUMN_NOTICES: RuleSetFacts = RuleSetFacts {
    from: None,
    to: ORDER_162_FROM.pred_opt(),
    words: Words::new(
        "公安部令第123号（经第139号修改）及2021年公安部交通管理局通知",
        "Order 123 as amended by Order 139, with the 2021 notices of the traffic management bureau",
    ),
    instruments: &[
        instrument(
            Basis::article("O162 111"),
            "《机动车驾驶证申领和使用规定》（公安部令第123号，经第139号修改）",
            "Provisions on Driving Licences (MPS Order 123 as amended by Order 139)",
        ),
        instrument(
            Basis::page("W-KP").marked(Confidence::Inference),
            "公安部交通管理局2021年便民措施通知",
            "Notices of the MPS traffic management bureau on the convenience measures of 2021",
        ),
    ],
    note: instrument(
        Basis::only(Confidence::Inference),
        "规章尚无驾驶证电子版条文，以通知为依据",
        "No article names the electronic licence yet; the notices are its basis",
    ),
};

const ORDER_162: RuleSetFacts = RuleSetFacts {
    from: Some(ORDER_162_FROM),
    to: ORDER_162_REVISED_FROM.pred_opt(),
    words: Words::new("公安部令第162号", "Order 162"),
    instruments: &[instrument(
        Basis::article("O162 111"),
        "《机动车驾驶证申领和使用规定》（公安部令第162号）",
        "Provisions on Driving Licences (MPS Order 162)",
    )],
    note: instrument(
        Basis::article("O162 61"),
        "驾驶证电子版首次写入规章，与纸质版具有同等效力",
        "The first article on the electronic licence: it equals the paper licence",
    ),
};

const ORDER_162_REVISED: RuleSetFacts = RuleSetFacts {
    from: Some(ORDER_162_REVISED_FROM),
    to: None,
    words: Words::new(
        "公安部令第162号（2024年12月修改）",
        "Order 162 as revised in December 2024",
    ),
    instruments: &[
        instrument(
            Basis::article("O162 111"),
            "《机动车驾驶证申领和使用规定》（公安部令第162号）",
            "Provisions on Driving Licences (MPS Order 162)",
        ),
        // The number 172 was seen in a public repository only, so it stays out of the name.
        instrument(
            Basis::page("W-172"),
            "2024年12月的修改决定",
            "The revision of December 2024",
        ),
    ],
    note: instrument(
        Basis::page("W-172"),
        "实质变化仅为年龄：部分准驾车型的年龄上限由六十周岁改为六十三周岁，通过测试后可以延长，最多三年",
        "Only ages changed materially: for some classes 60 became 63, extendable after tests by up to three years",
    ),
};

const ORDER_124: RuleSetFacts = RuleSetFacts {
    from: None,
    to: ORDER_164_FROM.pred_opt(),
    words: Words::new(
        "公安部令第102号（经第124号修改）",
        "Order 102 as amended by Order 124",
    ),
    instruments: &[instrument(
        Basis::article("O164 93"),
        "《机动车登记规定》（公安部令第102号，经第124号修改）",
        "Provisions on Vehicle Registration (MPS Order 102 as amended by Order 124)",
    )],
    note: instrument(
        Basis::page("W-UC3"),
        "异地交易登记仅限小微型非营运载客汽车",
        "Off-site transfer is limited to small and micro non-operating passenger vehicles",
    ),
};

const ORDER_164: RuleSetFacts = RuleSetFacts {
    from: Some(ORDER_164_FROM),
    to: None,
    words: Words::new("公安部令第164号", "Order 164"),
    instruments: &[instrument(
        Basis::article("O164 93"),
        "《机动车登记规定》（公安部令第164号）",
        "Provisions on Vehicle Registration (MPS Order 164)",
    )],
    note: instrument(
        Basis::article("O164 27"),
        "“转移登记”改称“转让登记”；小型、微型载客汽车不再限于非营运，并增加摩托车",
        "转移登记 is renamed 转让登记; small and micro passenger vehicles of any use, and motorcycles",
    ),
};

const fn instrument(basis: Basis, zh: &'static str, en: &'static str) -> Instrument {
    Instrument {
        words: Words::new(zh, en),
        basis,
    }
}

const fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("a day of the calendar")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn licence_rules_change_on_their_first_day() {
        let of = |year, month, date| licence_rule_set(day(year, month, date));
        assert_eq!(of(2021, 6, 1), RuleSet::AutumnNotices);
        assert_eq!(of(2022, 3, 31), RuleSet::AutumnNotices);
        assert_eq!(of(2022, 4, 1), RuleSet::Order162);
        assert_eq!(of(2024, 12, 31), RuleSet::Order162);
        assert_eq!(of(2025, 1, 1), RuleSet::Order162Revised);
        assert_eq!(of(2026, 11, 22), RuleSet::Order162Revised);
    }

    #[test]
    fn registration_rules_change_a_month_later() {
        assert_eq!(
            registration_rule_set(day(2022, 4, 30)),
            RegistrationRuleSet::Order124
        );
        assert_eq!(
            registration_rule_set(day(2022, 5, 1)),
            RegistrationRuleSet::Order164
        );
    }

    #[test]
    fn every_boundary_in_the_facts_is_the_one_that_decides() {
        for set in RuleSet::ALL {
            let facts = set.facts();
            for edge in facts.from.into_iter().chain(facts.to) {
                assert_eq!(licence_rule_set(edge), set);
            }
            assert!(!facts.instruments.is_empty());
        }
        for set in RegistrationRuleSet::ALL {
            let facts = set.facts();
            for edge in facts.from.into_iter().chain(facts.to) {
                assert_eq!(registration_rule_set(edge), set);
            }
        }
    }
}
