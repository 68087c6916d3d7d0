//! Drivers written one by one: the personas, one for each thing that can happen, and names and documents of many kinds.

use super::plan::{Plan, Validity};
use crate::demo::{Persona, PersonaRole};

const GUANGZHOU: &str = "44010001";
const CHENGDU: &str = "51010001";
/// Where the citizen without an e-mail address got the licence: they moved later, and the counter of the first walk is there.
const WITHOUT_EMAIL: &str = GUANGZHOU;

/// Everybody who is written out. New ones go to the end: serials of certificates are their places.
pub(super) fn plans() -> impl Iterator<Item = Plan> {
    personas().chain(situations()).chain(names_and_documents())
}

/// The citizens who can sign in. The one without an e-mail address is elderly and not in the app either.
fn personas() -> impl Iterator<Item = Plan> {
    let citizens = Persona::all()
        .iter()
        .filter(|one| one.role == PersonaRole::Citizen);
    citizens.map(|one| {
        let document = format!("A:{}", one.resident_id);
        if one.email.is_some() {
            driver(one.name, &document, GUANGZHOU).first(2012, 7, 9).noted(
                "可核发：状态正常，已有照片和App账户（可登录）",
                "eligible: status normal, photo on file, account in the app (can sign in)",
            )
        } else {
            let plan = driver(one.name, &document, WITHOUT_EMAIL).first(1994, 3, 22);
            plan.account(None).noted(
                "可核发，但无App账户、无电子邮箱：核发后不能送达App（可登录）",
                "eligible, but no account in the app and no e-mail: issued, not delivered (can sign in)",
            )
        }
    })
}

fn situations() -> impl Iterator<Item = Plan> {
    let guangzhou = |name, document| driver(name, document, GUANGZHOU);
    [
        guangzhou("区嘉欣", "A:440104199005121287").noted("可核发", "eligible"),
        driver("唐思远", "A:510107198709263315", CHENGDU).noted("可核发（成都）", "eligible, in Chengdu"),
        guangzhou("冯伟强", "A:440111197903045137").status("HI").noted(
            "违法、事故未处理（HI），不影响核发",
            "unsettled violation and accident (HI), which do not bar it",
        ),
        guangzhou("曾国栋", "A:440105198208172377")
            .status("B")
            .noted("记满12分（B）", "12 points (B)"),
        driver("郑海燕", "A:440304199101230468", "44030001").noted(
            "深圳核发的驾驶证：在广州申请不予受理并告知深圳",
            "licence of another office: declined in Guangzhou, which names Shenzhen",
        ),
        guangzhou("蔡永康", "A:440113197606291158")
            .status("M")
            .ran_out(40)
            .noted("已过有效期，逾期未换证（M）", "expired, renewal overdue (M)"),
        guangzhou("卢秀珍", "A:44010319690211364X").without_photo().noted(
            "无留存照片：须现场拍照",
            "no photo on file: one is taken at the counter",
        ),
        driver("次仁卓玛", "A:540102198807050229", "54010001").noted(
            "拉萨核发：2021年9月1日至12月9日当地是否启用未知，须人工核实",
            "unknown city: the lists do not say whether Lhasa was open from 2021-09-01 to 2021-12-09",
        ),
        guangzhou("钟志明", "A:440106198412304193")
            .status("N")
            .ran_out(60)
            .noted("延期换证（N）：已过有效期", "renewal extended (N), and expired"),
        guangzhou("谢雅婷", "A:440112199204182867")
            .first(2015, 8, 3)
            .issued()
            .noted("已有有效电子驾驶证", "has a valid electronic licence already"),
        guangzhou("潘文辉", "A:440114198609231733")
            .banned_for(300)
            .noted("一年内不得申请", "may not apply within a year"),
        guangzhou("方佩玲", "A:440105197806073446").account(Some(false)),
        driver("程广生", "A:510105197401102518", CHENGDU)
            .status("BHS")
            .class("A2"),
        guangzhou("武振华", "A:140105197208183118")
            .status("T")
            .class("B2")
            .noted(
                "延期审验（T）：转人工审核",
                "audit extended (T): a person decides",
            ),
    ]
    .into_iter()
}

fn names_and_documents() -> impl Iterator<Item = Plan> {
    [
        driver("阿卜杜拉·买买提", "A:650102198503190711", GUANGZHOU),
        driver("古丽娜尔·艾合买提江", "A:650103199008280622", "61010001"),
        driver("李𬭎", "A:510108199302151371", CHENGDU),
        driver("王𫖯", "A:440106198111092190", GUANGZHOU).status("H"),
        driver("曲珍", "A:540103199510030244", "54010001").first(2016, 4, 11),
        // Residence permits of people from Hong Kong, Macau and Taiwan.
        driver("陈伟业", "A:810000198306140178", GUANGZHOU),
        driver("何咏诗", "A:82000019891127028X", "44040001"),
        driver("林志豪", "A:830000197704020357", "44030001"),
        // Passports and a mainland travel permit.
        driver("MILLER JAMES ROBERT", "F:530417286", "31000001").account(Some(false)),
        driver("O'CONNOR ANNE-MARIE", "F:PB4471902", GUANGZHOU).without_photo(),
        driver("TANAKA HARUTO", "F:TR8830164", "32050001").account(None),
        driver("NGUYEN THI HOA", "F:B7719045", "44030001").account(None),
        driver("黄家乐", "F:H0482615907", "44040001"),
        // Permanent residents with a card of the older form and one of the newer.
        driver("LEE SARAH MIN", "I:KOR310083062214", "31000001"),
        driver("PEREIRA JOÃO", "I:911001198002140217", "11000001").account(Some(true)),
    ]
    .into_iter()
}

/// A driver of cars against whom there is nothing.
fn driver(name: &str, document: &str, office: &'static str) -> Plan {
    Plan {
        name: name.to_owned(),
        document: document.to_owned(),
        office,
        status: "A",
        class: "C1",
        first_issued: day_of(document),
        validity: Validity::Renewed,
        photo_on_file: true,
        ban: None,
        account: Some(true),
        issued: false,
        note: None,
    }
}

/// Some day of 2011 to 2015, so that the first renewal lies behind and the second ahead.
fn day_of(document: &str) -> (i32, u32, u32) {
    let sum: u32 = document.bytes().map(u32::from).sum();
    (
        2011 + i32::from(sum % 5 > 1) + i32::from(sum % 7 > 2) * 2,
        3 + sum % 10,
        1 + sum % 28,
    )
}

impl Plan {
    fn status(self, status: &'static str) -> Self {
        Self { status, ..self }
    }

    fn class(self, class: &'static str) -> Self {
        Self { class, ..self }
    }

    fn first(self, year: i32, month: u32, day: u32) -> Self {
        Self {
            first_issued: (year, month, day),
            ..self
        }
    }

    fn ran_out(self, days_ago: u64) -> Self {
        Self {
            validity: Validity::RanOut(days_ago),
            ..self
        }
    }

    fn without_photo(self) -> Self {
        Self {
            photo_on_file: false,
            ..self
        }
    }

    fn banned_for(self, days: i64) -> Self {
        Self {
            ban: Some(days),
            ..self
        }
    }

    fn account(self, account: Option<bool>) -> Self {
        Self { account, ..self }
    }

    fn issued(self) -> Self {
        Self { issued: true, ..self }
    }

    fn noted(self, zh: &'static str, en: &'static str) -> Self {
        Self {
            note: Some((zh, en)),
            ..self
        }
    }
}
