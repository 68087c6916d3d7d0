//! Those who write while others follow.

use super::resume::What;
use crate::world::World;
use futures::future::join_all;
use serde_json::json;
use store::feed;

/// How often a review is taken up and put down in each case.
const ROUNDS: usize = 5;

/// A case, whose it is, and who works on it.
struct Matter {
    number: String,
    owner: &'static str,
    by: &'static str,
    /// Who else follows it.
    beside: &'static str,
    /// Some of it is internal to them.
    hides: bool,
    /// What for the task is that they take up.
    purpose: &'static str,
}

/// Cases in which something happens.
pub struct Cast(Vec<Matter>);

impl Cast {
    /// Three cases of citizens, one of the clerk's own, a `vehicle_transfer`, the `file_handover` that serves it, and an
    /// `evidence_access`.
    pub async fn of(world: &World) -> Self {
        let people = [
            ("driver", "clerk"),
            ("stranger", "colleague"),
            ("elsewhere", "clerk"),
            ("clerk", "colleague"),
        ];
        let mut cast = vec![];
        for (owner, by) in people {
            let submitted = world.submit(by, world.application(owner)).await;
            assert_eq!(submitted["problems"], json!([]), "{owner}");
            let number = submitted["caseNumber"].as_str().unwrap().to_owned();
            world
                .done(by, "acceptLicenceApplication", &number, json!({}))
                .await;
            let purpose = "REVIEW";
            cast.push(Matter {
                number,
                owner,
                by,
                beside: "lead",
                hides: false,
                purpose,
            });
        }
        let (transfer, handover) = world.file_asked().await;
        for (number, by, beside, hides) in [
            (transfer, "colleague", "lead", true),
            (handover, "origin", "offering", false),
        ] {
            cast.push(Matter {
                number,
                owner: "buyer",
                by,
                beside,
                hides,
                purpose: "INTAKE",
            });
        }
        cast.push(Matter {
            number: world.evidence_case().await,
            owner: "party",
            by: "officer",
            beside: "head",
            hides: true,
            purpose: "INTAKE",
        });
        Self(cast)
    }

    /// Each case by its owner and by the office, a handover by both offices; the queue by a clerk, who sees all but their own case.
    pub fn followed(&self) -> impl Iterator<Item = What> {
        let case = |matter: &Matter| What::Case {
            number: matter.number.clone(),
            by: vec![matter.owner, "lead", matter.beside],
            hides: matter.hides,
        };
        let work = self.0.iter().filter(|matter| matter.owner != "clerk");
        let queue = What::Queue {
            by: "clerk",
            cases: work.map(|matter| matter.number.clone()).collect(),
        };
        self.0.iter().map(case).chain([queue])
    }

    /// Reviews are taken up and put down in every case at once, while another office opens cases of its own.
    pub async fn write(&self, world: &World) {
        let reviews = self.0.iter().map(|matter| async move {
            for _ in 0..ROUNDS {
                let (task, fence) = world.claim(matter.by, &matter.number, matter.purpose).await;
                let claim = json!({ "task": task, "fence": fence });
                world.done(matter.by, "releaseTask", &matter.number, claim).await;
            }
        });
        let others = (0..ROUNDS).map(|_| async {
            let mut input = world.application(&world.next_owner());
            input["office"] = json!("44010001");
            assert_eq!(world.submit("elsewhere", input).await["problems"], json!([]));
        });
        tokio::join!(join_all(reviews), join_all(others));
    }
}

/// On `PostgreSQL` every commit waits for a moment of its own length, so that commits come in another order than the
/// numbers of the feed. `SQLite` has one writer.
pub async fn commit_late(world: &World) {
    if world.database.is_postgres() {
        let late = "CREATE TABLE committed (seq BIGINT, at TIMESTAMPTZ); \
             CREATE FUNCTION late() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN \
                PERFORM pg_sleep(random() * 0.03); \
                INSERT INTO committed VALUES (NEW.seq, clock_timestamp()); \
                RETURN NULL; END $$; \
             CREATE CONSTRAINT TRIGGER late AFTER INSERT ON feed DEFERRABLE INITIALLY DEFERRED \
                FOR EACH ROW EXECUTE FUNCTION late()";
        world.database.execute(late).await;
    }
}

/// How often a row came in below one that was there already: what a reader misses who remembers the last number only.
pub async fn came_late(world: &World) -> usize {
    if !world.database.is_postgres() {
        return 0;
    }
    let late = "SELECT CAST(count(*) AS TEXT) FROM committed AS one \
        WHERE EXISTS (SELECT 1 FROM committed AS other WHERE other.seq > one.seq AND other.at < one.at)";
    world.database.texts(late).await[0].parse().unwrap()
}

impl World {
    /// Waits until readers are shown the whole feed: transactions of other tests on the same server can hold it back.
    pub async fn settled(&self) {
        let count = self
            .database
            .texts("SELECT CAST(count(*) AS TEXT) FROM feed")
            .await;
        let all: usize = count[0].parse().unwrap();
        while feed::after(&self.store, feed::Cursor::default(), 100_000)
            .await
            .unwrap()
            .len()
            < all
        {}
    }
}
