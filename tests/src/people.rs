//! Invented people: staff of two offices, and a fresh driver for every case.

use crate::{Wish, World};
use chrono::NaiveDate;
use domain::law::licence_status::LicenceStatus;
use domain::{
    access::{Actor, PersonId, Post},
    identifier::{
        DivisionCode, IdentityDocument, IdentityDocumentKind, OfficeCode, PersonName, ResidentId,
        UnifiedSocialCreditCode,
    },
};
use std::{
    collections::BTreeSet,
    sync::atomic::{AtomicU32, Ordering},
};
use store::{embedded::EmbeddedLicence, testing::TestDatabase};
use uuid::Uuid;

/// 广州市车辆管理所
pub const GUANGZHOU: &str = "44010001";
/// 成都市车辆管理所
pub const CHENGDU: &str = "51010001";

/// A member of staff.
#[derive(Clone, Copy, Debug)]
pub enum Staff {
    Clerk,
    SecondClerk,
    Lead,
    Supervisor,
}

impl Staff {
    /// This member of staff at an office.
    pub fn at(self, office: &str) -> Actor {
        let posts: &[Post] = match self {
            Self::Clerk | Self::SecondClerk => &[Post::Intake, Post::Dossier],
            Self::Lead => &[Post::BusinessLead],
            Self::Supervisor => &[Post::Supervision],
        };
        Actor::Staff {
            person: self.person_at(office),
            office: office.parse().expect("an office code"),
            posts: posts.iter().copied().collect::<BTreeSet<_>>(),
        }
    }

    /// This very person in the post of a lead.
    pub fn as_lead_at(self, office: &str) -> Actor {
        Actor::Staff {
            person: self.person_at(office),
            office: office.parse().expect("an office code"),
            posts: [Post::BusinessLead].into(),
        }
    }

    /// The person id of this member of staff at an office.
    pub fn person_at(self, office: &str) -> PersonId {
        let office: u64 = office.parse().expect("an office code is digits");
        PersonId(Uuid::from_u64_pair(office, self as u64 + 1))
    }
}

/// A driver with an identity document that nobody else has in this process.
#[derive(Clone, Debug)]
pub struct Driver {
    pub name: PersonName,
    pub document: IdentityDocument,
}

static DRIVERS: AtomicU32 = AtomicU32::new(0);

impl Driver {
    /// The next driver.
    pub fn next() -> Self {
        Self::born_from(NaiveDate::from_ymd_opt(1950, 1, 1).expect("a day"))
    }

    /// A child, who drives nothing yet.
    pub fn child() -> Self {
        Self::born_from(NaiveDate::from_ymd_opt(2016, 6, 1).expect("a day"))
    }

    /// A company, which drives nothing either.
    pub fn company() -> Self {
        let index = DRIVERS.fetch_add(1, Ordering::Relaxed);
        let division: DivisionCode = "440106".parse().expect("a division");
        let organisation = format!("MA{index:06}");
        let code = UnifiedSocialCreditCode::new("91", &division, &organisation).expect("a credit code");
        let kind = IdentityDocumentKind::UnifiedSocialCreditCode;
        Self {
            name: "羊城汽车租赁有限公司".parse().expect("a name"),
            document: IdentityDocument::new(kind, code.as_str()).expect("a document"),
        }
    }

    /// Somebody born on this day or not long after.
    fn born_from(day: NaiveDate) -> Self {
        let index = DRIVERS.fetch_add(1, Ordering::Relaxed);
        let division: DivisionCode = "440106".parse().expect("a division");
        let born = day + chrono::Days::new(u64::from(index / 900));
        let sequence = u16::try_from(index % 900).expect("below 900");
        let id = ResidentId::new(&division, born, sequence).expect("a resident id");
        Self {
            name: "王小明".parse().expect("a name"),
            document: IdentityDocument::new(IdentityDocumentKind::ResidentIdCard, id.as_str())
                .expect("a document"),
        }
    }
}

impl Driver {
    /// The person that this driver is in the record.
    pub fn person(&self, world: &World) -> PersonId {
        world.store.keys().person_of(&self.document)
    }

    /// This driver, signed in.
    pub fn citizen(&self, world: &World) -> Actor {
        Actor::Citizen {
            person: self.person(world),
        }
    }
}

/// A driver whose licence is in order and who has an account in the app, at the counter of `office`.
pub async fn eligible(world: &World, office: &'static str) -> Wish {
    let wish = with_licence(world, office, "A").await;
    world
        .store
        .add_app_accounts(&[wish.driver.person(world)])
        .await
        .expect("an account is added");
    wish
}

/// A driver whose licence was issued by `office` and has this status string; no account in the app.
pub async fn with_licence(world: &World, office: &'static str, status: &str) -> Wish {
    let driver = Driver::next();
    let licence = EmbeddedLicence {
        person: driver.person(world),
        document: driver.document.clone(),
        office: self::office(office),
        status: status.to_owned().try_into().expect("a status"),
        class: "C1".to_owned(),
        first_issued: NaiveDate::from_ymd_opt(2015, 3, 2).expect("a day"),
        valid_to: None,
        photo_on_file: true,
        banned_until: None,
    };
    world
        .store
        .add_registry_licences(&[licence])
        .await
        .expect("a licence is added");
    Wish::at(office, driver)
}

/// The registry's status of a driver changes.
pub async fn set_status(world: &World, driver: &Driver, status: &str) {
    let status: LicenceStatus = status.to_owned().try_into().expect("a status");
    world
        .store
        .set_registry_status(driver.person(world), &status)
        .await
        .expect("the status changes");
}

/// The two offices of the tests.
pub(crate) async fn add_offices(database: &TestDatabase) {
    for (code, zh, en, province) in [
        (
            GUANGZHOU,
            "广州市公安局交通警察支队车辆管理所",
            "Guangzhou Vehicle Administration Office",
            "440000",
        ),
        (
            CHENGDU,
            "成都市公安局交通管理局车辆管理所",
            "Chengdu Vehicle Administration Office",
            "510000",
        ),
    ] {
        let division = &code[..6];
        let place = format!(
            "INSERT INTO divisions (code, name_zh, name_en, level) \
             VALUES ('{province}', '省', 'Province', 'PROVINCE'), ('{division}', '市', 'City', 'PREFECTURE')"
        );
        database.execute(&place).await;
        let row = format!(
            "INSERT INTO offices (code, name_zh, name_en, division, province, kind, days_off) \
             VALUES ('{code}', '{zh}', '{en}', '{division}', '{province}', 'VEHICLE', '[]')"
        );
        database.execute(&row).await;
    }
}

/// The office of a code.
pub fn office(code: &str) -> OfficeCode {
    code.parse().expect("an office code")
}
