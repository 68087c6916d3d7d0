//! One request, one answer.

use crate::toy::{
    self, Ask, Command, OPENED, Toy, ask, citizen, clerk, envelope, note, number, open, opening_of,
    opening_request, prepared,
};
use domain::{
    access::Actor,
    case::{CaseCommand, Envelope, Refusal, RefusalCode, RefusalDetail},
    law::CommandRefusal,
};
use store::{
    Remedy, StoreError,
    record::{load, verify},
    testing::TestDatabase,
};

store::on_both_databases!(
    the_same_request_gets_the_first_answer,
    the_same_request_at_once_is_recorded_once,
    the_same_opening_at_once_opens_once,
    another_body_is_refused,
    the_request_of_another_actor_is_another,
    a_stale_version_is_refused_after_what_decide_refuses,
    a_lost_race_is_an_error_that_is_not_retried,
    a_refused_opening_leaves_no_case,
    a_second_opening_is_refused,
    an_id_opens_one_case,
    an_id_opens_one_case_also_at_once,
    a_command_that_changes_nothing_is_remembered,
    moments_are_the_same_when_read_back,
);

fn code(refusal: &Refusal) -> CommandRefusal {
    match refusal.code {
        RefusalCode::Command(code) => code,
        RefusalCode::Ground(_) => panic!("a ground"),
    }
}

async fn the_same_request_gets_the_first_answer(database: TestDatabase) {
    let store = prepared(&database).await;
    let number = open(&store, 1).await;
    let first = ask(&store, &number, &note(2, "one"), OPENED).await.unwrap();
    assert_eq!(first.version, OPENED + 1);
    let lost = ask(&store, &number, &note(2, "one"), OPENED).await.unwrap();
    assert!(lost.leads_to_present(OPENED));
    ask(&store, &number, &note(3, "two"), OPENED + 1).await.unwrap();
    // The answer was lost: asked again at the version before, and once more when the case has moved on.
    for held in [OPENED, OPENED + 2] {
        let again = ask(&store, &number, &note(2, "one"), held).await.unwrap();
        assert_eq!((again.version, &again.outcome), (first.version, &first.outcome));
        assert_eq!(again.leads_to_present(held), held == OPENED + 2);
    }
    let opened = ask(&store, &number, &opening_of(1), 0).await.unwrap();
    assert!(!opened.leads_to_present(0));
    assert_eq!((opened.version, opened.outcome.unwrap().len()), (OPENED, 4));
    assert_eq!(
        load::<Toy>(&store, &number).await.unwrap().unwrap().version,
        OPENED + 2
    );
}

async fn the_same_request_at_once_is_recorded_once(database: TestDatabase) {
    let store = prepared(&database).await;
    let number = open(&store, 1).await;
    let tasks: Vec<_> = (0..8)
        .map(|_| {
            let (store, number) = (store.clone(), number.clone());
            tokio::spawn(async move { ask(&store, &number, &note(2, "one"), OPENED).await.unwrap() })
        })
        .collect();
    for task in tasks {
        assert_eq!(task.await.unwrap().version, OPENED + 1);
    }
    let loaded = load::<Toy>(&store, &number).await.unwrap().unwrap();
    assert_eq!((loaded.version, loaded.state.notes), (OPENED + 1, 1));
}

async fn the_same_opening_at_once_opens_once(database: TestDatabase) {
    let store = prepared(&database).await;
    let tasks: Vec<_> = (0..8)
        .map(|_| {
            let store = store.clone();
            tokio::spawn(async move { ask(&store, &number(1), &opening_request(1), 0).await.unwrap() })
        })
        .collect();
    for task in tasks {
        assert_eq!(task.await.unwrap().outcome.unwrap().len(), 4);
    }
}

async fn another_body_is_refused(database: TestDatabase) {
    let store = prepared(&database).await;
    let number = open(&store, 1).await;
    let first = ask(&store, &number, &note(2, "one"), OPENED).await.unwrap();
    let other = ask(&store, &number, &note(2, "other"), OPENED + 1).await.unwrap();
    assert_eq!(code(&other.outcome.unwrap_err()), CommandRefusal::RequestIdReused);
    let seen = Envelope {
        seen_version: Some(OPENED + 1),
        ..note(2, "one")
    };
    let seen = ask(&store, &number, &seen, OPENED + 1).await.unwrap();
    assert_eq!(code(&seen.outcome.unwrap_err()), CommandRefusal::RequestIdReused);
    assert_eq!(
        ask(&store, &number, &note(2, "one"), OPENED + 1).await.unwrap(),
        first,
        "the first still stands"
    );
}

async fn the_request_of_another_actor_is_another(database: TestDatabase) {
    let store = prepared(&database).await;
    let number = open(&store, 1).await;
    ask(&store, &number, &note(2, "one"), OPENED).await.unwrap();
    let other = Envelope {
        actor: clerk(),
        ..note(2, "other")
    };
    assert_eq!(
        ask(&store, &number, &other, OPENED + 1).await.unwrap().version,
        OPENED + 2
    );
}

async fn a_stale_version_is_refused_after_what_decide_refuses(database: TestDatabase) {
    let store = prepared(&database).await;
    let number = open(&store, 1).await;
    let stale = Envelope {
        seen_version: Some(1),
        ..note(2, "one")
    };
    let first = ask(&store, &number, &stale, OPENED).await.unwrap();
    let refusal = first.outcome.unwrap_err();
    assert_eq!(code(&refusal), CommandRefusal::StaleVersion);
    assert_eq!(refusal.detail, Some(RefusalDetail::Version { current: OPENED }));
    // A refusal is an answer too: the same request is not decided again.
    ask(&store, &number, &note(3, "two"), OPENED).await.unwrap();
    let again = ask(&store, &number, &stale, OPENED + 1).await.unwrap();
    assert_eq!((again.version, again.outcome), (OPENED, Err(refusal)));
    let never = Envelope {
        seen_version: Some(1),
        ..envelope(4, Command::Own(Ask::Never))
    };
    let never = ask(&store, &number, &never, OPENED + 1).await.unwrap();
    assert_eq!(code(&never.outcome.unwrap_err()), CommandRefusal::WrongState);
}

async fn a_lost_race_is_an_error_that_is_not_retried(database: TestDatabase) {
    let store = prepared(&database).await;
    let number = open(&store, 1).await;
    let (one, two) = (note(2, "one"), note(3, "two"));
    let (one, two) = tokio::join!(
        ask(&store, &number, &one, OPENED),
        ask(&store, &number, &two, OPENED)
    );
    let lost = [one, two].into_iter().filter_map(Result::err).collect::<Vec<_>>();
    assert_eq!(
        lost,
        [StoreError::VersionConflict {
            expected: OPENED,
            current: OPENED + 1
        }]
    );
    assert_eq!(lost[0].remedy(), Remedy::Fail);
    let missing = ask(&store, &toy::number(9), &note(4, "one"), 3)
        .await
        .unwrap_err();
    assert_eq!(
        missing,
        StoreError::VersionConflict {
            expected: 3,
            current: 0
        }
    );
}

async fn a_refused_opening_leaves_no_case(database: TestDatabase) {
    let store = prepared(&database).await;
    let refused = ask(&store, &number(1), &envelope(1, Command::Own(Ask::Never)), 0)
        .await
        .unwrap();
    assert_eq!(
        (refused.version, code(&refused.outcome.unwrap_err())),
        (0, CommandRefusal::WrongState)
    );
    assert_eq!(load::<Toy>(&store, &number(1)).await, Ok(None));
    for table in ["cases", "case_keys", "events", "tasks", "deadlines", "feed"] {
        let rows = database
            .texts(&format!("SELECT CAST(COUNT(*) AS TEXT) FROM {table}"))
            .await;
        assert_eq!(rows, ["0"], "{table}");
    }
    // The number is free: another request may open it.
    assert_eq!(
        ask(&store, &number(1), &opening_request(2), 0)
            .await
            .unwrap()
            .version,
        OPENED
    );
}

/// A clerk's mistake, or a client's: the id of one person's application is sent with the next one's.
async fn an_id_opens_one_case(database: TestDatabase) {
    let store = prepared(&database).await;
    open(&store, 1).await;
    for _ in 0..2 {
        let other = ask(&store, &number(2), &opening_of(1), 0).await.unwrap();
        assert_eq!(
            (other.version, code(&other.outcome.unwrap_err())),
            (0, CommandRefusal::RequestIdReused)
        );
    }
    assert_eq!(load::<Toy>(&store, &number(2)).await, Ok(None));
    // Somebody else's id is their own matter.
    let theirs = Envelope {
        actor: clerk(),
        ..opening_of(1)
    };
    assert_eq!(ask(&store, &number(3), &theirs, 0).await.unwrap().version, OPENED);
    assert_eq!(
        ask(&store, &number(2), &opening_of(2), 0).await.unwrap().version,
        OPENED
    );
}

async fn an_id_opens_one_case_also_at_once(database: TestDatabase) {
    let store = prepared(&database).await;
    let tasks: Vec<_> = (1..=8)
        .map(|tag| {
            let store = store.clone();
            tokio::spawn(async move { ask(&store, &number(tag), &opening_request(1), 0).await.unwrap() })
        })
        .collect();
    let mut opened = 0;
    for task in tasks {
        opened += usize::from(task.await.unwrap().outcome.is_ok());
    }
    assert_eq!(opened, 1);
    let cases = database.texts("SELECT number FROM cases").await;
    assert_eq!(cases.len(), 1, "{cases:?}");
}

async fn a_second_opening_is_refused(database: TestDatabase) {
    let store = prepared(&database).await;
    let number = open(&store, 1).await;
    // Whoever does not know the case learns of it before anything is decided.
    let conflict = StoreError::VersionConflict {
        expected: 0,
        current: OPENED,
    };
    for request in [opening_request(2), note(3, "one")] {
        assert_eq!(ask(&store, &number, &request, 0).await, Err(conflict.clone()));
    }
    let second = ask(&store, &number, &opening_request(2), OPENED).await.unwrap();
    assert_eq!(
        (second.version, code(&second.outcome.unwrap_err())),
        (OPENED, CommandRefusal::CaseExists)
    );
}

async fn a_command_that_changes_nothing_is_remembered(database: TestDatabase) {
    let store = prepared(&database).await;
    let number = open(&store, 1).await;
    let wake = envelope(2, Command::Shared(CaseCommand::Wake));
    let wake = Envelope {
        actor: Actor::System,
        ..wake
    };
    for _ in 0..2 {
        let answer = ask(&store, &number, &wake, OPENED).await.unwrap();
        assert_eq!((answer.version, answer.outcome.unwrap().len()), (OPENED, 0));
    }
    assert_eq!(verify::<Toy, toy::LookUp>(&store, &number).await, Ok(vec![]));
}

async fn moments_are_the_same_when_read_back(database: TestDatabase) {
    let store = prepared(&database).await;
    let first = ask(&store, &number(1), &opening_request(1), 0).await.unwrap();
    let again = ask(&store, &number(1), &opening_request(1), 0).await.unwrap();
    assert_eq!(first, again);
    assert_eq!(
        first.outcome.unwrap()[0].at.to_rfc3339(),
        "2021-10-22T01:00:00.123456+00:00"
    );
    let at = database
        .texts("SELECT CAST(at AS TEXT) FROM events WHERE version = 1")
        .await;
    assert!(at[0].contains("01:00:00.123456"), "{at:?}");
    assert!(citizen().person().is_some());
}
