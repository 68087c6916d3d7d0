//! Who applies, where, and by which ways they are told: as many people as a storm needs, all invented.
use super::script::{self, SCRIPTS};
use chrono::{Days, NaiveDate};
use domain::identifier::{IdentityDocument, ResidentId};
use serde_json::{Value, json};
use store::seed::LicenceSeed;

/// An office and who works in it.
pub struct Hall {
    pub office: &'static str,
    /// The district in which its drivers were registered first; nobody of the demo's seed was.
    district: &'static str,
    pub clerk: &'static str,
    pub lead: &'static str,
    /// Somebody whose business the cases of this office are not.
    pub stranger: &'static str,
}

const HALLS: [Hall; 2] = [
    Hall {
        office: "44010001",
        district: "440118",
        clerk: "clerk-guangzhou",
        lead: "lead-guangzhou",
        stranger: "clerk-chengdu",
    },
    Hall {
        office: "51010001",
        district: "510118",
        clerk: "clerk-chengdu",
        lead: "lead-chengdu",
        stranger: "clerk-guangzhou",
    },
];
/// Sequences of one birth day in one district.
const A_DAY: usize = 900;

/// One person, by their place in the cast.
#[derive(Clone, Copy)]
pub struct Player(pub usize);

/// Everybody.
pub struct Cast {
    people: usize,
}

impl Cast {
    pub fn new(people: usize) -> Self {
        Self { people }
    }

    pub fn player(&self, place: usize) -> Option<Player> {
        (place < self.people).then_some(Player(place))
    }

    /// What the registry and the app know of them.
    pub fn licences(&self) -> Vec<LicenceSeed> {
        (0..self.people).map(|place| Player(place).licence()).collect()
    }
}

impl Player {
    pub fn hall(self) -> &'static Hall {
        // Every script is played in both, by turns.
        &HALLS[self.0 / SCRIPTS.len() % HALLS.len()]
    }

    fn document(self) -> IdentityDocument {
        let first = NaiveDate::from_ymd_opt(1985, 3, 1).unwrap();
        let birth = first + Days::new(u64::try_from(self.0 / A_DAY).unwrap());
        let sequence = u16::try_from(self.0 % A_DAY + 50).unwrap();
        let district = self.hall().district.parse().unwrap();
        let number = ResidentId::new(&district, birth, sequence).unwrap();
        IdentityDocument::parse(&format!("A:{number}")).unwrap()
    }

    /// Whether the app knows them. Scripts that wait for a delivery are for those alone.
    pub fn has_account(self) -> bool {
        !script::of(self).without_account
    }

    fn licence(self) -> LicenceSeed {
        LicenceSeed {
            document: self.document(),
            office: self.hall().office.parse().unwrap(),
            status: "A".parse().unwrap(),
            class: "C1".to_owned(),
            first_issued: NaiveDate::from_ymd_opt(2008, 5, 12).unwrap(),
            valid_to: None,
            photo_on_file: true,
            banned_until: None,
            account: self.has_account().then_some(true),
            issuance: None,
        }
    }

    /// By which ways they are told: most by two, some by a third.
    pub fn channels(self) -> Vec<&'static str> {
        let third = match self.0 % 10 {
            0 | 5 => Some("SMS"),
            3 => Some("PAPER"),
            _ => None,
        };
        ["IN_APP", "MAIL"].into_iter().chain(third).collect()
    }

    /// The form that the clerk fills in.
    pub fn application(self) -> Value {
        let place = self.0;
        json!({
            "office": self.hall().office,
            "channel": "COUNTER",
            "specialReason": "NO_USABLE_DEVICE",
            "noticeChannels": self.channels(),
            "applicant": {
                "name": format!("申请人{place}"),
                "document": { "kind": "RESIDENT_ID_CARD", "number": self.document().number() },
                "email": format!("player-{place}@banli.example"),
                "phone": format!("138{place:08}"),
            },
        })
    }
}
