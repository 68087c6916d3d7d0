//! The personas, one row each.

use super::{Persona, PersonaRole};
use domain::access::Post;

const GUANGZHOU: &str = "44010001";
const CHENGDU: &str = "51010001";

/// A clerk also looks after the dossiers, as in a small hall.
const CLERK: &[Post] = &[Post::Intake, Post::Dossier];
const LEAD: &[Post] = &[Post::BusinessLead];
const SUPERVISOR: &[Post] = &[Post::Supervision];

const fn staff(office: &'static str, posts: &'static [Post]) -> PersonaRole {
    PersonaRole::Staff { office, posts }
}

pub(super) const ALL: [Persona; 10] = [
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
