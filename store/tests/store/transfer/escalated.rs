//! A file that does not come: the province of the office that is late is told, and sees how far it is.

use super::world::*;
use domain::{
    access::{Actor, Post, Principal, Purpose, Role},
    case::{CaseCommand, Channel, Effect, Notice, NoticeKind},
    file_handover::{Command, Desk, FileHandover},
    identifier::CaseNumber,
    time::Moment,
};
use std::fmt::Write;
use store::{
    RecordedKind, Store,
    finder::{Finder, Page, QueueFilter, QueueSort, Scope, Sight},
    record::{RecordInput, load, record},
    staff::{Posts, keep_posts},
    testing::TestDatabase,
};

store::on_both_databases!(the_province_of_the_origin_is_told_and_sees_it_in_brief);

/// Supervises the office of origin.
const SUPERVISES: u128 = 40;
/// Another one of that province.
const NINGBO: &str = "33020001";

/// After the last day of the origin, which was asked on Monday.
fn late() -> Moment {
    "2022-05-11T16:00:00Z".parse().unwrap()
}

async fn woken(store: &Store, handover: &CaseNumber) {
    let present = load::<FileHandover>(store, handover).await.unwrap().unwrap();
    let input = RecordInput {
        number: handover,
        envelope: &envelope(&Actor::System, Command::Case(CaseCommand::Wake)),
        expected_version: present.version,
        now: late(),
    };
    let recorded = Box::pin(record::<FileHandover, _>(store, &FileHandover::LOOK_UPS, input)).await;
    recorded.unwrap().outcome.unwrap();
}

/// Of another office of that province.
fn supervision_nearby() -> Actor {
    staff(44, NINGBO, [Post::Supervision])
}

/// By an auditor with the number of the province.
fn audit<'a>(store: &'a Store, province: &str) -> Finder<'a> {
    let auditor = Principal {
        role: Some(Role::Auditor {
            province: place(province),
        }),
        ..principal(&citizen(province[..2].parse().unwrap()))
    };
    let reason = "quarterly".to_owned();
    store.finder(Scope::of(&auditor, Purpose::Audit { reason }), now())
}

/// How somebody sees a case, whether it stands in their queue, and whether they are told its history.
async fn seen(finder: &Finder<'_>, number: &CaseNumber) -> String {
    let row = finder.case(number).await.unwrap();
    let glance = finder.glance(number).await.unwrap();
    assert_eq!(
        row.as_ref().map(|row| (row.sight, row.papers)),
        glance.map(|glance| (glance.sight, glance.papers))
    );
    let (filter, page) = (QueueFilter::default(), Page::new(50, None));
    let queue = finder.queue(&filter, QueueSort::default(), page).await.unwrap();
    let counted = finder.queue_total_up_to(&filter, 50).await.unwrap();
    assert_eq!(counted.count, queue.nodes().count() as u64);
    let queued = queue.nodes().any(|row| row.number == *number);
    let told = !finder.history(number, 0, 100).await.unwrap().is_empty();
    let sight = row.as_ref().map(|row| row.sight);
    let brief = sight == Some(Sight::Province);
    assert!(
        !(brief && row.is_some_and(|row| row.papers)),
        "none of its papers"
    );
    format!("{sight:?} {queued} {told}")
}

async fn table(store: &Store, number: &CaseNumber) -> String {
    let readers = [
        ("audit of the origin's province", audit(store, "330000")),
        ("audit of the accepting province", audit(store, "510000")),
        ("audit of another province", audit(store, "370000")),
    ];
    let staff = [
        ("supervision in the province", supervision_nearby()),
        (
            "supervision of the origin",
            staff(SUPERVISES, HANGZHOU, [Post::Supervision]),
        ),
        ("dossier in the province", staff(42, NINGBO, [Post::Dossier])),
        ("supervision elsewhere", staff(43, WEIHAI, [Post::Supervision])),
        (
            "seller, who supervises there",
            staff(SELLER, NINGBO, [Post::Supervision]),
        ),
    ];
    let staff = staff.map(|(name, actor)| (name, finder(store, &actor)));
    let mut table = String::new();
    for (name, finder) in readers.into_iter().chain(staff) {
        writeln!(table, "{name:31} {}", seen(&finder, number).await).unwrap();
    }
    table
}

async fn the_province_of_the_origin_is_told_and_sees_it_in_brief(database: TestDatabase) {
    let store = prepared(&database).await;
    let posts = Posts {
        office: &office(HANGZHOU),
        posts: &[Post::Supervision].into(),
    };
    for supervisor in [SUPERVISES, SELLER] {
        let kept = keep_posts(&store, person(supervisor), posts, day()).await;
        kept.unwrap();
    }
    let (transfer, handover) = both(&store, 1).await;
    let before = "\
audit of the origin's province  None false false
audit of the accepting province Some(Audit) true true
audit of another province       None false false
supervision in the province     None false false
supervision of the origin       Some(Origin) true true
dossier in the province         None false false
supervision elsewhere           None false false
seller, who supervises there    Some(Applicant) false true
";
    assert_eq!(table(&store, &handover).await, before);
    woken(&store, &handover).await;
    let state = state::<FileHandover>(&store, &handover).await;
    assert_eq!(state.desk, Some(Desk::OriginProvince));
    let told = state
        .work
        .effects
        .iter()
        .filter_map(|pending| match &pending.effect {
            Effect::Notify(notice) => Some(notice.clone()),
            Effect::Own(_) => None,
        });
    let message = Notice {
        kind: NoticeKind::Escalated,
        to: person(SUPERVISES),
        channel: Channel::InApp,
    };
    assert_eq!(
        told.collect::<Vec<_>>(),
        [message],
        "whose matter it is has heard"
    );
    let after = before
        .replace(
            "audit of the origin's province  None false false",
            "audit of the origin's province  Some(Province) true true",
        )
        .replace(
            "supervision in the province     None false false",
            "supervision in the province     Some(Province) true true",
        );
    assert_eq!(table(&store, &handover).await, after);
    let brief = finder(&store, &supervision_nearby());
    assert_eq!(
        brief.person_masked(person(BUYER)).await.unwrap(),
        None,
        "nor who applies"
    );
    assert_eq!(brief.case(&transfer).await.unwrap(), None, "nor the transfer");
    let log = audit(&store, "510000")
        .read_log_of(&handover, Page::new(50, None))
        .await;
    let log = log.unwrap();
    assert!(
        log.nodes().any(|row| row.reader == person(33)),
        "a look of an audit is logged"
    );
}
