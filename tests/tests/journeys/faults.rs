//! Every activity of the contract breaks at every point, and the world is the same afterwards.

use domain::{
    case::Channel,
    law::DecisionGround,
    licence_application::{Command, Event, Status},
};
use futures::future::join_all;
use regex::Regex;
use serde_json::Value;
use std::collections::BTreeSet;
use tests::{Application, Fault, GUANGZHOU, Staff, Variant, World, case::words, people, runtime::block_on};

/// The definitions of the activities: a new one is found here by its name.
const CONTRACT: &str = include_str!("../../../workflows/src/contract.rs");
/// What no case asks for: the publication of a calendar, and the checkpoint of a day, whose own journey breaks it.
const BESIDE_CASES: [&str; 2] = ["provisional_cases", "checkpoint"];

/// The names of the activities of the contract.
fn contract() -> BTreeSet<String> {
    let name = Regex::new(r#"#\[activity\(name = "(\w+)"\)\]"#).unwrap();
    let names = name.captures_iter(CONTRACT);
    names.map(|found| found[1].to_owned()).collect()
}

/// What is left of a case, in a form in which two cases of the same story are equal.
#[derive(Debug, PartialEq, Eq)]
struct Trace {
    events: Vec<String>,
    requests: Vec<String>,
    notices: Vec<String>,
    inbox: Vec<String>,
    messages: Vec<String>,
    issued: Vec<String>,
    deliveries: Vec<String>,
    mails: usize,
}

impl Trace {
    async fn of(case: &Application<'_>) -> Self {
        let database = &case.world.database;
        let number = case.number.as_str();
        let of_case = |columns: &str, table: &str| {
            format!("SELECT {columns} FROM {table} WHERE case_number = '{number}' ORDER BY 1")
        };
        let of_key = |columns: &str, table: &str| {
            format!("SELECT {columns} FROM {table} WHERE idempotency_key LIKE '{number}:%' ORDER BY 1")
        };
        let entries = case.entries().await;
        let mut events: Vec<String> = entries.iter().map(|entry| kind(&entry.event)).collect();
        events.sort();
        Self {
            events,
            requests: database
                .texts(&of_case("CAST(count(*) AS TEXT)", "requests"))
                .await,
            notices: database
                .texts(&of_case("channel || ' ' || state", "notices"))
                .await,
            inbox: database.texts(&of_case("kind", "inbox")).await,
            messages: database.texts(&of_key("'sms'", "sms_messages")).await,
            issued: database
                .texts(&of_key(
                    "CASE WHEN revoked_at IS NULL THEN 'valid' ELSE 'revoked' END",
                    "registry_issuances",
                ))
                .await,
            deliveries: database.texts(&of_key("'delivered'", "app_deliveries")).await,
            mails: mails(case).await,
        }
    }
}

/// How many of the mails that the ledger names lie there.
async fn mails(case: &Application<'_>) -> usize {
    let sent = format!(
        "SELECT message_id FROM notices WHERE channel = 'MAIL' AND case_number = '{}'",
        case.number
    );
    let ids = case.world.database.texts(&sent).await;
    let names = ids
        .iter()
        .map(|id| id.trim_matches(['<', '>']).split('@').next().unwrap().to_owned());
    names
        .filter(|name| case.world.mail.join(format!("{name}.eml")).is_file())
        .count()
}

/// The name of an event.
fn kind(event: &Event) -> String {
    let json = serde_json::to_value(event).unwrap();
    let tag = json.as_object().and_then(|event| event.get("event"));
    tag.and_then(Value::as_str)
        .map_or_else(|| json.to_string(), str::to_owned)
}

/// A case that meets every activity of a case: told in every way, issued, delivered, taken back and served.
async fn story<'w>(world: &'w World, fault: Option<(&str, Fault)>) -> Application<'w> {
    let mut wish = people::eligible(world, GUANGZHOU).await;
    wish.notice_channels = vec![Channel::InApp, Channel::Mail, Channel::Sms, Channel::Paper];
    let case = Application::unopened(world, &wish, Staff::Clerk.at(GUANGZHOU));
    if let Some((activity, fault)) = fault {
        world.faults.plan(case.number.as_str(), activity, fault);
    }
    assert_eq!(case.send(case.opening.clone()).await.outcome, Ok(()));
    case.approve().await;
    case.finish().await;
    let revoke = Command::Revoke {
        ground: DecisionGround::FalseMaterial,
        words: words("以虚假材料取得"),
    };
    case.does(case.staff(Staff::Supervisor), revoke).await;
    case.until_status(Status::Revoked).await;
    case.serve().await;
    case.finish().await;
    case
}

async fn every_fault_leaves_the_same_world(world: &World) {
    let whole = story(world, None).await;
    let mut activities = contract();
    for beside in BESIDE_CASES {
        assert!(activities.remove(beside), "{beside}");
    }
    assert_eq!(
        world.faults.called_by(whole.number.as_str()),
        activities,
        "the story of a case meets every activity of the contract"
    );
    let expected = Trace::of(&whole).await;
    let faults = activities
        .iter()
        .flat_map(|activity| Fault::ALL.map(|fault| (activity.as_str(), fault)));
    let stories = faults.map(async |(activity, fault)| {
        let case = Box::pin(story(world, Some((activity, fault)))).await;
        assert!(
            world.faults.has_struck(case.number.as_str(), activity),
            "{activity} broke: {fault:?}"
        );
        assert_eq!(
            Trace::of(&case).await,
            expected,
            "after {activity} broke: {fault:?}"
        );
    });
    join_all(stories).await;
}

#[test]
fn sqlite() {
    block_on(async { every_fault_leaves_the_same_world(World::of(Variant::Sqlite).await).await });
}

#[test]
fn postgresql() {
    block_on(async { every_fault_leaves_the_same_world(World::of(Variant::Postgresql).await).await });
}
