//! The feed shows each command once, also when a slower transaction commits late.

use crate::toy::{OPENED, ask, note, now, open, prepared};
use domain::identifier::CaseNumber;
use sea_orm::{ConnectionTrait, Database, TransactionTrait};
use store::{
    Store,
    feed::{Change, Cursor, after, head},
    testing::TestDatabase,
};

store::on_both_databases!(a_reader_sees_each_command_once, a_late_commit_is_not_missed);

/// The first changes after a cursor, once they are there: transactions of other tests on the same server can hold
/// them back for a moment.
async fn first(store: &Store, cursor: Cursor, count: usize) -> Vec<Change> {
    loop {
        let changes = after(store, cursor, u64::try_from(count).unwrap()).await.unwrap();
        if changes.len() == count {
            return changes;
        }
    }
}

fn versions(changes: &[Change]) -> Vec<u64> {
    changes.iter().map(|change| change.version).collect()
}

async fn a_reader_sees_each_command_once(database: TestDatabase) {
    let store = prepared(&database).await;
    let number = open(&store, 1).await;
    let begin = first(&store, Cursor::default(), 1).await[0].cursor;
    ask(&store, &number, &note(2, "one"), OPENED).await.unwrap();
    ask(&store, &number, &note(2, "one"), OPENED).await.unwrap();
    ask(&store, &number, &note(3, "two"), OPENED + 1).await.unwrap();
    let all = first(&store, Cursor::default(), 3).await;
    assert_eq!(versions(&all), [OPENED, OPENED + 1, OPENED + 2]);
    assert_eq!(head(&store).await.unwrap(), all[2].cursor);
    assert_eq!(after(&store, begin, 1).await.unwrap(), all[1..2]);
    let read_back: Cursor = all[1].cursor.to_string().parse().unwrap();
    assert_eq!(after(&store, read_back, 10).await.unwrap(), all[2..]);
    assert!("1".parse::<Cursor>().is_err());
}

async fn a_late_commit_is_not_missed(database: TestDatabase) {
    let store = prepared(&database).await;
    let number = open(&store, 1).await;
    if !database.is_postgres() {
        // One writer: nothing can be late.
        return;
    }
    let begin = first(&store, Cursor::default(), 1).await[0].cursor;
    let other = Database::connect(database.url()).await.unwrap();
    let slow = other.begin().await.unwrap();
    slow.execute_unprepared(&slow_row(&number)).await.unwrap();
    ask(&store, &number, &note(2, "one"), OPENED).await.unwrap();
    assert_eq!(
        after(&store, begin, 10).await.unwrap(),
        [],
        "the slow one could still come in before"
    );
    slow.commit().await.unwrap();
    assert_eq!(versions(&first(&store, begin, 2).await), [99, OPENED + 1]);
}

fn slow_row(number: &CaseNumber) -> String {
    let columns = "transaction, case_number, version, office, at";
    let values = format!(
        "pg_current_xact_id()::text::bigint, '{number}', 99, '33010001', '{}'",
        now()
    );
    format!("INSERT INTO feed ({columns}) VALUES ({values})")
}
