//! Periods of the used-car transfer and of vehicle registration.

use crate::deadline::{
    Instrument::{Norm, O164, Policy, Rtsl},
    Length::{CalendarDays, WorkingDays, Years},
    Obligation, OnExpiry, RollForward, Rule, RuleId,
};

pub(super) const RULES: &[Rule] = &[
    Rule::duty(RuleId::UC_APPLY, O164, CalendarDays(30), "O164 25, 78(6)")
        .title("申请转让登记", "Application for the transfer")
        .starts("机动车交付之日", "delivery of the vehicle")
        .ends(Obligation::Right, OnExpiry::Late)
        .rolls(RollForward::Policy),
    Rule::duty(RuleId::UC_FILE_OUT, Norm, WorkingDays(2), "W-UC5")
        .title(
            "转出地上传电子档案",
            "Electronic file sent by the office of origin",
        )
        .starts(
            "转出地收到调档请求之日",
            "receipt of the request by the office of origin",
        )
        .doubt("the norm is known from excerpts"),
    Rule::duty(RuleId::UC_FILE_OUT_MAX, O164, WorkingDays(3), "O164 27")
        .title(
            "转出地上传电子档案（最长期限）",
            "Electronic file sent by the office of origin: ceiling",
        )
        .starts(
            "转出地收到调档请求之日",
            "receipt of the request by the office of origin",
        )
        .doubt("the article sets it for a transfer that is accepted at the office of origin; taken here for a request of its file"),
    Rule::duty(RuleId::UC_FILE_CHECK, Norm, WorkingDays(1), "W-UC5")
        .title("转入地核对电子档案", "Check of the file by the receiving office")
        .starts(
            "转入地收到电子档案之日",
            "receipt of the file by the receiving office",
        )
        .doubt("the norm is known from excerpts"),
    Rule::duty(RuleId::UC_TRANSFER, O164, WorkingDays(1), "O164 26")
        .title("转让登记", "Registration of the transfer")
        .starts("受理之日", "acceptance"),
    Rule::duty(RuleId::UC_TRANSFER_IN, O164, WorkingDays(3), "O164 27")
        .title("转入登记", "Registration of the transfer at the receiving office")
        .starts("转入地受理之日", "acceptance by the receiving office"),
    Rule::duty(RuleId::UC_OUT, O164, WorkingDays(3), "O164 27")
        .title("转出登记", "Registration of the departure")
        .starts("转出地受理之日", "acceptance by the office of origin"),
    Rule::duty(RuleId::UC_COME, Policy, WorkingDays(20), "policy")
        .title("申请人交验机动车", "The applicant shows the vehicle")
        .starts("受理之日", "acceptance")
        .ends(Obligation::Condition, OnExpiry::Lapse)
        .doubt("no law sets this period; how long a pending file waits for the buyer was not found"),
    // Plates are valid for calendar days, by an express clause, and end when they end.
    Rule::duty(RuleId::UC_TEMP_PLATE, O164, CalendarDays(30), "O164 27, 92")
        .title("临时行驶车号牌有效期", "Validity of the temporary plate")
        .starts("核发之日", "issue of the plate")
        .ends(Obligation::Condition, OnExpiry::Void),
    Rule::duty(RuleId::UC_TEMP_PLATE_MAKE, O164, CalendarDays(15), "O164 47, 92")
        .title(
            "临时行驶车号牌有效期（号牌制作期间）",
            "Validity of the temporary plate while plates are made",
        )
        .starts("核发之日", "issue of the plate")
        .ends(Obligation::Condition, OnExpiry::Void),
    Rule::duty(RuleId::UC_TEMP_END, O164, WorkingDays(3), "O164 47, 92")
        .title(
            "领取号牌后临时行驶车号牌作废",
            "End of the temporary plate after the plates were received",
        )
        .starts("领取号牌之日", "receipt of the plates")
        .ends(Obligation::Condition, OnExpiry::Void),
    Rule::duty(RuleId::UC_KEEP_NO, O164, Years(2), "O164 44")
        .title("申请使用原号牌号码", "Application to keep the plate number")
        .starts("办理注销、转让登记之日", "deregistration or transfer")
        .ends(Obligation::Right, OnExpiry::Lapse)
        .rolls(RollForward::Policy),
    Rule::duty(RuleId::UC_FIX, O164, WorkingDays(5), "O164 53")
        .title("确认登记内容是否有误", "Confirmation whether a registered entry is wrong")
        .starts("受理更正要求之日", "acceptance of the claim"),
    Rule::duty(RuleId::REG_MAX, Rtsl, WorkingDays(5), "RTSL 9")
        .title("机动车登记审查（最长期限）", "Review of a registration: ceiling")
        .starts("受理之日", "acceptance"),
];
