//! What is said of each ground, in the order of the enum.

use crate::law::statement::{Statement, of};
use crate::law::{Basis, Confidence};

const DESIGN: Basis = Basis::only(Confidence::Design);

pub(super) const TABLE: [Statement; 25] = [
    of(
        "NOT_COMPETENT",
        Basis::article("ALL 32(1)2").and_page("W-TR"),
        "申请事项不属于本所职权范围，应当向驾驶证核发地车辆管理所申请",
        "The matter is outside the competence of this office; apply to the vehicle office that issued the licence",
    ),
    of(
        "CITY_NOT_OPEN",
        Basis::page("W-28"),
        "驾驶证核发地尚未启用驾驶证电子版",
        "The electronic licence is not yet in use in the city that issued the licence",
    ),
    of(
        "LICENCE_NOT_FOUND",
        Basis::article("O162 61"),
        "未查询到申请人的机动车驾驶证信息",
        "No driving licence of the applicant was found in the register",
    ),
    of(
        "EXPIRED",
        Basis::article("RTSR 28").and_page("W-TR"),
        "机动车驾驶证已超过有效期",
        "The driving licence is past its validity",
    ),
    of(
        "STATUS_B",
        Basis::article("RTSR 23").and_page("W-EL1"),
        "机动车驾驶证状态为超分：记分周期内累积记分达到12分",
        "Status of the licence: 12 points reached within a scoring period",
    ),
    of(
        "STATUS_D",
        Basis::article("RTSR 28").and_page("W-28"),
        "机动车驾驶证状态为暂扣",
        "Status of the licence: suspended",
    ),
    of(
        "STATUS_U",
        Basis::article("RTSR 28").and_page("W-28"),
        "机动车驾驶证状态为扣留",
        "Status of the licence: detained",
    ),
    of(
        "STATUS_K",
        Basis::page("W-EL1"),
        "机动车驾驶证状态为扣押",
        "Status of the licence: impounded",
    ),
    of(
        "STATUS_M",
        Basis::article("O162 63; RTSR 28").and_page("W-EL1"),
        "机动车驾驶证状态为逾期未换证",
        "Status of the licence: renewal overdue",
    ),
    of(
        "STATUS_S",
        Basis::article("O162 72").and_page("W-28"),
        "机动车驾驶证状态为逾期未审验",
        "Status of the licence: audit overdue",
    ),
    of(
        "STATUS_J",
        Basis::article("RTSR 25; O163 29").and_page("W-28"),
        "机动车驾驶证状态为停止使用，请与核发机关联系",
        "Status of the licence: announced out of use; contact the issuing authority",
    ),
    of(
        "STATUS_L",
        Basis::page("W-EL2"),
        "机动车驾驶证状态为锁定，请与核发机关联系",
        "Status of the licence: locked; contact the issuing authority",
    ),
    of(
        "STATUS_E",
        Basis::article("O162 79(1)11").and_page("W-EL1"),
        "机动车驾驶证状态为撤销",
        "Status of the licence: revoked because it was wrongly obtained",
    ),
    of(
        "STATUS_F",
        Basis::article("O162 79(1)11").and_page("W-EL1"),
        "机动车驾驶证状态为吊销",
        "Status of the licence: withdrawn as a punishment",
    ),
    of(
        "STATUS_G",
        Basis::article("O162 79").and_page("W-EL1"),
        "机动车驾驶证状态为注销",
        "Status of the licence: cancelled",
    ),
    of(
        "STATUS_R",
        Basis::article("O162 74; O162 79").marked(Confidence::Inference),
        "机动车驾驶证状态为注销可恢复或者逾期未体检",
        "Status of the licence: cancelled but restorable, or medical certificate overdue",
    ),
    of(
        "STATUS_C",
        Basis::article("O162 64").marked(Confidence::Inference),
        "机动车驾驶证状态为转出，应当向转入地车辆管理所申请",
        "Status of the licence: transferred out; apply to the vehicle office it was transferred to",
    ),
    of(
        "IDENTITY_FAILED",
        Basis::article("O162 6; O162 109"),
        "申请人身份核验未通过",
        "The identity of the applicant could not be confirmed",
    ),
    of(
        "PHOTO_NONCONFORMING",
        Basis::page("W-EL1"),
        "照片不符合要求",
        "The photograph does not meet the requirements",
    ),
    of(
        "AGENT_NOT_ALLOWED",
        Basis::article("O162 105").marked(Confidence::Inference),
        "本业务应当由本人申请，不得委托代理",
        "This application is personal; an agent may not make it",
    ),
    of(
        "FALSE_MATERIAL",
        Basis::article("O162 93(1)"),
        "隐瞒有关情况或者提供虚假材料",
        "Relevant facts were concealed or false material was submitted",
    ),
    of(
        "BANNED_1Y",
        Basis::article("O162 93(1)"),
        "因隐瞒有关情况或者提供虚假材料，一年内不得再次申请",
        "No application within one year after concealing facts or submitting false material",
    ),
    of(
        "BANNED_3Y",
        Basis::article("O162 93(3)"),
        "因以欺骗、贿赂等不正当手段取得驾驶证，三年内不得再次申请",
        "No application within three years after obtaining a licence by fraud, bribery or other improper means",
    ),
    of(
        "ALREADY_ISSUED",
        DESIGN,
        "申请人已有有效的驾驶证电子版",
        "The applicant already has a valid electronic licence",
    ),
    of(
        "OPEN_CASE_EXISTS",
        DESIGN,
        "申请人已有同类业务正在办理",
        "The applicant already has an open case of this kind",
    ),
];
