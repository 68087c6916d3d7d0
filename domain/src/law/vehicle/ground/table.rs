//! What is said of each ground, in the order of the enum. Order 164 was read; of Order 124 only its refusal list, in a reprint.

use crate::law::{Basis, Confidence, Words};

/// Words and basis under one order.
#[derive(Clone, Copy, Debug)]
pub(super) struct Said {
    pub words: Words,
    pub basis: Basis,
}

/// A ground with all that is said of it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Row {
    pub code: &'static str,
    pub order_124: Said,
    pub order_164: Said,
    /// Moving house under Order 164.
    pub moving: Said,
}

/// Rows are written as a chain: Order 164 first, then only where Order 124 or a move differs.
impl Row {
    /// Rests on something else under Order 124.
    const fn before(mut self, basis: Basis) -> Self {
        self.order_124.basis = basis;
        self
    }

    /// Has other words under Order 124.
    const fn said_before(mut self, zh: &'static str, en: &'static str) -> Self {
        self.order_124.words = Words::new(zh, en);
        self
    }

    /// Rests on something else where the owner moves house.
    const fn moving(mut self, basis: Basis) -> Self {
        self.moving.basis = basis;
        self
    }

    /// Has other words where the owner moves house.
    const fn said_of_a_move(mut self, zh: &'static str, en: &'static str) -> Self {
        self.moving.words = Words::new(zh, en);
        self
    }
}

const fn row(code: &'static str, basis: Basis, zh: &'static str, en: &'static str) -> Row {
    let said = Said {
        words: Words::new(zh, en),
        basis,
    };
    Row {
        code,
        order_124: said,
        order_164: said,
        moving: said,
    }
}

/// The list of Order 124; which item it is was not always read.
const LIST_124: Basis = Basis::article("O124 20").and_page("W-UC8");
/// Preconditions and papers under Order 124: the same, by the reprint.
const SAME_124: Basis = Basis::article("O124").and_page("W-UC8");
const IN_THE_APP: Basis = Basis::page("W-UC6");

pub(super) const TABLE: [Row; 30] = [
    row(
        "FILE_MISMATCH",
        Basis::article("O164 29.1"),
        "机动车与该车档案记载内容不一致",
        "The vehicle differs from what its file records",
    )
    .before(Basis::article("O124 20.1").and_page("W-UC8"))
    .moving(Basis::article("O164 21(1)2").marked(Confidence::Inference)),
    row(
        "CUSTOMS",
        Basis::article("O164 29.2"),
        "属于海关监管的机动车，海关未解除监管或者批准转让",
        "The vehicle is under customs supervision, and customs has neither released it nor approved the transfer",
    )
    .before(Basis::article("O124 20.2").and_page("W-UC8"))
    .moving(Basis::only(Confidence::NotFound)),
    row(
        "NEAR_SCRAP",
        Basis::article("O164 29.3"),
        "距机动车强制报废标准规定要求使用年限一年以内",
        "The vehicle is within one year of the age at which it must be scrapped",
    )
    .before(LIST_124)
    .said_before(
        "距强制报废使用年限一年以内（第124号令未列为不予办理的情形）",
        "The vehicle is within one year of the age at which it must be scrapped (not a ground under Order 124)",
    )
    .moving(Basis::article("O164 21(2)")),
    row(
        "MORTGAGE",
        Basis::article("O164 26(3)"),
        "机动车在抵押登记期间，应当由原机动车所有人、现机动车所有人和抵押权人共同申请",
        "The vehicle is mortgaged: its former owner, its new owner and the mortgagee have to apply together",
    )
    .before(Basis::article("O124 20.3").and_page("W-UC8"))
    .said_before("机动车在抵押登记期间", "A mortgage of the vehicle is registered")
    .moving(Basis::article("O164 32(3)"))
    .said_of_a_move(
        "机动车在抵押登记期间，迁出迁入应当由机动车所有人和抵押权人共同申请",
        "The vehicle is mortgaged: its owner and the mortgagee have to apply together for its move",
    ),
    row(
        "PLEDGE",
        Basis::article("O164 26(4)"),
        "机动车在质押备案期间，应当由原机动车所有人、现机动车所有人和质权人共同申请",
        "The vehicle is pledged: its former owner, its new owner and the pledgee have to apply together",
    )
    .before(Basis::article("O124 20.3").and_page("W-UC8"))
    .said_before("机动车在质押备案期间", "A pledge of the vehicle is on file")
    // The article names the mortgage only.
    .moving(Basis::article("O164 32(3)").marked(Confidence::Inference))
    .said_of_a_move(
        "机动车在质押备案期间，迁出迁入应当由机动车所有人和质权人共同申请",
        "The vehicle is pledged: its owner and the pledgee have to apply together for its move",
    ),
    row(
        "INVALID_PAPERS",
        Basis::article("O164 29.4; O164 15.1; O164 15.2"),
        "提交的证明、凭证无效，或者来历证明被涂改、与身份证明不符",
        "The papers are not valid, or the proof of origin was altered or names another person",
    )
    .before(LIST_124)
    .moving(Basis::article("O164 21(1)3; O164 15.1")),
    row(
        "SCRAPPED",
        Basis::article("O164 29.4; O164 15.7"),
        "机动车达到国家规定的强制报废标准",
        "The vehicle has reached the state's standard for compulsory scrapping",
    )
    .before(LIST_124)
    .moving(Basis::article("O164 21(1)3; O164 15.7")),
    row(
        "SEALED",
        Basis::article("O164 29.4; O164 15.8; RTSR 10(2)"),
        "机动车被监察机关、人民法院、人民检察院、行政执法部门依法查封、扣押",
        "The vehicle is sealed or seized by a supervision organ, a court, a procuratorate or an enforcement agency",
    )
    .before(Basis::article("O124 20; RTSR 10(2)").and_page("W-UC8"))
    .said_before(
        "机动车被人民法院、人民检察院、行政执法部门依法查封、扣押",
        "The vehicle is sealed or seized by a court, a procuratorate or an enforcement agency",
    )
    .moving(Basis::article("O164 21(1)3; O164 15.8; RTSR 10(2)")),
    row(
        "STOLEN",
        Basis::article("O164 29.4; O164 15.9; O164 76(1)"),
        "机动车属于被盗抢骗的",
        "The vehicle was stolen, robbed or obtained by fraud",
    )
    .before(LIST_124)
    .said_before("机动车属于被盗抢的", "The vehicle was stolen or robbed")
    .moving(Basis::article("O164 21(1)3; O164 15.9; O164 76(1)")),
    row(
        "UNSETTLED",
        Basis::article("O164 25(2)"),
        "涉及该车的道路交通安全违法行为或者交通事故未处理完毕",
        "Violations or accidents of the vehicle are not settled",
    )
    .before(SAME_124)
    .moving(Basis::article("O164 18(3)")),
    row(
        "INSPECTION",
        Basis::article("O164 26(1)6"),
        "超过检验有效期，未提交安全技术检验合格证明和交通事故责任强制保险凭证",
        "The inspection has lapsed, and there is no certificate of a new one with proof of compulsory insurance",
    )
    .before(SAME_124)
    .moving(Basis::article("O164 18(2)")),
    row(
        "EMISSION",
        Basis::page("W-EM"),
        "机动车排放标准低于转入地规定的标准",
        "The vehicle is below the emission standard of the place it comes to",
    ),
    row(
        "QUOTA",
        Basis::page("W-EM"),
        "转入地实行号牌指标管理，未取得指标",
        "Plate numbers are rationed in the place it comes to, and there is no quota certificate",
    ),
    row(
        "FALSE_MATERIAL",
        Basis::article("O164 80(1)"),
        "隐瞒有关情况或者提供虚假材料",
        "Relevant facts were concealed or false material was submitted",
    )
    .before(SAME_124),
    row(
        "BANNED_1Y",
        Basis::article("O164 80(1)"),
        "因隐瞒有关情况或者提供虚假材料，一年内不得再次申请机动车登记",
        "No application within one year after concealing facts or submitting false material",
    )
    .before(SAME_124),
    row(
        "BANNED_3Y",
        Basis::article("O164 81(1); RTSR 103"),
        "因以欺骗、贿赂等不正当手段取得机动车登记，三年内不得再次申请机动车登记",
        "No application within three years after obtaining a registration by fraud, bribery or other improper means",
    )
    .before(Basis::article("RTSR 103")),
    row(
        "NOT_REGISTERED",
        Basis::article("O164 25(1)").and_page("W-UC6").marked(Confidence::Inference),
        "机动车未注册登记或者已注销",
        "The vehicle is not registered, or its registration was cancelled",
    )
    .before(IN_THE_APP)
    .moving(Basis::article("O164 16(1)6").and_page("W-UC6").marked(Confidence::Inference)),
    row(
        "DETAINED",
        IN_THE_APP,
        "机动车状态为扣留",
        "Status of the vehicle: detained",
    ),
    row("LOCKED", IN_THE_APP, "机动车状态为锁定", "Status of the vehicle: locked"),
    row(
        "CITY_NOT_OPEN",
        Basis::article("O164 27(3)"),
        "转入地申请不再限定城市（第164号令）",
        "Application in the place of arrival is no longer limited to certain cities (Order 164)",
    )
    .before(Basis::page("W-UC3"))
    .said_before(
        "转出地或者转入地尚未启用二手车异地交易登记",
        "Off-site used-car transfer is not yet in use at one of the two ends",
    ),
    row(
        "KIND_NOT_IN_SCOPE",
        Basis::article("O164 27(3)"),
        "该类机动车不得直接向转入地申请，应当先向登记地车辆管理所申请转出；直接申请限于小型、微型载客汽车和摩托车",
        "Only small and micro passenger vehicles and motorcycles apply in the place of arrival; \
         others leave through the office of registration first",
    )
    .before(Basis::page("W-UC3"))
    .said_before(
        "该类机动车不得直接向转入地申请，应当先向登记地车辆管理所申请转出；直接申请限于小型、微型非营运载客汽车",
        "Only small and micro non-operating passenger vehicles apply in the place of arrival; \
         others leave through the office of registration first",
    )
    .moving(Basis::article("O164 18(1)")),
    row(
        "USE_NOT_IN_SCOPE",
        Basis::article("O164 27(3)"),
        "转入地申请不再限定使用性质（第164号令）",
        "Application in the place of arrival is no longer limited to certain uses (Order 164)",
    )
    .before(Basis::page("W-UC3"))
    .said_before(
        "使用性质不属于非营运、营转非、出租转非、预约出租转非，应当先向登记地车辆管理所申请转出",
        "The registered use is not one of the non-operating ones; \
         the vehicle leaves through the office of registration first",
    ),
    row(
        "THIRD_PLACE",
        Basis::article("O164 27").and_page("W-UC1"),
        "机动车在登记地和转入地以外的第三地交易",
        "The vehicle was traded in a third place, neither where it is registered nor where it goes",
    )
    .before(Basis::page("W-UC1")),
    row(
        "INVOICE_PLACE",
        IN_THE_APP,
        "二手车销售发票开具地与转入地不一致",
        "The invoice was not issued in the place to which the vehicle goes",
    ),
    row(
        "AGENT_NOT_ALLOWED",
        Basis::article("O164 86"),
        "本业务不得委托代理，或者代理人未提交身份证明和委托书",
        "An agent may not do this, or the agent has no identity document and authorisation",
    )
    .before(Basis::article("O124").marked(Confidence::Unverified)),
    row(
        "NOT_COMPETENT",
        Basis::article("O164 27"),
        "申请事项不属于本所职权范围，应当向有管辖权的车辆管理所申请",
        "The matter is outside the competence of this office; apply to the competent one",
    )
    .before(Basis::page("W-UC1"))
    .moving(Basis::article("O164 18(1)")),
    // The orders say nothing of minors. That the Civil Code decides who applies for them is our reading; its exception for
    // those of sixteen who live on their own labour (article 18(2)) is not built.
    row(
        "GUARDIAN_MISSING",
        Basis::article("CC 17; CC 19; CC 20; CC 23").marked(Confidence::Inference),
        "申请人为未成年人，应当由监护人代为申请",
        "The applicant is a minor: a guardian has to apply for them",
    ),
    // Of adults who have a guardian (articles 21 to 23) no document here says that they do.
    row(
        "GUARDIAN_NOT_ALLOWED",
        Basis::article("CC 17; CC 18(1)").marked(Confidence::Inference),
        "申请人不是未成年人，不得由监护人代为申请",
        "The applicant is not a minor: no guardian applies for them",
    ),
    row(
        "APPLICANT_NOT_OWNER",
        Basis::article("O164 16(1)6; O164 18(1)"),
        "申请人不是登记的机动车所有人，住所迁移的变更登记由机动车所有人申请",
        "The applicant is not the registered owner, and it is the owner who applies for moving house",
    )
    .before(Basis::article("RTSR 6(1)6")),
    // The articles name the office of registration. That the first character of the number shows its province is GA 36.
    row(
        "REGISTERED_ELSEWHERE",
        Basis::article("O164 25(1)").marked(Confidence::Inference),
        "号牌号码所示省份与申请所称登记地不一致，机动车不在该地登记",
        "The number on the vehicle is of another province than the place in which it is said to be registered",
    )
    .before(Basis::article("RTSR 6(1); RTSR 7(2)").marked(Confidence::Inference))
    .moving(Basis::article("O164 16(1)6").marked(Confidence::Inference)),
];
