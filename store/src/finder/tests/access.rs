//! Who sees what: every kind of reader against every kind of case, by every way that leads to it.

use super::world::{
    CaseSpec, GUANGZHOU, HANGZHOU, NINGBO, add_case, add_person, auditor, because, citizen, now, offices,
    opening, person, staff,
};
use crate::{
    Store,
    finder::{Finder, NewUpload, Page, QueueFilter, QueueSort, Scope, Standing},
    on_both_databases,
    testing::TestDatabase,
};
use chrono::TimeDelta;
use domain::{
    access::{Post, Principal, Purpose, Role},
    case::DocumentId,
    law::DocumentKind,
};
use std::fmt::Write;

on_both_databases!(readers_see_what_the_table_says, a_receipt_opens_no_case);

const CITIZEN: u128 = 1;
const OTHER_CITIZEN: u128 = 2;
const CLERK: u128 = 3;
const AUDITOR: u128 = 4;
const STATION: u128 = 9;

/// The cases, each with its name in the table.
fn objects() -> [(&'static str, CaseSpec); 13] {
    let closed = CaseSpec {
        closed: true,
        ..CaseSpec::new(2, HANGZHOU, CITIZEN)
    };
    [
        ("own", CaseSpec::new(1, HANGZHOU, CITIZEN)),
        ("own, closed", closed),
        ("other citizen's", CaseSpec::new(3, HANGZHOU, OTHER_CITIZEN)),
        ("the clerk's own", CaseSpec::new(4, HANGZHOU, CLERK)),
        ("the auditor's own", CaseSpec::new(5, HANGZHOU, AUDITOR)),
        ("other office", CaseSpec::new(6, NINGBO, 5)),
        ("other province", CaseSpec::new(7, GUANGZHOU, 6)),
        // Handled in another province, with the file from here.
        ("file from here", from_hangzhou(8, 11)),
        (
            "the same, clerk's part",
            CaseSpec {
                party: Some(CLERK),
                ..from_hangzhou(9, 12)
            },
        ),
        (
            "clerk has a part",
            CaseSpec {
                party: Some(CLERK),
                ..CaseSpec::new(10, HANGZHOU, 13)
            },
        ),
        (
            "citizen has a part",
            CaseSpec {
                party: Some(CITIZEN),
                ..CaseSpec::new(11, HANGZHOU, 14)
            },
        ),
        ("taken in at a station", taken_in(12, 15)),
        (
            "the same, closed",
            CaseSpec {
                closed: true,
                ..taken_in(13, 16)
            },
        ),
    ]
}

fn taken_in(tag: u8, applicant: u128) -> CaseSpec {
    CaseSpec {
        station: Some(STATION),
        ..CaseSpec::new(tag, HANGZHOU, applicant)
    }
}

fn from_hangzhou(tag: u8, applicant: u128) -> CaseSpec {
    CaseSpec {
        origin: Some(HANGZHOU),
        ..CaseSpec::new(tag, GUANGZHOU, applicant)
    }
}

fn readers() -> Vec<(&'static str, Principal, Purpose)> {
    let intake = || staff(CLERK, HANGZHOU, &[Post::Intake]);
    let supervisor = staff(9, HANGZHOU, &[Post::Supervision]);
    let administrator = Principal {
        role: Some(Role::Administrator),
        ..citizen(9)
    };
    let ended = Principal {
        expires_at: now(),
        ..intake()
    };
    let last_second = Principal {
        expires_at: now() + TimeDelta::seconds(1),
        ..intake()
    };
    vec![
        ("citizen", citizen(CITIZEN), Purpose::Casework),
        ("citizen for an audit", citizen(CITIZEN), because("curious")),
        ("stranger", citizen(8), Purpose::Casework),
        ("clerk", intake(), Purpose::Casework),
        ("clerk, token ends now", ended, Purpose::Casework),
        ("clerk, token ends soon", last_second, Purpose::Casework),
        ("clerk for an audit", intake(), because("curious")),
        (
            "clerk without a post",
            staff(CLERK, HANGZHOU, &[]),
            Purpose::Casework,
        ),
        ("supervisor", supervisor, Purpose::Casework),
        (
            "service station, in other posts too",
            staff(STATION, HANGZHOU, &Post::ALL),
            Purpose::Casework,
        ),
        (
            "another service station",
            staff(10, HANGZHOU, &[Post::ServiceStation]),
            Purpose::Casework,
        ),
        (
            "service station of other office",
            staff(STATION, NINGBO, &[Post::ServiceStation]),
            Purpose::Casework,
        ),
        (
            "clerk of other office",
            staff(9, NINGBO, &[Post::Intake]),
            Purpose::Casework,
        ),
        (
            "clerk of other province",
            staff(9, GUANGZHOU, &[Post::Intake]),
            Purpose::Casework,
        ),
        ("auditor", auditor(AUDITOR, "330000"), because("yearly audit")),
        (
            "auditor without a reason",
            auditor(AUDITOR, "330000"),
            because(" "),
        ),
        (
            "auditor for casework",
            auditor(AUDITOR, "330000"),
            Purpose::Casework,
        ),
        (
            "auditor of other province",
            auditor(9, "440000"),
            because("yearly audit"),
        ),
        ("administrator", administrator, Purpose::Casework),
    ]
}

async fn world(database: &TestDatabase) -> Store {
    let store = database.store().await;
    offices(&store).await;
    for number in (1..=6).chain(11..=16) {
        add_person(&store, number).await;
    }
    for (_, spec) in objects() {
        add_case(&store, &spec).await;
    }
    store
}

/// One letter for each way that leads to the case.
async fn ways(finder: &Finder<'_>, spec: &CaseSpec) -> String {
    let number = spec.number();
    let page = || Page::new(100, None);
    let all = QueueFilter {
        standing: Standing::All,
        ..QueueFilter::default()
    };
    let exact = QueueFilter {
        number: Some(number.clone()),
        ..all.clone()
    };
    let mine = finder.my_cases(page()).await.unwrap();
    let queue = finder.queue(&all, QueueSort::default(), page()).await.unwrap();
    let feed = finder
        .queue_feed_after(crate::finder::FeedCursor::default())
        .await
        .unwrap();
    let applicant = person(spec.applicant);
    let upload = NewUpload {
        case: Some(number.clone()),
        kind: DocumentKind::Photo,
        name: "x".into(),
    };
    let seen = [
        ('C', finder.case(&number).await.unwrap().is_some()),
        ('M', mine.nodes().any(|case| case.number == number)),
        ('Q', queue.nodes().any(|row| row.number == number)),
        (
            '#',
            finder.queue_total_up_to(&exact, 10).await.unwrap().count == 1,
        ),
        ('F', feed.entries.iter().any(|entry| entry.case == number)),
        ('H', !finder.history(&number, 0, 100).await.unwrap().is_empty()),
        ('T', !finder.tasks(&number).await.unwrap().is_empty()),
        ('D', !finder.deadlines(&number).await.unwrap().is_empty()),
        ('B', !finder.documents(&number).await.unwrap().is_empty()),
        (
            'b',
            finder
                .document(DocumentId(spec.document()))
                .await
                .unwrap()
                .is_some(),
        ),
        ('p', finder.person_masked(applicant).await.unwrap().is_some()),
        (
            'P',
            finder
                .person(applicant, "a letter came back")
                .await
                .unwrap()
                .is_some(),
        ),
        (
            'm',
            finder
                .message(super::world::message_of(spec))
                .await
                .unwrap()
                .is_some(),
        ),
        (
            'r',
            finder.request_answer(&number, opening()).await.unwrap().is_some(),
        ),
        ('U', finder.stage_upload(&upload).await.unwrap().is_some()),
        (
            'L',
            !finder
                .read_log_of(&number, page())
                .await
                .unwrap()
                .edges
                .is_empty(),
        ),
    ];
    seen.iter()
        .map(|(letter, yes)| if *yes { *letter } else { '.' })
        .collect()
}

/// The table is the policy: a clause that is dropped, or a way that forgets the scope, changes a line of it.
async fn readers_see_what_the_table_says(database: TestDatabase) {
    let store = world(&database).await;
    // So that there is something in the log of every case.
    for province in ["330000", "440000"] {
        let finder = store.finder(Scope::of(&auditor(99, province), because("first look")), now());
        for (_, spec) in objects() {
            finder.case(&spec.number()).await.unwrap();
        }
    }
    let mut table = String::new();
    for (reader, principal, purpose) in readers() {
        writeln!(table, "{reader}").unwrap();
        for (object, spec) in objects() {
            let finder = store.finder(Scope::of(&principal, purpose.clone()), now());
            writeln!(table, "    {object:22} {}", ways(&finder, &spec).await).unwrap();
        }
    }
    insta::with_settings!({ description => "C case  M my cases  Q queue  # count by number  F feed  H history  T tasks  D deadlines  B documents  b download  p masked  P unmasked  m message  r answer  U upload  L read log" }, {
        insta::assert_snapshot!("readers_and_cases", table);
    });
}

/// Whoever has only a receipt reaches nothing but the progress.
async fn a_receipt_opens_no_case(database: TestDatabase) {
    let store = world(&database).await;
    let (_, spec) = &objects()[0];
    let code = store.keys().receipt_code(&spec.number());
    let finder = store.finder(Scope::progress(spec.number(), code), now());
    assert_eq!(ways(&finder, spec).await, "................");
    assert!(finder.progress().await.unwrap().is_some());
}
