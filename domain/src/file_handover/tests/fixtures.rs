//! The people and papers of the tests; offices, keys and manifests are those of the tests of custody.

use crate::{
    access::{Actor, PersonId, Post},
    case::{FreeText, Refusal, RefusalCode},
    custody::{
        ItemVerdict, OfficeKey, RefusalReason, Verdict,
        tests::fixtures::{destination, key, key_id, manifest, origin, route, stranger},
    },
    file_handover::{Command, Custodian, Opening, StopReason},
    identifier::{CaseNumber, OfficeCode},
    law::CommandRefusal,
    time::Moment,
};
use uuid::Uuid;

pub const BUYER: PersonId = person(1);
pub const SELLER: PersonId = person(2);
/// Supervises an office of the province that the file comes from.
pub const SUPERVISES_THERE: PersonId = person(40);

pub const fn person(number: u128) -> PersonId {
    PersonId(Uuid::from_u128(number))
}

pub fn at(moment: &str) -> Moment {
    moment.parse().unwrap()
}

pub fn text(words: &str) -> FreeText {
    FreeText::parse(words).unwrap()
}

pub fn transfer() -> CaseNumber {
    CaseNumber::new(&destination(), "2022-05-09".parse().unwrap(), [9; 5]).unwrap()
}

pub fn staff(number: u128, office: OfficeCode, posts: impl Into<Vec<Post>>) -> Actor {
    Actor::Staff {
        person: person(number),
        office,
        posts: posts.into().into_iter().collect(),
    }
}

/// Of the origin: two who work with files, and the lead.
pub fn gatherer() -> Actor {
    staff(10, origin(), [Post::Dossier])
}
pub fn offerer() -> Actor {
    staff(11, origin(), [Post::Dossier])
}
pub fn lead_of_origin() -> Actor {
    staff(12, origin(), [Post::BusinessLead])
}
/// Of the destination: two who work with files, the lead and supervision.
pub fn checker() -> Actor {
    staff(20, destination(), [Post::Dossier])
}
pub fn decider() -> Actor {
    staff(21, destination(), [Post::Dossier])
}
pub fn lead() -> Actor {
    staff(22, destination(), [Post::BusinessLead])
}
pub fn supervisor() -> Actor {
    staff(23, destination(), [Post::Supervision])
}
/// Of an office that has no part in it, in every post.
pub fn outsider() -> Actor {
    staff(30, stranger(), Post::OF_AN_OFFICE)
}

pub fn office_key(office: &OfficeCode) -> OfficeKey {
    OfficeKey {
        office: office.clone(),
        key_id: key_id(),
        public_key: key(office),
    }
}

/// By another handover.
pub fn custodian(office: OfficeCode) -> Custodian {
    let handover = CaseNumber::new(&office, "2022-04-01".parse().unwrap(), [8; 5]).unwrap();
    Custodian { office, handover }
}

pub fn opening() -> Opening {
    Opening {
        transfer: transfer(),
        vehicle: route().vehicle,
        origin: origin(),
    }
}

/// Every document taken, but the one named for its reason.
pub fn verdicts(refused: Option<(&str, RefusalReason)>) -> Vec<ItemVerdict> {
    let verdict = |name: &str| match refused {
        Some((bad, reason)) if bad == name => Verdict::Refused(reason),
        _ => Verdict::Accepted,
    };
    let items = manifest(1);
    let each = items.items().iter().map(|item| ItemVerdict {
        name: item.name.clone(),
        verdict: verdict(item.name.as_str()),
    });
    each.collect()
}

/// The photograph cannot be made out.
pub fn illegible() -> Vec<ItemVerdict> {
    verdicts(Some(("02-vehicle.jpg", RefusalReason::Illegible)))
}

pub fn withdrawal() -> Command {
    Command::Stop {
        reason: StopReason::Withdrawn,
    }
}

pub const fn refused(code: CommandRefusal) -> RefusalCode {
    RefusalCode::Command(code)
}

pub fn code(answer: Result<(), Refusal>) -> RefusalCode {
    answer.unwrap_err().code
}
