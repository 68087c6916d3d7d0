//! The sources by key. Rules were read in a re-typed public mirror, pages as stored copies.

use super::{Source, SourceKind};
use crate::law::Words;

/// Every source that the tables name.
pub const SOURCES: &[Source] = &[
    rule(
        "O162",
        "《机动车驾驶证申领和使用规定》（公安部令第162号）",
        "Provisions on Driving Licences (MPS Order 162)",
    ),
    rule(
        "O163",
        "《道路交通安全违法行为记分管理办法》（公安部令第163号）",
        "Measures on Scoring Traffic Violations (MPS Order 163)",
    ),
    rule(
        "O164",
        "《机动车登记规定》（公安部令第164号）",
        "Provisions on Vehicle Registration (MPS Order 164)",
    ),
    rule(
        "O124",
        "《机动车登记规定》（公安部令第102号，经第124号修改）",
        "Provisions on Vehicle Registration (MPS Order 102 as amended by Order 124)",
    ),
    rule(
        "O157",
        "《道路交通安全违法行为处理程序规定》",
        "Provisions on the Procedure for Handling Traffic Violations",
    ),
    rule(
        "O146",
        "《道路交通事故处理程序规定》（公安部令第146号）",
        "Provisions on the Procedure for Handling Traffic Accidents (MPS Order 146)",
    ),
    rule(
        "ADM",
        "《公安机关办理行政案件程序规定》",
        "Provisions on the Procedure of Public Security Organs in Administrative Cases",
    ),
    rule(
        "RTSR",
        "《中华人民共和国道路交通安全法实施条例》",
        "Regulations on the Implementation of the Road Traffic Safety Law",
    ),
    rule(
        "ALL",
        "《中华人民共和国行政许可法》",
        "Administrative Licence Law",
    ),
    rule(
        "ARL23",
        "《中华人民共和国行政复议法》（2023年修订）",
        "Administrative Reconsideration Law (revised 2023)",
    ),
    rule(
        "ARL17",
        "《中华人民共和国行政复议法》（2017年修正）",
        "Administrative Reconsideration Law (amended 2017)",
    ),
    rule(
        "APL",
        "《中华人民共和国行政诉讼法》",
        "Administrative Procedure Law",
    ),
    rule("CC", "《中华人民共和国民法典》", "Civil Code"),
    page(
        "W-TR",
        "2021年10月13日关于110个城市的新闻报道",
        "News report of 2021-10-13 on the 110 cities",
    ),
    page(
        "W-28",
        "首批28个城市启用公告的转载",
        "Reprints of the announcement of the first 28 cities",
    ),
    page(
        "W-12",
        "2021年12月10日起全国推行的报道",
        "Reports on the nation-wide start on 2021-12-10",
    ),
    page(
        "W-KP",
        "公安部2021年8月20日发布会的报道",
        "Report on the announcement of the ministry of 2021-08-20",
    ),
    page(
        "W-XH",
        "新华社2021年10月13日报道的转载",
        "Reprint of a news agency report of 2021-10-13",
    ),
    page(
        "W-GD",
        "广东各市启用时间的报道",
        "Report on the dates of the cities of Guangdong",
    ),
    page("W-ZJ", "镇江启用时间的报道", "Report on the date of Zhenjiang"),
    page(
        "W-EL1",
        "驾驶证电子版常见问题解答",
        "Published questions and answers on the electronic licence",
    ),
    page(
        "W-EL2",
        "驾驶证电子版内容与提示的说明",
        "Published guide to the fields and messages of the electronic licence",
    ),
    page(
        "W-EL3",
        "驾驶证电子版黑码、红码的报道",
        "Reports on the black and red codes of the electronic licence",
    ),
    page(
        "W-EL4",
        "驾驶证电子版照片及窗口办理的说明",
        "Published guide to the photograph and the counter of the electronic licence",
    ),
    page(
        "W-PC2",
        "货车电子通行码城市的报道",
        "Reports on the cities of the truck pass code",
    ),
    page(
        "W-PC5",
        "2021年6月1日试点的报道",
        "Report on the pilots of 2021-06-01",
    ),
    page(
        "W-UC1",
        "2021年4月二手车异地交易登记通知",
        "The notice of April 2021 on off-site used-car transfer",
    ),
    page(
        "W-UC2",
        "二手车异地交易登记20个试点城市的报道",
        "Report on the 20 pilot cities of used-car transfer",
    ),
    page(
        "W-UC3",
        "青岛、中山等地二手车异地交易登记的报道",
        "Reports of Qingdao and Zhongshan on used-car transfer",
    ),
    page(
        "W-UC4",
        "二手车异地交易登记办理流程的说明",
        "Published guide to the steps of an off-site used-car transfer",
    ),
    page(
        "W-UC6",
        "交管12123应用转籍申请的说明",
        "Published guide to the application in the app for moving a vehicle's registration",
    ),
    page(
        "W-UC8",
        "第124号令第二十条不予办理情形的转载",
        "Reprint of the refusal list in article 20 of Order 124",
    ),
    page(
        "W-EV1",
        "大庆等地网上查阅交通事故证据材料的说明",
        "Published guide of Daqing to seeing accident evidence online",
    ),
    page(
        "W-EV2",
        "交通事故处理工作规范关于查阅证据的转载",
        "Reprint of the older work norm on seeing accident evidence",
    ),
    page(
        "W-EV3",
        "网上查询交通事故处理进度的报道",
        "Reports on the progress query of accidents",
    ),
    page(
        "W-EM",
        "二手车限制迁入政策的报道",
        "Reports on limits to the emission standard of used cars from elsewhere",
    ),
    page(
        "G-ST",
        "公开代码库中的公安交管代码字典",
        "Dictionaries of police codes in public repositories",
    ),
    page(
        "W-172",
        "第162号令2024年12月修改的报道",
        "Reports on the revision of Order 162 in December 2024",
    ),
];

const fn rule(key: &'static str, zh: &'static str, en: &'static str) -> Source {
    Source {
        key,
        kind: SourceKind::Rule,
        words: Words::new(zh, en),
    }
}

const fn page(key: &'static str, zh: &'static str, en: &'static str) -> Source {
    Source {
        key,
        kind: SourceKind::Page,
        words: Words::new(zh, en),
    }
}
