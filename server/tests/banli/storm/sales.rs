//! Cars that are sold all at once, each with its file from province to province, and what has come of them.
use super::ledger::{Counts, Ledger};
use crate::{
    client::Client,
    provinces::{Archive, Country, Deal, Matter, scans},
};
use std::{collections::BTreeSet, sync::Arc, time::Duration};
use store::testing::TestDatabase;
use tokio::task::JoinSet;

/// Papers of each car: so many, with so many bytes each.
const PAPERS: (usize, usize) = (1, 80_000);
/// Between two rounds of looking where the files are.
const GLANCE: Duration = Duration::from_millis(500);

/// Every so many sales one goes on to the archive.
const TO_THE_ARCHIVE: usize = 10;

/// A car that is sold.
pub struct Sale {
    pub deal: Deal,
    /// The number that was kept for it.
    number: String,
}

impl Sale {
    /// From the application to the file that has come and the number that is kept; some go on to the archive.
    pub async fn made(client: &Client, place: usize) -> Result<Self, String> {
        let mut deal = Deal::begun(client, place).await?;
        deal.handed_over(client, &scans(place, PAPERS)).await?;
        let number = deal.numbered(client).await?;
        if place.is_multiple_of(TO_THE_ARCHIVE) {
            deal.registered(client).await?;
        }
        Ok(Self { deal, number })
    }

    /// Whether it ends as the other does.
    fn is_like(&self, other: &Self) -> bool {
        let archived = |sale: &Self| sale.deal.place.is_multiple_of(TO_THE_ARCHIVE);
        archived(self) == archived(other)
    }
}

/// Those of these places, side by side: what was sold, and what failed.
pub async fn all(client: &Arc<Client>, places: std::ops::Range<usize>) -> (Vec<Sale>, Vec<String>) {
    let mut selling = JoinSet::new();
    for place in places {
        let client = client.clone();
        selling.spawn(async move { Sale::made(&client, place).await });
    }
    let (mut sales, mut failures) = (vec![], vec![]);
    while let Some(made) = selling.join_next().await {
        match made.unwrap() {
            Ok(sale) => sales.push(sale),
            Err(failure) => failures.push(failure),
        }
    }
    (sales, failures)
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

/// Every case is as a case of the calm is, every file is at the office that it went to, no number is on two cars, no car is locked.
pub async fn reckoned(country: &Country, archive: &Archive, (calm, sales): (&[Sale], &[Sale])) {
    let ledger = Ledger::settled(&country.home.database).await;
    for sale in sales {
        let like = calm.iter().find(|like| sale.is_like(like)).unwrap();
        is_as_in_the_calm(&ledger, (&sale.deal.transfer, &like.deal.transfer));
        is_as_in_the_calm(&ledger, (&sale.deal.handover, &like.deal.handover));
    }
    let all: Vec<_> = sales.iter().chain(calm).collect();
    for sale in &all {
        archive.verifies(&sale.deal.handover.number).await;
    }
    let database = &country.home.database;
    let locks = database.texts("SELECT holder FROM vehicle_locks").await;
    assert_eq!(locks, Vec::<String>::new(), "no car is left locked");
    let held = "SELECT number || ' ' || case_number FROM plate_numbers WHERE case_number IS NOT NULL";
    let held: BTreeSet<_> = database.texts(held).await.into_iter().collect();
    let own = |sale: &&Sale| format!("{} {}", sale.number, sale.deal.transfer.number);
    let numbers: BTreeSet<_> = all.iter().map(|sale| &sale.number).collect();
    assert_eq!(numbers.len(), all.len(), "no number is on two cars");
    assert_eq!(
        all.iter().map(own).find(|own| !held.contains(own)),
        None,
        "as the pool says"
    );
    country.home.agrees(2 * all.len()).await;
}

/// Whether a case is as the other one, and was asked what it should be.
pub fn is_as_in_the_calm(ledger: &Ledger, (matter, like): (&Matter, &Matter)) {
    let (case, like) = (&matter.number, &like.number);
    assert_eq!(ledger.cases[case], ledger.cases[like], "{case}");
    assert_eq!(ledger.events[case], ledger.events[like], "{case}");
    assert_eq!(ledger.notices.get(case), ledger.notices.get(like), "{case}");
    assert_eq!(ledger.open_tasks.get(case), ledger.open_tasks.get(like), "{case}");
    let asked = matter.asked.iter().map(|asked| asked.request.clone()).collect();
    assert_eq!(ledger.requests[case], asked, "{case}");
}

/// How many cases there are of each kind.
pub async fn kinds(database: &TestDatabase) -> Counts {
    let mut kinds = Counts::new();
    for kind in database.texts("SELECT kind FROM cases").await {
        *kinds.entry(kind).or_default() += 1;
    }
    kinds
}
