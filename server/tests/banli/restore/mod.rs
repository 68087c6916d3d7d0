//! A store is lost, or comes back from another day than the other: the runbook brings every case back, and nothing happens
//! twice.
mod runbook;
mod told;

use crate::{
    canary::{
        desk::{CLERK, LEAD, Life},
        marker::Sower,
        people::{GRANTED, ON_PAPER, People, REFUSED},
    },
    client::Client,
    cluster::Installation,
    evidence::{self, Access, Log, Telephone},
    process::until,
    provinces::{Deal, sales, scans},
};
use runbook::Operator;
use serde_json::{Value, json};
use store::testing::TestDatabase;
use told::{count, told};

/// Papers of the car: so many, with so many bytes each.
const PAPERS: (usize, usize) = (2, 1000);
/// Who has a part in its sale, or in the evidence that is asked for.
const DEALERS: [&str; 13] = [
    "citizen-guangzhou",
    "citizen-chengdu",
    "clerk-guangzhou",
    "dossier-guangzhou",
    "inspector-guangzhou",
    "reviewer-guangzhou",
    "lead-guangzhou",
    "plates-guangzhou",
    "clerk-chengdu",
    "dossier-chengdu",
    evidence::OFFICER,
    evidence::HEAD,
    evidence::OVERSIGHT,
];

store::on_both_databases!(
    temporal_is_lost,
    temporal_comes_from_an_older_day,
    the_record_comes_from_an_older_day,
);

/// One address is everybody's.
const SETTINGS: &str = "[limits]\nrequests_person = 1000000\nrequests_address = 1000000\n";

async fn opened(database: TestDatabase) -> Operator {
    let home = Installation::durable(database, SETTINGS).await;
    assert_eq!(home.run(&["migrate"]).await.0, 0);
    home.seed().await;
    sales::seed(&home, 1).await;
    evidence::seed(&home, 1).await;
    Operator::new(home).await
}

/// Three drivers: one on the way to a licence, one who withdraws later, one who comes later. And a car that was sold, with its
/// file on the way from province to province; and its buyer, who asks for the evidence of an accident.
struct Hall<'a> {
    granted: Life<'a>,
    withdrawn: Life<'a>,
    late: Life<'a>,
    client: Client,
    sale: Deal,
    access: Access,
}

impl<'a> Hall<'a> {
    /// The morning, before any backup.
    async fn open(operator: &Operator, people: &'a People, sower: &'a Sower) -> Self {
        let life = || Life::new(people, sower);
        let client = Client::new(vec![(operator.home.door(), &DEALERS)], 1).await;
        let mut sale = Deal::begun(&client, 0).await.unwrap();
        sale.scanned(&client, &scans(0, PAPERS)).await.unwrap();
        let mut access = Access::applied(&client, 0).await.unwrap();
        access.accepted(&client).await.unwrap();
        let mut hall = Self {
            granted: life(),
            withdrawn: life(),
            late: life(),
            client,
            sale,
            access,
        };
        hall.granted.submit(&GRANTED, json!({})).await;
        hall.granted
            .act(CLERK, "acceptLicenceApplication", json!({}))
            .await;
        // A call to make would stay a task after the end.
        let channels = json!({ "noticeChannels": ["IN_APP", "MAIL", "PAPER"] });
        hall.withdrawn.submit(&ON_PAPER, channels).await;
        hall
    }

    /// The rest of the day: all of them move on, the file changes hands, and the evidence is looked at.
    async fn moves_on(&mut self, operator: &Operator) {
        self.changes_hands().await;
        self.decide().await;
        self.looks(operator).await;
        self.granted.until("delivery/status", "RECEIVED").await;
        self.withdrawn.act(CLERK, "withdrawCase", json!({})).await;
        self.late.submit(&REFUSED, json!({ "documents": [] })).await;
        for life in [&self.granted, &self.withdrawn, &self.late] {
            told(life).await;
        }
    }

    async fn changes_hands(&mut self) {
        self.sale.offered(&self.client).await.unwrap();
        self.sale.checked(&self.client, None).await.unwrap();
        self.sale.taken(&self.client).await.unwrap();
    }

    async fn decide(&mut self) {
        self.granted.claim("REVIEW").await;
        let proposal = json!({ "decision": "GRANT" });
        self.granted.finish("REVIEW", "proposeDecision", proposal).await;
        self.granted
            .act(LEAD, "approveLicenceApplication", json!({}))
            .await;
    }

    /// The evidence is released, and looked at once a code came.
    async fn looks(&mut self, operator: &Operator) {
        self.access.decided(&self.client).await.unwrap();
        self.sees(operator).await;
    }

    async fn sees(&mut self, operator: &Operator) {
        let telephone = Telephone(operator.home.store().await);
        self.access.granted(&self.client).await.unwrap();
        self.access.opened(&self.client, &telephone).await.unwrap();
        self.access.looked(&self.client).await.unwrap();
        telephone.0.close().await.unwrap();
    }

    /// Every case can go on, and everybody was told everything once.
    async fn ends_well(&mut self, operator: &Operator) {
        self.granted.until("status", "ISSUED").await;
        self.granted.until("delivery/status", "RECEIVED").await;
        self.late.act(CLERK, "acceptLicenceApplication", json!({})).await;
        self.late.claim("REVIEW").await;
        self.withdrawn.until("status", "WITHDRAWN").await;
        self.sale.numbered(&self.client).await.unwrap();
        self.sale.registered(&self.client).await.unwrap();
        self.is_sold_once(operator).await;
        self.is_seen_until_it_is_taken_back(operator).await;
        let [mut mails, mut sheets] = self.told_beside(operator).await;
        for life in [&self.granted, &self.withdrawn, &self.late] {
            let [by_mail, on_paper] = told(life).await;
            (mails, sheets) = (mails + by_mail, sheets + on_paper);
        }
        assert_eq!(count(operator, "mail", "eml"), mails);
        assert_eq!(count(operator, "paper/44010001", "pdf"), sheets);
        let home = &operator.home;
        let text =
            "SELECT CAST(count(*) AS TEXT) FROM registry_issuances WHERE idempotency_key LIKE '44010001-%'";
        assert_eq!(home.database.texts(text).await, ["1"], "one licence");
        let twice = "SELECT case_number FROM inbox GROUP BY case_number, effect HAVING count(*) > 1";
        assert_eq!(home.database.texts(twice).await, Vec::<String>::new());
        home.agrees(6).await;
    }

    /// Access was granted once, each look of the record as it is stands in the log, and the links lead nowhere after the end.
    async fn is_seen_until_it_is_taken_back(&mut self, operator: &Operator) {
        self.access.revoked(&self.client).await.unwrap();
        let database = &operator.home.database;
        let state = "SELECT status FROM cases WHERE kind = 'evidence_access'";
        assert_eq!(database.texts(state).await, ["REVOKED"]);
        let granted = "SELECT case_number FROM events WHERE type = 'GRANT_GIVEN'";
        assert_eq!(database.texts(granted).await.len(), 1);
        let telephone = Telephone(operator.home.store().await);
        Log::new(&telephone).agrees(&self.access).await;
        telephone.0.close().await.unwrap();
    }

    /// The car has one number, both cases are closed, and nothing keeps it locked.
    async fn is_sold_once(&mut self, operator: &Operator) {
        let database = &operator.home.database;
        let closed = "SELECT kind FROM cases WHERE closed AND kind IN ('file_handover', 'vehicle_transfer') ORDER BY kind";
        until(|| async {
            let kinds = database.texts(closed).await;
            if kinds == ["file_handover", "vehicle_transfer"] {
                Ok(())
            } else {
                Err(kinds)
            }
        })
        .await;
        let numbers =
            "SELECT number FROM plate_numbers WHERE office = '44010001' AND vehicle_index IS NOT NULL";
        assert_eq!(database.texts(numbers).await.len(), 1);
        assert_eq!(
            database.texts("SELECT holder FROM vehicle_locks").await,
            Vec::<String>::new()
        );
        let status = |case: &Value| case["custodian"]["code"] == "44010001";
        self.sale
            .handover
            .until(&self.client, "clerk-guangzhou", status)
            .await
            .unwrap();
    }
}

async fn temporal_is_lost(database: TestDatabase) {
    let mut operator = opened(database).await;
    let (people, sower) = (People::new(&operator.home), Sower::default());
    let mut hall = Hall::open(&operator, &people, &sower).await;
    hall.decide().await;
    hall.withdrawn.act(CLERK, "withdrawCase", json!({})).await;
    hall.late.submit(&REFUSED, json!({ "documents": [] })).await;
    hall.sale.offered(&hall.client).await.unwrap();
    hall.access.decided(&hall.client).await.unwrap();
    operator.follows("1. Temporal's store is lost").await;
    hall.sees(&operator).await;
    hall.sale.checked(&hall.client, None).await.unwrap();
    hall.sale.taken(&hall.client).await.unwrap();
    hall.ends_well(&operator).await;
}

async fn temporal_comes_from_an_older_day(database: TestDatabase) {
    let mut operator = opened(database).await;
    let (people, sower) = (People::new(&operator.home), Sower::default());
    let mut hall = Hall::open(&operator, &people, &sower).await;
    operator.follows("Back up Temporal").await;
    hall.moves_on(&operator).await;
    operator
        .follows("2. Temporal's store comes from an older day than the record")
        .await;
    let printed = &operator.printed;
    assert!(
        printed.contains(&format!("ended {}: closed in the record", hall.withdrawn.case)),
        "{printed}"
    );
    hall.ends_well(&operator).await;
}

async fn the_record_comes_from_an_older_day(database: TestDatabase) {
    let mut operator = opened(database).await;
    let (people, sower) = (People::new(&operator.home), Sower::default());
    let mut hall = Hall::open(&operator, &people, &sower).await;
    operator.follows("Back up the record").await;
    hall.moves_on(&operator).await;
    operator
        .follows("3. The record comes from an older day than Temporal")
        .await;
    let printed = &operator.printed;
    assert!(
        printed.contains(&format!("ended {}: not in the record", hall.late.case)),
        "{printed}"
    );
    // Everything since the backup is done again, under the keys of the first time.
    let lost = hall.late.case.clone();
    hall.granted.look().await;
    hall.withdrawn.look().await;
    hall.changes_hands().await;
    hall.decide().await;
    hall.access.has_seen_nothing();
    hall.looks(&operator).await;
    hall.withdrawn.act(CLERK, "withdrawCase", json!({})).await;
    hall.late.submits_again().await;
    assert_eq!(hall.late.case, lost);
    hall.ends_well(&operator).await;
}
