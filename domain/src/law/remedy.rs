//! What a person can do against a negative decision, and the words that tell them. The periods run from service.

use chrono::NaiveDate;
use serde::Serialize;

use super::{Basis, Confidence, Text, Words};
use crate::deadline::{Length, RuleId};

/// The first day on which review belongs to the people's government of the same level alone.
const REVIEW_BY_GOVERNMENT_FROM: NaiveDate =
    NaiveDate::from_ymd_opt(2024, 1, 1).expect("a day of the calendar");

/// A way to contest a decision.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Remedy {
    pub path: RemedyPath,
    /// Where to apply and within which time, without its subject: the notice text puts one before it.
    pub words: Words,
    /// The rule of the deadline register.
    pub rule_id: RuleId,
    /// From service: the day of service does not count, and the end rolls to the next working day.
    pub period: Length,
    /// The article of the right, of the place and of the period.
    pub basis: Basis,
}

/// The two ways.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum RemedyPath {
    /// 行政复议
    Review,
    /// 行政诉讼
    Litigation,
}

/// A decision that takes or denies something, and so must name the remedies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum NegativeDecision {
    /// 不予受理
    NotAccepted,
    /// 不予核发
    Refused,
    /// 撤销
    Revoked,
}

/// The names that the caller puts into a notice.
#[derive(Clone, Copy, Debug)]
pub struct NoticeNames<'a> {
    /// The office that decides, in Chinese and in English.
    pub office: (&'a str, &'a str),
}

/// The remedies against a decision of this day (Asia/Shanghai).
///
/// Which body reviews turns on the law in force on the day of the decision: the notice tells what holds when it is written.
pub fn remedies_for(decision_day: NaiveDate) -> Vec<Remedy> {
    let review = if decision_day < REVIEW_BY_GOVERNMENT_FROM {
        REVIEW_BY_CHOICE
    } else {
        REVIEW_BY_GOVERNMENT
    };
    vec![review, LITIGATION]
}

/// The paragraph of a negative decision that tells the remedies; citations come from [`remedy_citations`].
pub fn remedy_notice(decision_day: NaiveDate, names: NoticeNames<'_>) -> Text {
    let remedies = remedies_for(decision_day);
    let join = |pick: fn(Words) -> &'static str, glue: &str| {
        remedies
            .iter()
            .map(|remedy| pick(remedy.words))
            .collect::<Vec<_>>()
            .join(glue)
    };
    let (office_zh, office_en) = names.office;
    Text {
        zh: format!(
            "如不服{office_zh}作出的本决定，可以{}。",
            join(|words| words.zh, "；也可以")
        ),
        en: format!(
            "If you disagree with this decision of {office_en}, you may {}.",
            join(|words| words.en, "; or you may ")
        ),
    }
}

/// The articles behind the paragraph, spelled out.
pub fn remedy_citations(decision_day: NaiveDate) -> Vec<Text> {
    remedies_for(decision_day)
        .iter()
        .filter_map(|remedy| remedy.basis.article)
        .map(super::cite)
        .collect()
}

impl NegativeDecision {
    /// Why the decision names the remedies: a duty for a refusal; for the others we hold the same by inference.
    pub const fn duty_to_tell(self) -> Basis {
        match self {
            Self::Refused => Basis::article("ALL 38(2)"),
            Self::NotAccepted | Self::Revoked => Basis::article("ARL23 20(3)").marked(Confidence::Inference),
        }
    }
}

const REVIEW_DAYS: Length = Length::CalendarDays(60);

const REVIEW_BY_GOVERNMENT: Remedy = Remedy {
    path: RemedyPath::Review,
    words: Words::new(
        "自知道或者应当知道本决定之日起六十日内向同级人民政府申请行政复议",
        "apply for administrative reconsideration to the people's government of the same level within sixty days \
         of the day on which you knew or should have known of it",
    ),
    rule_id: RuleId::RV_APPLY,
    period: REVIEW_DAYS,
    basis: Basis::article("ARL23 20; ARL23 24"),
};

const REVIEW_BY_CHOICE: Remedy = Remedy {
    path: RemedyPath::Review,
    words: Words::new(
        "自知道本决定之日起六十日内向本级人民政府或者上一级公安机关申请行政复议",
        "apply for administrative reconsideration, at your choice, to the people's government of the same level or \
         to the public security organ of the next higher level, within sixty days of the day on which you knew of it",
    ),
    rule_id: RuleId::RV_APPLY,
    period: REVIEW_DAYS,
    basis: Basis::article("ARL17 9; ARL17 12"),
};

const LITIGATION: Remedy = Remedy {
    path: RemedyPath::Litigation,
    words: Words::new(
        "自知道或者应当知道本决定之日起六个月内直接向有管辖权的人民法院提起行政诉讼",
        "bring an administrative action directly before the competent people's court within six months of the day \
         on which you knew or should have known of it",
    ),
    rule_id: RuleId::SUE,
    period: Length::Months(6),
    basis: Basis::article("APL 46"),
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::deadline;

    fn on(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    const NAMES: NoticeNames<'_> = NoticeNames {
        office: ("珠海市公安局交通警察支队车辆管理所", "the Zhuhai vehicle office"),
    };

    #[test]
    fn until_the_end_of_2023_the_person_chooses_the_reviewing_body() {
        let notice = remedy_notice(on("2023-12-31"), NAMES);
        assert_eq!(
            notice.zh,
            "如不服珠海市公安局交通警察支队车辆管理所作出的本决定，可以自知道本决定之日起六十日内向本级人民政府或者上一级公安机关申请行政复议；\
             也可以自知道或者应当知道本决定之日起六个月内直接向有管辖权的人民法院提起行政诉讼。"
        );
        assert!(notice.en.contains("at your choice"));
    }

    #[test]
    fn from_2024_it_is_the_government_of_the_same_level() {
        let notice = remedy_notice(on("2024-01-01"), NAMES);
        assert!(notice.zh.contains("向同级人民政府申请行政复议"));
        assert!(!notice.zh.contains("上一级公安机关"));
        assert!(!notice.en.contains("choice"));
    }

    #[test]
    fn periods_and_rules_are_those_of_the_register() {
        for day in ["2021-10-22", "2024-01-01"] {
            let remedies = remedies_for(on(day));
            let rules: Vec<_> = remedies
                .iter()
                .map(|remedy| (remedy.rule_id, remedy.period))
                .collect();
            assert_eq!(
                rules,
                [
                    (RuleId::RV_APPLY, Length::CalendarDays(60)),
                    (RuleId::SUE, Length::Months(6))
                ]
            );
            assert_eq!(remedy_citations(on(day)).len(), 2);
            for remedy in remedies {
                assert_eq!(deadline::rule(remedy.rule_id).length, remedy.period);
            }
        }
        assert!(remedy_citations(on("2021-10-22"))[0].zh.contains("第九条"));
        assert!(remedy_citations(on("2024-01-01"))[0].zh.contains("第二十四条"));
    }

    #[test]
    fn only_a_refusal_has_the_duty_in_the_statute() {
        assert_eq!(
            NegativeDecision::Refused.duty_to_tell().confidence,
            Confidence::Source
        );
        for decision in [NegativeDecision::NotAccepted, NegativeDecision::Revoked] {
            assert_eq!(decision.duty_to_tell().confidence, Confidence::Inference);
        }
    }
}
