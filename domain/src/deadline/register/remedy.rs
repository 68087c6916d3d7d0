//! Periods of the remedies against a decision. They run from service or knowledge.

use crate::deadline::{
    Instrument::{Apl, Arl23},
    Length::{CalendarDays, Months},
    Obligation, OnExpiry, RollForward, Rule, RuleId,
};

pub(super) const RULES: &[Rule] = &[
    Rule::duty(RuleId::RV_APPLY, Arl23, CalendarDays(60), "ARL23 20")
        .title("申请行政复议", "Application for administrative review")
        .starts(
            "知道或者应当知道行政行为之日",
            "the act was or should have been known",
        )
        .ends(Obligation::Right, OnExpiry::TimeBarred)
        .rolls(RollForward::Law),
    Rule::duty(RuleId::RV_SUE, Apl, CalendarDays(15), "APL 45")
        .title("不服复议决定提起诉讼", "Lawsuit after the review")
        .starts("收到复议决定书之日", "receipt of the review decision")
        .ends(Obligation::Right, OnExpiry::TimeBarred)
        .rolls(RollForward::Law),
    Rule::duty(RuleId::SUE, Apl, Months(6), "APL 46")
        .title("直接提起诉讼", "Lawsuit without a review")
        .starts(
            "知道或者应当知道行政行为之日",
            "the act was or should have been known",
        )
        .ends(Obligation::Right, OnExpiry::TimeBarred)
        .rolls(RollForward::Law),
    Rule::duty(RuleId::SUE_INACTION, Apl, Months(2), "APL 47")
        .title("对不履行法定职责提起诉讼", "Lawsuit for failure to act")
        .starts("行政机关接到申请之日", "receipt of the application")
        .ends(Obligation::Right, OnExpiry::Allowed)
        .rolls(RollForward::Law),
];
