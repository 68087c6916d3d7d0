//! Invented people: staff of two offices, and a fresh driver for every case.

use chrono::NaiveDate;
use domain::{
    access::{Actor, PersonId, Post},
    identifier::{DivisionCode, IdentityDocument, IdentityDocumentKind, OfficeCode, PersonName, ResidentId},
};
use std::{
    collections::BTreeSet,
    sync::atomic::{AtomicU32, Ordering},
};
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
        let index = DRIVERS.fetch_add(1, Ordering::Relaxed);
        let division: DivisionCode = "440106".parse().expect("a division");
        let born = NaiveDate::from_ymd_opt(1950, 1, 1).expect("a day") + chrono::Days::new(u64::from(index / 900));
        let sequence = u16::try_from(index % 900).expect("below 900");
        let id = ResidentId::new(&division, born, sequence).expect("a resident id");
        Self {
            name: "王小明".parse().expect("a name"),
            document: IdentityDocument::new(IdentityDocumentKind::ResidentIdCard, id.as_str()).expect("a document"),
        }
    }
}

/// The office of a code.
pub fn office(code: &str) -> OfficeCode {
    code.parse().expect("an office code")
}
