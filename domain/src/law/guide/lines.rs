//! The statements of the guide.

use super::GuideLine;
use crate::law::{Basis, Confidence, SpecialReason, Words};

pub(super) const IN_PERSON: GuideLine = line(
    Basis::article("O162 105")
        .and_page("W-EL4")
        .marked(Confidence::Inference),
    "由驾驶人本人申请，不得委托代理",
    "The driver applies in person; an agent may not",
);

pub(super) const ISSUING_OFFICE: GuideLine = line(
    Basis::page("W-28"),
    "驾驶证核发地车辆管理所",
    "The vehicle office that issued the licence",
);

pub(super) const COUNTER_REVIEW: GuideLine = line(
    Basis::page("W-EL4").marked(Confidence::Policy),
    "窗口受理后一个工作日内审核完毕（服务承诺）",
    "Reviewed within one working day at the counter (a promise of the service)",
);

pub(super) const CORRECTION: GuideLine = line(
    Basis::article("ALL 32(1)4"),
    "材料不齐全或者不符合法定形式的，当场或者五个工作日内一次告知需要补正的全部内容；逾期不告知的，自收到之日起即为受理",
    "If papers are missing or malformed, everything to correct is named once, on the spot or within five working days; \
     without such a notice the application counts as accepted from the day of receipt",
);

pub(super) const DELIVERY: GuideLine = line(
    Basis::article("ALL 44").marked(Confidence::Policy),
    "准予核发的，自作出决定之日起十个工作日内送达",
    "Once granted, delivered within ten working days of the decision",
);

pub(super) const FEE: GuideLine = line(
    Basis::only(Confidence::NotFound),
    "未查到收费规定",
    "No rule on a fee was found",
);

const DELIVERED_BY_APP: GuideLine = line(
    Basis::page("W-28"),
    "核发后通过交管12123应用出示",
    "Once issued, it is shown in the app of the traffic police",
);

const PAPER_STAYS_VALID: GuideLine = line(
    Basis::article("O162 61"),
    "驾驶证电子版与纸质版具有同等效力，纸质驾驶证可以继续使用",
    "The electronic and the paper licence have the same effect; the paper licence remains usable",
);

const WITHOUT_ACCOUNT: GuideLine = line(
    Basis::only(Confidence::Design),
    "没有应用账户的，可以核发，待本人注册账户后送达",
    "Without an account in the app it can be issued; it is delivered once the person has registered one",
);

const FIX_DATA_FIRST: GuideLine = line(
    Basis::article("O162 66").marked(Confidence::Inference),
    "驾驶证记载信息变化或者有误的，可能需要先办理换证或者更正",
    "Where the data on the licence changed or are wrong, an exchange or a correction may have to come first",
);

pub(super) fn notes(reason: SpecialReason) -> Vec<GuideLine> {
    let own = match reason {
        SpecialReason::NoUsableDevice | SpecialReason::IdentityDocumentUnsupported => Some(WITHOUT_ACCOUNT),
        SpecialReason::RegistryDataWrong => Some(FIX_DATA_FIRST),
        SpecialReason::RealPersonCheckFailed
        | SpecialReason::PhotoRejected3Times
        | SpecialReason::PhotoBlacklisted
        | SpecialReason::NoPhotoOnFile
        | SpecialReason::Other => None,
    };
    [DELIVERED_BY_APP, PAPER_STAYS_VALID]
        .into_iter()
        .chain(own)
        .collect()
}

const fn line(basis: Basis, zh: &'static str, en: &'static str) -> GuideLine {
    GuideLine {
        words: Words::new(zh, en),
        basis,
    }
}
