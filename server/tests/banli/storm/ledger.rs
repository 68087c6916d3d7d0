//! What stands in the record's tables, past every finder.
use crate::process::within;
use std::{
    collections::{BTreeMap, BTreeSet},
    time::Duration,
};
use store::testing::TestDatabase;

/// Longest rest until all is done: a kill costs an effect its attempt, and between two of them up to a minute passes.
const REST: Duration = Duration::from_mins(10);

/// How often each thing is there.
pub type Counts = BTreeMap<String, usize>;

/// The record, case by case.
#[derive(Default)]
pub struct Ledger {
    /// Status, whether it is closed, and effects that are not settled.
    pub cases: BTreeMap<String, [String; 3]>,
    /// Events of a case by their type.
    pub events: BTreeMap<String, Counts>,
    /// Requests of people.
    pub requests: BTreeMap<String, BTreeSet<String>>,
    /// Lines of correspondence by channel and state.
    pub notices: BTreeMap<String, Counts>,
    /// Ids of mails.
    pub mails: BTreeSet<String>,
    /// Messages by their kind.
    pub inbox: BTreeMap<String, Counts>,
    /// Tasks that are not done, by purpose.
    pub open_tasks: BTreeMap<String, Counts>,
    /// What the systems outside did, by case.
    pub issued: Counts,
    pub delivered: Counts,
    pub short_messages: Counts,
}

impl Ledger {
    /// Once nothing is under way: a question to a register may outlive the case that it was asked for.
    pub async fn settled(database: &TestDatabase) -> Self {
        let under_way = "SELECT number FROM cases WHERE pending_effects > 0";
        within(REST, || async {
            let cases = database.texts(under_way).await;
            if cases.is_empty() { Ok(()) } else { Err(cases) }
        })
        .await;
        // Only now: what is read table by table while something settles does not fit together.
        Self::read(database).await
    }

    pub async fn read(database: &TestDatabase) -> Self {
        let rows = |sql: &'static str| words(database, sql);
        let mut ledger = Self {
            events: counts(&rows("SELECT case_number || ' ' || type FROM events").await),
            notices: counts(&rows("SELECT case_number || ' ' || channel || '/' || state FROM notices").await),
            inbox: counts(&rows("SELECT case_number || ' ' || kind FROM inbox").await),
            open_tasks: counts(
                &rows("SELECT case_number || ' ' || purpose FROM tasks WHERE NOT closed").await,
            ),
            issued: by_case(
                &rows("SELECT idempotency_key FROM registry_issuances WHERE idempotency_key LIKE '%:%'")
                    .await,
            ),
            delivered: by_case(&rows("SELECT idempotency_key FROM app_deliveries").await),
            short_messages: by_case(&rows("SELECT idempotency_key FROM sms_messages").await),
            ..Self::default()
        };
        let cases = "SELECT number || ' ' || status || ' ' || closed || ' ' || pending_effects FROM cases";
        for row in rows(cases).await {
            let [number, rest @ ..] = <[String; 4]>::try_from(row).unwrap();
            ledger.cases.insert(number, rest);
        }
        let requests = "SELECT case_number || ' ' || request FROM requests WHERE actor <> 'SYSTEM'";
        for row in rows(requests).await {
            let new = ledger
                .requests
                .entry(row[0].clone())
                .or_default()
                .insert(row[1].clone());
            assert!(new, "two people asked {row:?}");
        }
        for row in rows("SELECT message_id FROM notices WHERE message_id IS NOT NULL").await {
            let new = ledger.mails.insert(row[0].clone());
            assert!(new, "two notices in one mail: {row:?}");
        }
        ledger
    }
}

/// Every row, split at its spaces.
async fn words(database: &TestDatabase, sql: &str) -> Vec<Vec<String>> {
    let rows = database.texts(sql).await;
    let split = |row: String| row.split(' ').map(str::to_owned).collect();
    rows.into_iter().map(split).collect()
}

/// How often the second word stands beside the first.
fn counts(rows: &[Vec<String>]) -> BTreeMap<String, Counts> {
    let mut all: BTreeMap<_, Counts> = BTreeMap::new();
    for row in rows {
        *all.entry(row[0].clone())
            .or_default()
            .entry(row[1].clone())
            .or_default() += 1;
    }
    all
}

/// How many keys each case has used; a key is a case and the number of an effect.
fn by_case(rows: &[Vec<String>]) -> Counts {
    let mut all = Counts::new();
    for row in rows {
        let case = row[0].split(':').next().unwrap();
        *all.entry(case.to_owned()).or_default() += 1;
    }
    all
}
