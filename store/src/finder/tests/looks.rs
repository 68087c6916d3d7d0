//! What is logged of evidence that somebody asks for, and who reads it.

use super::world::{
    CaseSpec, HANGZHOU, NINGBO, add_case, auditor, casework, citizen, now, offices, person, staff,
};
use crate::{
    PageTicket, Store,
    finder::{Finder, Looked, Page, ReadLogRow, ReadWhat},
    on_both_databases,
    testing::TestDatabase,
};
use chrono::TimeDelta;
use domain::{
    access::{Post, Principal},
    accident::ItemId,
    identifier::CaseNumber,
};
use uuid::Uuid;

on_both_databases!(
    the_head_of_a_unit_reads_who_looked_at_its_evidence,
    whoever_asks_for_what_is_not_there_for_them_is_logged_without_words,
    what_is_not_there_is_asked_for_alike,
    a_link_of_the_applicant_is_known_in_any_hands,
);

const CITIZEN: u128 = 1;
const ITEM: ItemId = ItemId(Uuid::from_u128(0x17E4));

/// A case in which evidence is asked for, and another one at the same office.
async fn world(database: &TestDatabase) -> (Store, [CaseNumber; 2]) {
    let store = database.store().await;
    offices(&store).await;
    let specs = [1, 2].map(|tag| CaseSpec::new(tag, HANGZHOU, CITIZEN));
    for spec in &specs {
        add_case(&store, spec).await;
    }
    let numbers = specs.map(|spec| spec.number());
    let of_evidence = format!(
        "UPDATE cases SET kind = 'evidence_access' WHERE number = '{}'",
        numbers[0]
    );
    database.execute(&of_evidence).await;
    (store, numbers)
}

fn absent() -> CaseNumber {
    CaseSpec::new(9, HANGZHOU, CITIZEN).number()
}

fn looked(case: &CaseNumber) -> Looked<'_> {
    Looked {
        case,
        what: ReadWhat::EvidenceOriginal,
        item: ITEM,
        page: None,
        reason: "告诉申请人我来过",
    }
}

fn head() -> Principal {
    staff(7, HANGZHOU, &[Post::AccidentHead])
}

fn elsewhere() -> Principal {
    staff(8, NINGBO, &[Post::AccidentUnit])
}

async fn log(finder: &Finder<'_>, number: &CaseNumber) -> Vec<ReadLogRow> {
    let log = finder.read_log_of(number, Page::new(100, None)).await.unwrap();
    log.nodes().cloned().collect()
}

/// Of evidence only: who read another case of the office is for supervision.
async fn the_head_of_a_unit_reads_who_looked_at_its_evidence(database: TestDatabase) {
    let (store, [evidence, other]) = world(&database).await;
    let officer = casework(&store, &staff(6, HANGZHOU, &[Post::AccidentUnit]));
    for number in [&evidence, &other] {
        officer.log_original(looked(number)).await.unwrap();
    }
    let supervisor = staff(5, HANGZHOU, &[Post::Supervision]);
    let head_elsewhere = staff(4, NINGBO, &[Post::AccidentHead]);
    for (reader, seen) in [
        (citizen(CITIZEN), [1, 1]),
        (supervisor, [1, 1]),
        (head(), [1, 0]),
        (head_elsewhere, [0, 0]),
        (staff(6, HANGZHOU, &[Post::AccidentUnit]), [0, 0]),
    ] {
        let finder = casework(&store, &reader);
        let found = [log(&finder, &evidence).await, log(&finder, &other).await];
        assert_eq!(found.map(|log| log.len()), seen, "{reader:?}");
    }
}

/// Whoever has no business with a case puts no words before those who read its log.
async fn whoever_asks_for_what_is_not_there_for_them_is_logged_without_words(database: TestDatabase) {
    let (store, [evidence, other]) = world(&database).await;
    let finder = casework(&store, &elsewhere());
    for number in [&evidence, &other, &absent()] {
        finder.log_stray(looked(number), "NO_ACCESS").await.unwrap();
    }
    let logged = "SELECT purpose || ' ' || what || ' ' || case_number FROM read_log";
    let expected = format!("CASEWORK EVIDENCE_ORIGINAL {evidence}");
    assert_eq!(database.texts(logged).await, [expected]);
    for reader in [citizen(CITIZEN), head()] {
        let [entry]: [ReadLogRow; 1] = log(&casework(&store, &reader), &evidence)
            .await
            .try_into()
            .unwrap();
        assert_eq!((entry.reader, entry.at), (person(8), now()));
        assert_eq!((entry.look.item, entry.look.page), (Some(ITEM), None));
        assert_eq!(entry.look.refusal.as_deref(), Some("NO_ACCESS"));
        assert_eq!((entry.reason, entry.look.mark), (None, None));
    }
    let own = log(&finder, &evidence).await;
    assert!(own.is_empty(), "they read nothing of it");
    let ended = Principal {
        expires_at: now(),
        ..elsewhere()
    };
    let nobody = casework(&store, &ended);
    nobody.log_stray(looked(&evidence), "NO_ACCESS").await.unwrap();
    assert_eq!(database.texts(logged).await.len(), 1, "nobody asked");
}

/// The database is asked the same whether there is such a case, one of another kind, or none.
async fn what_is_not_there_is_asked_for_alike(database: TestDatabase) {
    let (store, [evidence, other]) = world(&database).await;
    let (store, statements) = store.noting();
    let readers = [elsewhere(), auditor(3, "330000"), citizen(2)];
    for reader in readers {
        let mut work = vec![];
        for number in [&evidence, &other, &absent()] {
            let finder = casework(&store, &reader);
            statements.taken();
            assert!(finder.case(number).await.unwrap().is_none());
            finder.log_stray(looked(number), "NO_ACCESS").await.unwrap();
            let link = link(number, &reader);
            let seal = store.keys().page_seal(&link);
            assert!(!finder.is_link_of_applicant(&link, seal).await.unwrap());
            work.push(statements.taken());
        }
        assert_eq!(work[0].len(), 3, "{:?}", work[0]);
        assert!(work.iter().all(|done| *done == work[0]), "{work:?}");
    }
}

fn link<'a>(case: &'a CaseNumber, reader: &Principal) -> PageTicket<'a> {
    PageTicket {
        case,
        item: ITEM,
        page: 1,
        person: reader.person,
        until: now() + TimeDelta::minutes(5),
    }
}

async fn a_link_of_the_applicant_is_known_in_any_hands(database: TestDatabase) {
    let (store, [evidence, other]) = world(&database).await;
    let stranger = casework(&store, &citizen(2));
    for (number, known) in [(&evidence, true), (&other, false), (&absent(), false)] {
        let seal = store.keys().page_seal(&link(number, &citizen(CITIZEN)));
        let asked = link(number, &citizen(2));
        let found = stranger.is_link_of_applicant(&asked, seal).await.unwrap();
        assert_eq!(found, known, "{number}");
        let altered = PageTicket { page: 2, ..asked };
        let found = stranger.is_link_of_applicant(&altered, seal).await.unwrap();
        assert!(!found, "{number}: another page");
    }
}
