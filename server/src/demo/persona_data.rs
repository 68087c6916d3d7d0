//! The personas, one row each.

use super::{Persona, PersonaRole};
use domain::access::Post;

const GUANGZHOU: &str = "44010001";
const CHENGDU: &str = "51010001";
/// The unit that handles accidents.
const ACCIDENTS: &str = "44010091";

/// A clerk also looks after the dossiers, as in a small hall.
const CLERK: &[Post] = &[Post::Intake, Post::Dossier];
const LEAD: &[Post] = &[Post::BusinessLead];
const SUPERVISOR: &[Post] = &[Post::Supervision];
const INSPECTOR: &[Post] = &[Post::Inspection];
const REVIEWER: &[Post] = &[Post::RegistrationReview];
const PLATES: &[Post] = &[Post::Plates];
const OFFICER: &[Post] = &[Post::AccidentUnit];
const HEAD: &[Post] = &[Post::AccidentHead];
/// The second person who looks after dossiers: one offers or checks a file, another one sends or takes it.
const DOSSIER: &[Post] = &[Post::Dossier];

const fn staff(office: &'static str, posts: &'static [Post]) -> PersonaRole {
    PersonaRole::Staff { office, posts }
}

pub(super) const ALL: [Persona; 21] = [
    Persona {
        key: "citizen-guangzhou",
        name: "林晓岚",
        resident_id: "440106198805173024",
        email: Some("lin.xiaolan@banli.example"),
        role: PersonaRole::Citizen,
        title_zh: "广州驾驶人（有电子邮箱）",
        title_en: "driver in Guangzhou, with an e-mail address",
    },
    Persona {
        key: "citizen-chengdu",
        name: "罗文柏",
        resident_id: "510104195809234113",
        email: None,
        role: PersonaRole::Citizen,
        title_zh: "成都驾驶人（无电子邮箱）",
        title_en: "driver in Chengdu, without an e-mail address",
    },
    Persona {
        key: "clerk-guangzhou",
        name: "陈雨桐",
        resident_id: "440105199303087220",
        email: Some("clerk-guangzhou@banli.example"),
        role: staff(GUANGZHOU, CLERK),
        title_zh: "广州市车辆管理所 受理岗、档案管理岗",
        title_en: "intake and dossier clerk, Guangzhou vehicle office",
    },
    Persona {
        key: "lead-guangzhou",
        name: "黄志远",
        resident_id: "440103197606141317",
        email: Some("lead-guangzhou@banli.example"),
        role: staff(GUANGZHOU, LEAD),
        title_zh: "广州市车辆管理所 业务领导岗",
        title_en: "business lead, Guangzhou vehicle office",
    },
    Persona {
        key: "supervisor-guangzhou",
        name: "梁慧敏",
        resident_id: "440104198111202641",
        email: Some("supervisor-guangzhou@banli.example"),
        role: staff(GUANGZHOU, SUPERVISOR),
        title_zh: "广州市车辆管理所 监督岗",
        title_en: "supervisor, Guangzhou vehicle office",
    },
    Persona {
        key: "inspector-guangzhou",
        name: "郑国强",
        resident_id: "440111198904110513",
        email: Some("inspector-guangzhou@banli.example"),
        role: staff(GUANGZHOU, INSPECTOR),
        title_zh: "广州市车辆管理所 查验岗",
        title_en: "inspector, Guangzhou vehicle office",
    },
    Persona {
        key: "reviewer-guangzhou",
        name: "冯丽君",
        resident_id: "440112198508270626",
        email: Some("reviewer-guangzhou@banli.example"),
        role: staff(GUANGZHOU, REVIEWER),
        title_zh: "广州市车辆管理所 登记审核岗",
        title_en: "registration reviewer, Guangzhou vehicle office",
    },
    Persona {
        key: "plates-guangzhou",
        name: "曾伟明",
        resident_id: "440113199001190732",
        email: Some("plates-guangzhou@banli.example"),
        role: staff(GUANGZHOU, PLATES),
        title_zh: "广州市车辆管理所 牌证管理岗",
        title_en: "clerk of plates and papers, Guangzhou vehicle office",
    },
    Persona {
        key: "dossier-guangzhou",
        name: "潘秀珍",
        resident_id: "440106198706220841",
        email: Some("dossier-guangzhou@banli.example"),
        role: staff(GUANGZHOU, DOSSIER),
        title_zh: "广州市车辆管理所 档案管理岗",
        title_en: "dossier clerk, Guangzhou vehicle office",
    },
    Persona {
        key: "officer-guangzhou",
        name: "许文斌",
        resident_id: "440105198706121038",
        email: Some("officer-guangzhou@banli.example"),
        role: staff(ACCIDENTS, OFFICER),
        title_zh: "广州市事故处理机构 事故处理岗",
        title_en: "officer, accident unit of Guangzhou",
    },
    Persona {
        key: "head-guangzhou",
        name: "谢永康",
        resident_id: "440104197509230840",
        email: Some("head-guangzhou@banli.example"),
        role: staff(ACCIDENTS, HEAD),
        title_zh: "广州市事故处理机构 负责人",
        title_en: "head of the accident unit of Guangzhou",
    },
    Persona {
        key: "oversight-guangzhou",
        name: "叶婉仪",
        resident_id: "440111198203050626",
        email: Some("oversight-guangzhou@banli.example"),
        role: staff(ACCIDENTS, SUPERVISOR),
        title_zh: "广州市事故处理机构 监督岗",
        title_en: "supervisor of the accident unit of Guangzhou",
    },
    Persona {
        key: "clerk-chengdu",
        name: "杨帆",
        resident_id: "51010719951002635X",
        email: Some("clerk-chengdu@banli.example"),
        role: staff(CHENGDU, CLERK),
        title_zh: "成都市车辆管理所 受理岗、档案管理岗",
        title_en: "intake and dossier clerk, Chengdu vehicle office",
    },
    Persona {
        key: "lead-chengdu",
        name: "周雅琴",
        resident_id: "510105197402191487",
        email: Some("lead-chengdu@banli.example"),
        role: staff(CHENGDU, LEAD),
        title_zh: "成都市车辆管理所 业务领导岗",
        title_en: "business lead, Chengdu vehicle office",
    },
    Persona {
        key: "supervisor-chengdu",
        name: "邓立峰",
        resident_id: "510106198007315575",
        email: Some("supervisor-chengdu@banli.example"),
        role: staff(CHENGDU, SUPERVISOR),
        title_zh: "成都市车辆管理所 监督岗",
        title_en: "supervisor, Chengdu vehicle office",
    },
    Persona {
        key: "inspector-chengdu",
        name: "蒋大勇",
        resident_id: "51010819860315095X",
        email: Some("inspector-chengdu@banli.example"),
        role: staff(CHENGDU, INSPECTOR),
        title_zh: "成都市车辆管理所 查验岗",
        title_en: "inspector, Chengdu vehicle office",
    },
    Persona {
        key: "reviewer-chengdu",
        name: "唐婉清",
        resident_id: "510104199107300460",
        email: Some("reviewer-chengdu@banli.example"),
        role: staff(CHENGDU, REVIEWER),
        title_zh: "成都市车辆管理所 登记审核岗",
        title_en: "registration reviewer, Chengdu vehicle office",
    },
    Persona {
        key: "plates-chengdu",
        name: "廖建平",
        resident_id: "510105198409080573",
        email: Some("plates-chengdu@banli.example"),
        role: staff(CHENGDU, PLATES),
        title_zh: "成都市车辆管理所 牌证管理岗",
        title_en: "clerk of plates and papers, Chengdu vehicle office",
    },
    Persona {
        key: "dossier-chengdu",
        name: "程雪梅",
        resident_id: "510107199202170683",
        email: Some("dossier-chengdu@banli.example"),
        role: staff(CHENGDU, DOSSIER),
        title_zh: "成都市车辆管理所 档案管理岗",
        title_en: "dossier clerk, Chengdu vehicle office",
    },
    Persona {
        key: "auditor-guangdong",
        name: "何静宜",
        resident_id: "440604198512044266",
        email: Some("auditor-guangdong@banli.example"),
        role: PersonaRole::Auditor { province: "440000" },
        title_zh: "广东省督察员",
        title_en: "auditor of Guangdong province",
    },
    Persona {
        key: "administrator",
        name: "苏明哲",
        resident_id: "440305198309257194",
        email: Some("administrator@banli.example"),
        role: PersonaRole::Administrator,
        title_zh: "系统管理员",
        title_en: "administrator",
    },
];
