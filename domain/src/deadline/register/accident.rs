//! Periods of accident cases (O146) and of access to their evidence.
//!
//! Where O146 is silent, ADM fills in (O146 art. 113), so its calendar days roll forward by law (ADM art. 35).

use crate::deadline::{
    Instrument::{O146, Policy},
    Length::{CalendarDays, WorkingDays},
    Obligation, OnExpiry, RollForward, Rule, RuleId,
};

/// In how many working days a unit decides whether evidence is shown, unless its installation says another number (policy).
pub const EVIDENCE_DECIDED_IN: u16 = 3;

const START_NOT_STATED: &str = "the article does not say from which day it runs";

pub(super) const RULES: &[Rule] = &[
    Rule::duty(
        RuleId::EV_DECIDE,
        Policy,
        WorkingDays(EVIDENCE_DECIDED_IN),
        "policy",
    )
    .title("答复证据查阅申请", "Decision on access to evidence")
    .starts("申请登记之日", "entry of the application")
    .doubt("no period was found in the law; an installation can name another number of days"),
    Rule::duty(RuleId::AC_LATE_REPORT, O146, WorkingDays(3), "O146 18")
        .title("事后报案是否受理", "Acceptance of a late report")
        .starts("接到报案之日", "receipt of the report")
        .doubt(START_NOT_STATED),
    Rule::duty(RuleId::AC_DETERMINE_SIMPLE, O146, WorkingDays(3), "O146 24")
        .title("简易程序事故认定", "Determination in the simple procedure")
        .starts("现场调查结束之日", "end of the scene work")
        .doubt(START_NOT_STATED),
    Rule::duty(RuleId::AC_COMMISSION, O146, WorkingDays(3), "O146 49")
        .title("委托检验、鉴定", "Commission of a test or an expert")
        .starts("现场调查结束之日", "end of the scene work"),
    Rule::duty(RuleId::AC_COMMISSION_BODY, O146, WorkingDays(3), "O146 49")
        .title("委托尸体检验", "Commission of an examination of the body")
        .starts("死亡之日", "the death"),
    Rule::duty(RuleId::AC_TEST, O146, CalendarDays(30), "O146 51")
        .title("检验、鉴定期限", "Test or expert report")
        .starts("委托之日", "the commission")
        .doubt(START_NOT_STATED)
        .rolls(RollForward::Law),
    Rule::duty(RuleId::AC_TEST_MAX, O146, CalendarDays(60), "O146 51")
        .title(
            "检验、鉴定期限（经批准延长）",
            "Test or expert report, extended with approval",
        )
        .starts("委托之日", "the commission")
        .doubt(START_NOT_STATED)
        .rolls(RollForward::Law),
    Rule::duty(RuleId::AC_REPORT_SERVE, O146, WorkingDays(5), "O146 55")
        .title("送达检验报告、鉴定意见", "Service of the report on the parties")
        .starts("收到报告之日", "receipt of the report"),
    Rule::duty(RuleId::AC_RETEST_ASK, O146, WorkingDays(3), "O146 56")
        .title("申请重新检验、鉴定", "Request for a second test")
        .starts("报告送达之日", "service of the report")
        .ends(Obligation::Right, OnExpiry::TimeBarred),
    Rule::duty(RuleId::AC_VEHICLE_RETURN, O146, WorkingDays(5), "O146 58")
        .title("通知领取车辆", "Notice to collect the vehicle")
        .starts("检验、鉴定意见确定之日", "the day on which the report is fixed"),
    Rule::duty(RuleId::AC_DETERMINE, O146, WorkingDays(10), "O146 62")
        .title("制作事故认定书", "Determination of the accident")
        .starts("现场调查之日", "investigation of the scene"),
    Rule::duty(RuleId::AC_DETERMINE_CAUGHT, O146, WorkingDays(10), "O146 62")
        .title("逃逸案件制作事故认定书", "Determination after a hit-and-run")
        .starts("查获逃逸车辆和驾驶人之日", "finding of vehicle and driver"),
    Rule::duty(RuleId::AC_DETERMINE_REPORT, O146, WorkingDays(5), "O146 62")
        .title("检验、鉴定后制作事故认定书", "Determination after a test")
        .starts("检验、鉴定意见确定之日", "the day on which the report is fixed"),
    Rule::duty(RuleId::AC_DETERMINE_QUICK, O146, WorkingDays(5), "O146 69")
        .title("快速处理", "Determination by quick handling")
        .starts("共同申请之日", "joint request"),
    Rule::duty(RuleId::AC_SUSPEND_MAX, O146, CalendarDays(60), "O146 68")
        .title("中止认定（最长期限）", "Suspension of the determination: ceiling")
        .starts("中止之日", "suspension")
        .rolls(RollForward::Law),
    Rule::duty(RuleId::AC_SUSPEND_DECIDE, O146, WorkingDays(5), "O146 68")
        .title("中止后作出认定", "Determination after a suspension")
        .starts("中止情形消除或者期满之日", "end of the suspension"),
    Rule::duty(RuleId::AC_SERVE, O146, WorkingDays(3), "O146 65")
        .title(
            "送达事故认定书并告知权利",
            "Service of the determination, with the rights of the parties",
        )
        .starts("制作认定书之日", "the determination"),
    Rule::duty(RuleId::AC_UNSOLVED, O146, WorkingDays(10), "O146 66")
        .title(
            "未侦破逃逸案件出具认定书",
            "Determination of an unsolved hit-and-run",
        )
        .starts("收到受害人书面申请之日", "request of the victim"),
    Rule::duty(RuleId::AC_REVIEW_APPLY, O146, WorkingDays(3), "O146 71")
        .title("申请复核", "Application for a review of the determination")
        .starts("事故认定书送达之日", "service of the determination")
        .ends(Obligation::Right, OnExpiry::TimeBarred),
    Rule::duty(RuleId::AC_FORWARD_VIA, O146, WorkingDays(2), "O146 72")
        .title(
            "报送复核材料（经原办案单位）",
            "File forwarded, where the application came through the original office",
        )
        .starts("收到复核申请之日", "receipt of the application"),
    Rule::duty(RuleId::AC_FORWARD, O146, WorkingDays(5), "O146 72")
        .title(
            "报送复核材料（直接申请）",
            "File forwarded, where the application went to the superior office",
        )
        .starts("收到上级通知之日", "notice of the superior office"),
    Rule::duty(RuleId::AC_REVIEW, O146, CalendarDays(30), "O146 73-74")
        .title("作出复核结论", "Conclusion of the review")
        .starts(
            "受理复核申请之日",
            "acceptance of the application, which is its receipt",
        )
        .ends(Obligation::Elsewhere, OnExpiry::Late)
        .rolls(RollForward::Law),
    Rule::duty(RuleId::AC_REVIEW_SERVE, O146, WorkingDays(3), "O146 78")
        .title("送达复核结论", "Service of the conclusion")
        .starts("作出复核结论之日", "the conclusion"),
    Rule::duty(RuleId::AC_REINVESTIGATE, O146, WorkingDays(10), "O146 79")
        .title("重新调查、认定", "New investigation on order")
        .starts(
            "作出责令重新调查的复核结论之日",
            "the order of the superior office",
        ),
    Rule::duty(RuleId::AC_REINVESTIGATE_REPORT, O146, WorkingDays(5), "O146 79")
        .title("重新检验、鉴定后认定", "New determination after a test")
        .starts("检验、鉴定意见确定之日", "the day on which the report is fixed"),
    Rule::duty(RuleId::AC_MEDIATION_ASK, O146, WorkingDays(10), "O146 86")
        .title("共同申请调解", "Joint request for mediation")
        .starts(
            "收到事故认定书或者复核结论之日",
            "receipt of the determination or conclusion",
        )
        .ends(Obligation::Right, OnExpiry::TimeBarred),
    Rule::duty(RuleId::AC_MEDIATION, O146, WorkingDays(10), "O146 90")
        .title("制作调解书", "Record of the mediation")
        .starts("调解开始之日", "start of the mediation"),
    Rule::duty(RuleId::AC_FILE_COURT, O146, WorkingDays(3), "O146 106")
        .title("向法院、检察院移送案卷", "File for a court or procuratorate")
        .starts("接到调卷公函之日", "receipt of the letter that asks for the file"),
    Rule::duty(RuleId::AC_RECUSAL, O146, WorkingDays(2), "O146 105")
        .title("回避决定", "Decision on a recusal")
        .starts("收到回避申请之日", "receipt of the request")
        .doubt(START_NOT_STATED),
];
