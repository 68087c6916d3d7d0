//! A store is lost, or comes back from another day than the other: the runbook brings every case back, and nothing happens
//! twice.
mod runbook;

use crate::{
    canary::{
        life::{CLERK, LEAD, Life},
        marker::Sower,
        people::{GRANTED, ON_PAPER, People, REFUSED},
    },
    cluster::Installation,
    process::until,
};
use runbook::Operator;
use serde_json::{Value, json};
use std::fs;
use store::testing::TestDatabase;

store::on_both_databases!(
    temporal_is_lost,
    temporal_comes_from_an_older_day,
    the_record_comes_from_an_older_day,
);

async fn opened(database: TestDatabase) -> Operator {
    let home = Installation::durable(database, "").await;
    assert_eq!(home.run(&["migrate"]).await.0, 0);
    home.seed().await;
    Operator::new(home).await
}

/// Three drivers: one on the way to a licence, one who withdraws later, one who comes later.
struct Hall<'a> {
    granted: Life<'a>,
    withdrawn: Life<'a>,
    late: Life<'a>,
}

impl<'a> Hall<'a> {
    /// The morning, before any backup.
    async fn open(people: &'a People, sower: &'a Sower) -> Self {
        let life = || Life::new(people, sower);
        let mut hall = Self {
            granted: life(),
            withdrawn: life(),
            late: life(),
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

    /// The rest of the day: all three move on.
    async fn moves_on(&mut self) {
        self.decide().await;
        self.granted.until("delivery/status", "RECEIVED").await;
        self.withdrawn.act(CLERK, "withdrawCase", json!({})).await;
        self.late.submit(&REFUSED, json!({ "documents": [] })).await;
        for life in [&self.granted, &self.withdrawn, &self.late] {
            told(life).await;
        }
    }

    async fn decide(&mut self) {
        self.granted.claim("REVIEW").await;
        let proposal = json!({ "decision": "GRANT" });
        self.granted.finish("REVIEW", "proposeDecision", proposal).await;
        self.granted
            .act(LEAD, "approveLicenceApplication", json!({}))
            .await;
    }

    /// Every case can go on, and everybody was told everything once.
    async fn ends_well(&mut self, operator: &Operator) {
        self.granted.until("status", "ISSUED").await;
        self.granted.until("delivery/status", "RECEIVED").await;
        self.late.act(CLERK, "acceptLicenceApplication", json!({})).await;
        self.late.claim("REVIEW").await;
        self.withdrawn.until("status", "WITHDRAWN").await;
        let (mut mails, mut sheets) = (0, 0);
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
        home.agrees(3).await;
    }
}

/// How many notices went by mail, and how many sheets were printed (to hand out, or for a call), when all are settled.
async fn told(life: &Life<'_>) -> [usize; 2] {
    let query = "query($n: String!) { case(number: $n) { notices { channel status } } }";
    let variables = json!({ "n": life.case });
    let notices = until(|| async {
        let answer = life.people.ask(CLERK, query, &variables).await;
        let notices = answer["case"]["notices"].as_array().unwrap().clone();
        let open = notices.iter().any(|notice| notice["status"] == "PENDING");
        if open { Err(answer) } else { Ok(notices) }
    })
    .await;
    let by = |channel: &str| {
        let by = |notice: &&Value| notice["channel"] == channel;
        notices.iter().filter(by).count()
    };
    [by("MAIL"), by("PAPER") + by("PHONE")]
}

fn count(operator: &Operator, folder: &str, end: &str) -> usize {
    let folder = operator.home.path().join("data").join(folder);
    let files = fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let paths = files.map(|file| file.unwrap().path());
    paths
        .filter(|path| path.extension().is_some_and(|extension| extension == end))
        .count()
}

async fn temporal_is_lost(database: TestDatabase) {
    let mut operator = opened(database).await;
    let (people, sower) = (People::new(&operator.home), Sower::default());
    let mut hall = Hall::open(&people, &sower).await;
    hall.decide().await;
    hall.withdrawn.act(CLERK, "withdrawCase", json!({})).await;
    hall.late.submit(&REFUSED, json!({ "documents": [] })).await;
    operator.follows("1. Temporal's store is lost").await;
    hall.ends_well(&operator).await;
}

async fn temporal_comes_from_an_older_day(database: TestDatabase) {
    let mut operator = opened(database).await;
    let (people, sower) = (People::new(&operator.home), Sower::default());
    let mut hall = Hall::open(&people, &sower).await;
    operator.follows("Back up Temporal").await;
    hall.moves_on().await;
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
    let mut hall = Hall::open(&people, &sower).await;
    operator.follows("Back up the record").await;
    hall.moves_on().await;
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
    hall.decide().await;
    hall.withdrawn.act(CLERK, "withdrawCase", json!({})).await;
    hall.late.submits_again().await;
    assert_eq!(hall.late.case, lost);
    hall.ends_well(&operator).await;
}
