//! Every way of asking finds the same cases: what one hides, none shows.

mod eyes;

use crate::world::World;
use eyes::Eyes;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use store::testing::TestDatabase;

store::on_both_databases!(every_way_finds_the_same_cases);

pub type Found = BTreeSet<String>;

/// A case, whose it is and where.
pub struct Known {
    pub number: String,
    pub applicant: &'static str,
    pub office: &'static str,
    pub id: Value,
    pub document: String,
    /// The request that opened it.
    pub request: Value,
}

/// Who asks, and whether with the reason of an audit.
const ASKING: [(&str, bool); 12] = [
    ("driver", false),
    ("stranger", false),
    ("clerk", false),
    ("colleague", false),
    ("lead", false),
    ("supervisor", false),
    ("elsewhere", false),
    ("admin", false),
    ("auditor", true),
    ("auditor", false),
    ("inspector", true),
    ("inspector", false),
];

/// Cases of citizens and of members of staff, in two offices.
async fn known(world: &World) -> Vec<Known> {
    let all = [
        ("driver", "33010001", "clerk"),
        ("supervisor", "33010001", "clerk"),
        ("auditor", "33010001", "clerk"),
        ("colleague", "33010001", "clerk"),
        ("stranger", "44010001", "elsewhere"),
        ("clerk", "44010001", "elsewhere"),
        ("inspector", "44010001", "elsewhere"),
    ];
    let mut known = vec![];
    for (applicant, office, by) in all {
        let mut input = world.application(applicant);
        let document = world.uploaded(by).await;
        input["office"] = json!(office);
        input["documents"] = json!([document]);
        let request = input["requestId"].clone();
        let submitted = world.submit(by, input).await;
        assert_eq!(submitted["problems"], json!([]));
        let number = submitted["caseNumber"].as_str().unwrap().to_owned();
        let query = "query ($number: String!) { case(number: $number) { id } }";
        let id = world.data(applicant, query, json!({ "number": number })).await["case"]["id"].clone();
        let document = document.as_str().unwrap().to_owned();
        known.push(Known {
            number,
            applicant,
            office,
            id,
            document,
            request,
        });
    }
    known
}

async fn every_way_finds_the_same_cases(database: TestDatabase) {
    let world = World::on(database).await;
    let known = known(&world).await;
    let mut found_at_all = 0;
    for (name, reason) in ASKING {
        let eyes = Eyes {
            world: &world,
            known: &known,
            name,
            reason,
        };
        let (own, work) = eyes.expected();
        let all: Found = own.union(&work).cloned().collect();
        found_at_all += all.len();
        for (way, found) in eyes.of_one_case().await {
            assert_eq!(found, all, "{name} (reason: {reason}) by {way}");
        }
        for (way, found) in eyes.of_work().await {
            assert_eq!(found, work, "{name} (reason: {reason}) by {way}");
        }
        for (way, found) in eyes.of_own().await {
            assert_eq!(found, own, "{name} (reason: {reason}) by {way}");
        }
        // Acts are no audit: they reach what is seen without a reason.
        let acts = if reason { &own } else { &all };
        for (way, found) in eyes.by_acts().await {
            assert_eq!(&found, acts, "{name} (reason: {reason}) by {way}");
        }
        for (way, found) in eyes.hints().await {
            assert!(
                found.is_subset(&all),
                "{name} (reason: {reason}) by {way}: {found:?}"
            );
        }
    }
    assert!(
        found_at_all > 30,
        "a test that finds nothing compares nothing: {found_at_all}"
    );
}
