//! Fills a migrated database with cases: `fill URL COUNT`. The same count gives the same cases, but for their keys.
//!
//! Every row is made by the rules and the record's own code; only the transaction for each command is left out.

mod desk;
mod place;
mod population;
mod story;

use population::Population;
use std::{error::Error, time::SystemTime};
use store::{LicenceApplicationFacts, Store, record::Bulk, testing::keys};

/// Cases that become one transaction.
const BATCH: usize = 1000;
/// Events that are kept of each case: nothing here reads the history.
const EVENTS: usize = 5;
/// Batches under way at once.
const HANDS: usize = 3;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let (Some(url), Some(count)) = (arguments.next(), arguments.next()) else {
        return Err("usage: fill URL COUNT".into());
    };
    let now = chrono::DateTime::from(SystemTime::now());
    let store = Store::connect(&url, keys()).await?;
    store.migrate().await?;
    store.seed(&place::offices(now)).await?;
    let population = Population::new(count.parse()?, now);
    let mut hands = tokio::task::JoinSet::new();
    for start in (0..population.count).step_by(BATCH) {
        if hands.len() == HANDS {
            hands.join_next().await.transpose()?.transpose()?;
        }
        let (store, population) = (store.clone(), population.clone());
        hands.spawn(async move { batch(&store, &population, start).await });
    }
    while let Some(done) = hands.join_next().await {
        done??;
    }
    Ok(())
}

async fn batch(store: &Store, population: &Population, start: usize) -> Result<(), store::StoreError> {
    let mut bulk = Bulk::new(store);
    for index in start..population.count.min(start + BATCH) {
        let plan = population.case(index, store.keys());
        if plan.first_of_person {
            bulk.person(&plan.details, plan.received_at);
        }
        let entries = story::of(&plan);
        bulk.case::<_, LicenceApplicationFacts>(&plan.number, &entries, EVENTS)?;
    }
    bulk.write().await
}
