//! What is logged of reads, and who may see the log.

use super::world::{
    CaseSpec, HANGZHOU, NINGBO, add_case, add_person, audit, auditor, casework, citizen, now, offices,
    person, staff,
};
use crate::{
    Store,
    finder::{FeedCursor, FindError, Finder, Page, QueueFilter, QueueSort, ReadWhat},
    on_both_databases,
    testing::TestDatabase,
};
use domain::{access::Post, case::DocumentId, identifier::CaseNumber};

on_both_databases!(
    every_read_of_an_audit_is_logged,
    casework_is_not_logged_except_who_somebody_is,
    an_unmasked_read_needs_a_reason,
    the_log_pages_newest_first,
    a_log_that_cannot_be_written_shows_nothing,
);

const CITIZEN: u128 = 1;
const AUDITOR: u128 = 4;

async fn world(database: &TestDatabase) -> (Store, [CaseSpec; 3]) {
    let store = database.store().await;
    offices(&store).await;
    let specs = [
        CaseSpec::new(1, HANGZHOU, CITIZEN),
        CaseSpec::new(2, NINGBO, CITIZEN),
        CaseSpec::new(3, HANGZHOU, AUDITOR),
    ];
    for spec in &specs {
        add_case(&store, spec).await;
    }
    for number in [CITIZEN, AUDITOR] {
        add_person(&store, number).await;
    }
    (store, specs)
}

fn page() -> Page {
    Page::new(100, None)
}

/// What the log says: what was read, of which case.
async fn logged(database: &TestDatabase) -> Vec<String> {
    database
        .texts("SELECT purpose || ' ' || what || ' ' || COALESCE(case_number, '-') FROM read_log ORDER BY 1")
        .await
}

fn all_of(what: &str, numbers: &[Option<&CaseNumber>]) -> Vec<String> {
    let mut lines: Vec<_> = numbers
        .iter()
        .map(|number| format!("AUDIT {what} {}", number.map_or("-", CaseNumber::as_str)))
        .collect();
    lines.sort();
    lines
}

async fn read(finder: &Finder<'_>, what: ReadWhat, spec: &CaseSpec) {
    let number = &spec.number();
    match what {
        ReadWhat::Case => drop(finder.case(number).await.unwrap()),
        ReadWhat::Queue => drop(
            finder
                .queue(&QueueFilter::default(), QueueSort::default(), page())
                .await
                .unwrap(),
        ),
        ReadWhat::Feed => drop(finder.queue_feed_after(FeedCursor::default()).await.unwrap()),
        ReadWhat::History => drop(finder.history(number, 0, 9).await.unwrap()),
        ReadWhat::Tasks => drop(finder.tasks(number).await.unwrap()),
        ReadWhat::Deadlines => drop(finder.deadlines(number).await.unwrap()),
        ReadWhat::Documents => drop(finder.document(DocumentId(spec.document())).await.unwrap()),
        ReadWhat::MaskedPerson => drop(finder.person_masked(person(spec.applicant)).await.unwrap()),
        ReadWhat::Person => drop(finder.person(person(spec.applicant), "").await.unwrap()),
        ReadWhat::ReadLog => drop(finder.read_log_of(number, page()).await.unwrap()),
        ReadWhat::EvidencePage | ReadWhat::EvidenceOriginal | ReadWhat::EvidenceCopy => {
            unreachable!("it is logged by whoever shows it")
        }
    }
}

const EVERY: [ReadWhat; 10] = [
    ReadWhat::Case,
    ReadWhat::Queue,
    ReadWhat::Feed,
    ReadWhat::History,
    ReadWhat::Tasks,
    ReadWhat::Deadlines,
    ReadWhat::Documents,
    ReadWhat::MaskedPerson,
    ReadWhat::Person,
    ReadWhat::ReadLog,
];

/// Each way of reading, twice in one request, is logged once for each case that it shows, and never for the auditor's
/// own case or for one out of scope.
async fn every_read_of_an_audit_is_logged(database: TestDatabase) {
    let (store, specs) = world(&database).await;
    let numbers = [specs[0].number(), specs[1].number()];
    let auditor = auditor(AUDITOR, "330000");
    for what in EVERY {
        database.execute("DELETE FROM read_log").await;
        let finder = audit(&store, &auditor);
        for spec in [&specs[0], &specs[0], &specs[2]] {
            read(&finder, what, spec).await;
        }
        let name = crate::finder::wire::text(&what);
        let (first, second) = (Some(&numbers[0]), Some(&numbers[1]));
        let expected = match what {
            ReadWhat::Queue => all_of(&name, &[None, first, second]),
            ReadWhat::Feed => all_of(&name, &[first, second]),
            // The newest case of the person.
            ReadWhat::MaskedPerson | ReadWhat::Person => all_of(&name, &[second]),
            _ => all_of(&name, &[first]),
        };
        assert_eq!(logged(&database).await, expected, "{what:?}");
    }
    database.execute("DELETE FROM read_log").await;
    let elsewhere = audit(&store, &super::world::auditor(9, "440000"));
    for what in EVERY {
        read(&elsewhere, what, &specs[0]).await;
    }
    assert_eq!(
        logged(&database).await,
        all_of("QUEUE", &[None]),
        "nothing was there to read"
    );
}

async fn casework_is_not_logged_except_who_somebody_is(database: TestDatabase) {
    let (store, specs) = world(&database).await;
    let clerk = casework(&store, &staff(9, HANGZHOU, &[Post::Intake]));
    let applicant = casework(&store, &citizen(CITIZEN));
    for what in EVERY.into_iter().filter(|what| *what != ReadWhat::Person) {
        read(&clerk, what, &specs[0]).await;
        read(&applicant, what, &specs[0]).await;
    }
    applicant.person(person(CITIZEN), "").await.unwrap().unwrap();
    assert_eq!(logged(&database).await, [""; 0]);
    clerk.person(person(CITIZEN), "call back").await.unwrap().unwrap();
    let number = specs[0].number();
    assert_eq!(logged(&database).await, [format!("CASEWORK PERSON {number}")]);
    let supervisor = casework(&store, &staff(8, HANGZHOU, &[Post::Supervision]));
    for reader in [&applicant, &supervisor] {
        let log = reader.read_log_of(&number, page()).await.unwrap();
        let row = log.nodes().next().unwrap();
        assert_eq!(
            (row.reader, row.reason.as_deref(), row.at),
            (person(9), Some("call back"), now())
        );
    }
    let reasons = database
        .texts("SELECT what FROM read_log WHERE CAST(reason_enc AS TEXT) LIKE '%call%'")
        .await;
    assert!(reasons.is_empty(), "reasons are sealed");
}

async fn an_unmasked_read_needs_a_reason(database: TestDatabase) {
    let (store, _) = world(&database).await;
    let clerk = casework(&store, &staff(9, HANGZHOU, &[Post::Intake]));
    assert_eq!(
        clerk.person(person(CITIZEN), " ").await,
        Err(FindError::ReasonNeeded)
    );
    assert_eq!(logged(&database).await, [""; 0]);
    let auditor = audit(&store, &auditor(AUDITOR, "330000"));
    auditor
        .person(person(CITIZEN), "complaint 7")
        .await
        .unwrap()
        .unwrap();
    let log = casework(&store, &citizen(CITIZEN));
    let number = CaseSpec::new(2, NINGBO, CITIZEN).number();
    let log = log.read_log_of(&number, page()).await.unwrap();
    assert_eq!(
        log.nodes().next().unwrap().reason.as_deref(),
        Some("yearly audit\ncomplaint 7")
    );
}

async fn the_log_pages_newest_first(database: TestDatabase) {
    let (store, specs) = world(&database).await;
    for minute in 0..5 {
        let at = now() + chrono::TimeDelta::minutes(minute);
        let scope = crate::finder::Scope::of(&auditor(9, "330000"), super::world::because("look"));
        store.finder(scope, at).case(&specs[0].number()).await.unwrap();
    }
    let reader = casework(&store, &citizen(CITIZEN));
    let (mut seen, mut after) = (vec![], None);
    loop {
        let page = reader
            .read_log_of(&specs[0].number(), Page::new(2, after))
            .await
            .unwrap();
        seen.extend(page.nodes().map(|row| (row.at - now()).num_minutes()));
        if !page.has_next_page {
            break;
        }
        after = page.end().cloned();
    }
    assert_eq!(seen, [4, 3, 2, 1, 0]);
}

async fn a_log_that_cannot_be_written_shows_nothing(database: TestDatabase) {
    let (store, specs) = world(&database).await;
    database.execute("DROP TABLE read_log").await;
    let finder = audit(&store, &auditor(AUDITOR, "330000"));
    assert!(finder.case(&specs[0].number()).await.is_err());
    assert!(finder.history(&specs[0].number(), 0, 9).await.is_err());
    assert!(finder.person(person(CITIZEN), "").await.is_err());
    assert!(
        finder.case(&specs[2].number()).await.unwrap().is_some(),
        "their own matter is not logged"
    );
}
