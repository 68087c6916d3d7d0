//! Lists, pages, filters and counts against a model in memory.

use super::{
    model::{filters, lets_through, order, readers, specs},
    world::{CaseSpec, HANGZHOU, NINGBO, add_case, casework, now, offices, person, staff},
};
use crate::{
    Store,
    finder::{
        Claimed, Cursor, CursorProblem, FindError, Finder, Page, QueueFilter, QueueKey, QueueSort, Scope,
        Standing,
    },
    on_both_databases,
    testing::TestDatabase,
};
use chrono::TimeDelta;
use domain::{
    access::{Post, Principal},
    identifier::CaseNumber,
};
use proptest::{prelude::*, test_runner::TestRunner};
use tokio::{runtime::Handle, task::block_in_place};

on_both_databases!(
    a_list_is_what_can_be_read_one_by_one,
    a_cursor_belongs_to_one_order,
    a_count_stops_at_its_cap,
    an_exact_document_finds_its_person,
    tasks_come_with_their_cases,
    a_claim_ends_with_its_lease,
);

const SORTS: [QueueKey; 4] = [
    QueueKey::Due,
    QueueKey::Received,
    QueueKey::Priority,
    QueueKey::Number,
];

/// Every page of a queue, one after the other.
async fn whole_queue(
    finder: &Finder<'_>,
    filter: &QueueFilter,
    sort: QueueSort,
    first: u16,
) -> Vec<CaseNumber> {
    let (mut numbers, mut after) = (vec![], None);
    loop {
        let page = finder.queue(filter, sort, Page::new(first, after)).await.unwrap();
        assert!(page.edges.len() <= usize::from(first));
        numbers.extend(page.nodes().map(|row| row.number.clone()));
        if !page.has_next_page {
            return numbers;
        }
        // As a client would send it.
        after = page
            .end()
            .map(|cursor| Cursor::parse(&cursor.to_string()).unwrap());
    }
}

async fn empty(database: &TestDatabase) {
    for table in [
        "read_log",
        "feed",
        "requests",
        "inbox",
        "documents",
        "deadlines",
        "tasks",
        "events",
        "case_keys",
        "case_parties",
        "cases",
    ] {
        database.execute(&format!("DELETE FROM {table}")).await;
    }
}

/// What a reader can read one by one, as far as it is not their own matter.
async fn readable<'a>(finder: &Finder<'_>, specs: &'a [CaseSpec], reader: &Principal) -> Vec<&'a CaseSpec> {
    let mut found = vec![];
    for spec in specs {
        let own = [Some(spec.applicant), spec.party].map(|one| one.map(person));
        let own = own.contains(&Some(reader.person));
        if finder.case(&spec.number()).await.unwrap().is_some() && !own {
            found.push(spec);
        }
    }
    found
}

/// Every order of a queue, page by page, and its count, against the model.
async fn agrees(
    (finder, reader): (&Finder<'_>, &Principal),
    visible: &[&CaseSpec],
    filter: &QueueFilter,
    first: u16,
) -> Result<(), TestCaseError> {
    let mut expected: Vec<_> = visible
        .iter()
        .filter(|spec| lets_through(filter, spec, reader))
        .collect();
    for by in SORTS {
        for descending in [false, true] {
            let sort = QueueSort { by, descending };
            expected.sort_by(|a, b| order(sort, a, b));
            let expected: Vec<_> = expected.iter().map(|spec| spec.number()).collect();
            prop_assert_eq!(whole_queue(finder, filter, sort, first).await, expected);
        }
    }
    let count = finder.queue_total_up_to(filter, 1000).await.unwrap().count;
    prop_assert_eq!(count, expected.len() as u64);
    Ok(())
}

async fn a_list_is_what_can_be_read_one_by_one(database: TestDatabase) {
    let store = database.store().await;
    offices(&store).await;
    let everything = QueueFilter {
        standing: Standing::All,
        ..QueueFilter::default()
    };
    let sample = (specs(), readers(), filters(), 1_u16..6);
    let handle = Handle::current();
    let config = ProptestConfig {
        cases: 24,
        failure_persistence: None,
        ..ProptestConfig::default()
    };
    let run = TestRunner::new(config).run(&sample, |(specs, (reader, purpose), filter, first)| {
        block_in_place(|| {
            handle.block_on(async {
                empty(&database).await;
                for spec in &specs {
                    add_case(&store, spec).await;
                }
                let finder = store.finder(Scope::of(&reader, purpose), now());
                let visible = readable(&finder, &specs, &reader).await;
                agrees((&finder, &reader), &visible, &everything, first).await?;
                agrees((&finder, &reader), &visible, &filter, first).await
            })
        })
    });
    run.unwrap();
}

async fn many(store: &Store, count: u8) {
    offices(store).await;
    for tag in 0..count {
        add_case(store, &CaseSpec::new(tag, HANGZHOU, 1)).await;
    }
}

async fn a_cursor_belongs_to_one_order(database: TestDatabase) {
    let store = database.store().await;
    many(&store, 3).await;
    let finder = casework(&store, &staff(9, HANGZHOU, &[Post::Intake]));
    let filter = QueueFilter::default();
    let page = finder
        .queue(&filter, QueueSort::default(), Page::new(1, None))
        .await
        .unwrap();
    let after = page.end().cloned();
    for by in SORTS {
        for descending in [false, true] {
            let sort = QueueSort { by, descending };
            let next = finder.queue(&filter, sort, Page::new(1, after.clone())).await;
            if sort == QueueSort::default() {
                assert_eq!(next.unwrap().edges.len(), 1);
            } else {
                assert_eq!(
                    next.unwrap_err(),
                    FindError::Cursor(CursorProblem::OtherList),
                    "{sort:?}"
                );
            }
        }
    }
    let mine = finder.my_cases(Page::new(1, after)).await;
    assert_eq!(mine.unwrap_err().code(), Some("CURSOR_OF_ANOTHER_LIST"));
    for text in ["", "x", "bnVsbA", "WzIsInF1ZXVlLWR1ZSIsIk5vbmUiLCIxIl0"] {
        assert_eq!(Cursor::parse(text), Err(CursorProblem::Unreadable), "{text:?}");
    }
}

async fn a_count_stops_at_its_cap(database: TestDatabase) {
    let store = database.store().await;
    many(&store, 5).await;
    let finder = casework(&store, &staff(9, HANGZHOU, &[Post::Intake]));
    let mut counts = vec![];
    for cap in [0, 4, 5, 6] {
        let count = finder
            .queue_total_up_to(&QueueFilter::default(), cap)
            .await
            .unwrap();
        counts.push((count.count, count.more));
    }
    assert_eq!(counts, [(0, true), (4, true), (5, false), (5, false)]);
}

async fn an_exact_document_finds_its_person(database: TestDatabase) {
    let store = database.store().await;
    offices(&store).await;
    let applicants = ["A:11010519491231002X", "H:TEST-2"];
    for (tag, document) in (1..).zip(applicants) {
        let applicant = store.keys().person_of(&document.parse().unwrap());
        add_case(&store, &CaseSpec::new(tag, HANGZHOU, applicant.0.as_u128())).await;
    }
    let of = |document: &str| QueueFilter {
        applicant: Some(document.parse().unwrap()),
        ..QueueFilter::default()
    };
    let here = casework(&store, &staff(9, HANGZHOU, &[Post::Intake]));
    let total =
        async |finder: &Finder<'_>, document| finder.queue_total_up_to(&of(document), 9).await.unwrap().count;
    let found = here
        .queue(&of("H:TEST-2"), QueueSort::default(), Page::new(9, None))
        .await
        .unwrap();
    assert_eq!(
        found.nodes().next().unwrap().applicant,
        store.keys().person_of(&"H:TEST-2".parse().unwrap())
    );
    assert_eq!(total(&here, "H:TEST-2").await, 1);
    assert_eq!(
        total(&here, "M:11010519491231002X").await,
        1,
        "a temporary card is of the same person"
    );
    assert_eq!(total(&here, "H:TEST-3").await, 0, "nobody has it");
    let there = casework(&store, &staff(9, NINGBO, &[Post::Intake]));
    assert_eq!(total(&there, "H:TEST-2").await, 0, "a search stays in its scope");
}

async fn tasks_come_with_their_cases(database: TestDatabase) {
    let store = database.store().await;
    offices(&store).await;
    let held = Some((Post::BusinessLead, Some((9, now() + TimeDelta::hours(1)))));
    let specs = [
        CaseSpec::new(1, HANGZHOU, 1),
        CaseSpec {
            task: held,
            ..CaseSpec::new(2, HANGZHOU, 1)
        },
        CaseSpec {
            task: None,
            ..CaseSpec::new(3, HANGZHOU, 1)
        },
        CaseSpec::new(4, NINGBO, 1),
    ];
    for spec in &specs {
        add_case(&store, spec).await;
    }
    let finder = casework(&store, &staff(9, HANGZHOU, &[Post::Intake]));
    let by_number = QueueSort {
        by: QueueKey::Number,
        descending: false,
    };
    let queue = finder
        .queue(&QueueFilter::default(), by_number, Page::new(9, None))
        .await
        .unwrap();
    let numbers: Vec<_> = specs.iter().map(CaseSpec::number).collect();
    assert_eq!(
        queue.nodes().map(|row| &row.number).collect::<Vec<_>>(),
        numbers[..3].iter().collect::<Vec<_>>()
    );
    let tasks = finder.tasks_of(&numbers).await.unwrap();
    let holders: Vec<_> = tasks
        .iter()
        .map(|(number, tasks)| (number, tasks[0].claimed_by()))
        .collect();
    assert_eq!(holders, [(&numbers[0], None), (&numbers[1], Some(person(9)))]);
    let cases = finder.cases_by_number(&numbers).await.unwrap();
    assert_eq!(cases.into_keys().collect::<Vec<_>>(), &numbers[..3]);
}

async fn a_claim_ends_with_its_lease(database: TestDatabase) {
    let store = database.store().await;
    offices(&store).await;
    for (tag, seconds) in [(1, 0), (2, 1)] {
        let task = Some((Post::Intake, Some((9, now() + TimeDelta::seconds(seconds)))));
        add_case(
            &store,
            &CaseSpec {
                task,
                ..CaseSpec::new(tag, HANGZHOU, 1)
            },
        )
        .await;
    }
    let finder = casework(&store, &staff(9, HANGZHOU, &[Post::Intake]));
    let mut counts = vec![];
    for claimed in [Claimed::Mine, Claimed::Anybody, Claimed::Nobody] {
        let filter = QueueFilter {
            claimed: Some(claimed),
            ..QueueFilter::default()
        };
        counts.push(finder.queue_total_up_to(&filter, 9).await.unwrap().count);
    }
    assert_eq!(counts, [1, 1, 1], "the lease that ends now is over");
}
