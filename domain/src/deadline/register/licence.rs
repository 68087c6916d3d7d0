//! Periods of the electronic driving licence and of other licence business.

use crate::deadline::{
    Instrument::{All, O162, O163, Policy},
    Length::{CalendarDays, Months, WorkingDays, Years},
    Obligation, OnExpiry, RollForward, Rule, RuleId,
};

const LICENCE_IN_THE_SENSE_OF_ALL: &str = "whether issuing the electronic version is an administrative licence in the sense of ALL is unsettled; ALL is applied as the \
     stricter standard";

pub(super) const RULES: &[Rule] = &[
    Rule::duty(RuleId::ALL_CORR, All, WorkingDays(5), "ALL 32(1)4")
        .title("一次告知补正", "Notice of everything that is to be corrected")
        .starts("收到申请材料之日", "receipt of the application")
        .ends(Obligation::Duty, OnExpiry::DeemedAccepted)
        .doubt(LICENCE_IN_THE_SENSE_OF_ALL),
    Rule::duty(RuleId::CORRECTION_ANSWER, Policy, WorkingDays(15), "policy")
        .title("申请人补正", "Answer to the notice of correction")
        .starts("补正告知送达之日", "service of the notice of correction")
        .ends(Obligation::Condition, OnExpiry::Lapse)
        .doubt("no law sets this period"),
    Rule::duty(RuleId::EL_COUNTER, Policy, WorkingDays(1), "W-EL4")
        .title(
            "窗口审核电子驾驶证申请",
            "Decision on an application at the counter",
        )
        .starts("窗口提交申请之日", "application at the counter"),
    Rule::duty(RuleId::EL_PHOTO, Policy, WorkingDays(1), "W-EL4")
        .title("照片审核", "Review of the photograph")
        .starts("照片提交之日", "submission of the photograph"),
    Rule::duty(RuleId::EL_PHOTO_CHANGE, Policy, Months(6), "W-EL1")
        .title("再次更换照片", "Next change of the photograph")
        .starts("上次更换照片之日", "last change of the photograph")
        .ends(Obligation::Right, OnExpiry::Allowed),
    Rule::duty(RuleId::DL_DELIVER, All, WorkingDays(10), "ALL 44")
        .title("颁发、送达证件", "Delivery of the licence")
        .starts("作出准予决定之日", "the decision to grant")
        .policy()
        .doubt(LICENCE_IN_THE_SENSE_OF_ALL),
    Rule::duty(RuleId::DL_12PT_REFUSE, O163, CalendarDays(30), "O163 29, 36")
        .title(
            "拒不参加满分学习、考试，公告停止使用",
            "Refused study after 12 points: announced out of use",
        )
        .starts("接到满分学习通知之日", "receipt of the notice of education")
        .ends(Obligation::Condition, OnExpiry::StatusChange)
        .rolls(RollForward::Law),
    Rule::duty(RuleId::DL_AUDIT, O162, CalendarDays(30), "O162 72")
        .title("驾驶证审验", "Audit of the licence")
        .starts("记分周期结束之日", "end of the scoring period")
        .ends(Obligation::Right, OnExpiry::StatusChange)
        .rolls(RollForward::Policy),
    Rule::duty(RuleId::DL_MED, O162, CalendarDays(30), "O162 74")
        .title("提交身体条件证明", "Medical certificate")
        .starts("记分周期结束之日", "end of the scoring period")
        .ends(Obligation::Right, OnExpiry::StatusChange)
        .rolls(RollForward::Policy),
    Rule::duty(RuleId::DL_MED_CANCEL, O162, Years(1), "O162 79")
        .title(
            "逾期未提交身体条件证明注销",
            "Cancellation for a missing medical certificate",
        )
        .starts(
            "应当提交身体条件证明期限届满之日",
            "the day on which the certificate was due",
        )
        .ends(Obligation::Right, OnExpiry::StatusChange)
        .rolls(RollForward::Policy),
    Rule::duty(RuleId::DL_RENEW, O162, Years(1), "O162 63, 79(1)8")
        .title("逾期未换证注销", "Cancellation of an expired licence")
        .starts("驾驶证有效期满之日", "expiry of the licence")
        .ends(Obligation::Right, OnExpiry::StatusChange)
        .rolls(RollForward::Policy),
];
