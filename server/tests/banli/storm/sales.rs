//! Cars that are sold all at once, each with its file from province to province, and what has come of them.
use super::ledger::{Counts, Ledger};
use crate::{
    client::Client,
    process::until,
    provinces::{Archive, Country, Deal, scans},
};
use std::{collections::BTreeSet, sync::Arc, time::Duration};
use store::testing::TestDatabase;
use tokio::task::JoinSet;

/// Papers of each car: so many, with so many bytes each.
const PAPERS: (usize, usize) = (2, 40_000);
/// Between two rounds of looking where the files are.
const GLANCE: Duration = Duration::from_millis(100);

/// From the application to the archive.
pub async fn sold(client: &Client, place: usize) -> Result<Deal, String> {
    let mut deal = Deal::begun(client, place).await?;
    deal.handed_over(client, &scans(place, PAPERS)).await?;
    deal.registered(client).await?;
    Ok(deal)
}

/// Those of these places, side by side: what was sold, and what failed.
pub async fn all_sold(client: &Arc<Client>, places: std::ops::Range<usize>) -> (Vec<Deal>, Vec<String>) {
    let mut selling = JoinSet::new();
    for place in places {
        let client = client.clone();
        selling.spawn(async move { sold(&client, place).await });
    }
    let (mut deals, mut failures) = (vec![], vec![]);
    while let Some(sold) = selling.join_next().await {
        match sold.unwrap() {
            Ok(deal) => deals.push(deal),
            Err(failure) => failures.push(failure),
        }
    }
    (deals, failures)
}

/// Looks from file to file whether each is at one office. Ends when one is not.
pub async fn watched(archive: &Archive, database: &TestDatabase) -> String {
    loop {
        let numbers = "SELECT number FROM cases WHERE kind = 'file_handover'";
        for handover in database.texts(numbers).await {
            if let Err(found) = archive.is_at_one_office(&handover).await {
                return found;
            }
        }
        tokio::time::sleep(GLANCE).await;
    }
}

/// Every case is as that of the calm is, every file is at the office that it went to, no number is on two cars, no car is locked.
pub async fn reckoned(country: &Country, archive: &Archive, (calm, deals): (&Deal, &[Deal])) {
    let ledger = settled(&country.home.database).await;
    for deal in deals {
        let pairs = [(&deal.transfer, &calm.transfer), (&deal.handover, &calm.handover)];
        for (matter, like) in pairs {
            let (case, like) = (&matter.number, &like.number);
            assert_eq!(ledger.cases[case], ledger.cases[like], "{case}");
            assert_eq!(ledger.events[case], ledger.events[like], "{case}");
            assert_eq!(ledger.notices.get(case), ledger.notices.get(like), "{case}");
            assert_eq!(ledger.open_tasks.get(case), None, "{case}");
            let asked = matter.asked.iter().map(|asked| asked.request.clone()).collect();
            assert_eq!(ledger.requests[case], asked, "{case}");
        }
    }
    for deal in deals.iter().chain([calm]) {
        archive.verifies(&deal.handover.number).await;
    }
    let database = &country.home.database;
    let locks = database.texts("SELECT handover FROM vehicle_locks").await;
    assert_eq!(locks, Vec::<String>::new(), "no car is left locked");
    let numbers =
        "SELECT vehicle_index FROM plate_numbers WHERE office = '44010001' AND vehicle_index IS NOT NULL";
    let cars = database.texts(numbers).await;
    assert_eq!(cars.len(), deals.len() + 1, "a number for each car");
    assert_eq!(
        cars.iter().collect::<BTreeSet<_>>().len(),
        cars.len(),
        "and one alone"
    );
    country.home.agrees(2 * (deals.len() + 1)).await;
}

/// The record, once nothing is under way.
async fn settled(database: &TestDatabase) -> Ledger {
    until(|| async {
        let ledger = Ledger::read(database).await;
        let under_way = ledger
            .cases
            .iter()
            .find(|(_, row)| row[1] != "true" || row[2] != "0");
        under_way.map_or(Ok(()), |found| Err(format!("{found:?}")))?;
        Ok::<_, String>(ledger)
    })
    .await
}

/// How many cases there are of each kind.
pub async fn kinds(database: &TestDatabase) -> Counts {
    let mut kinds = Counts::new();
    for kind in database.texts("SELECT kind FROM cases").await {
        *kinds.entry(kind).or_default() += 1;
    }
    kinds
}
