//! A record with two offices and everybody in them, and a schema over it.

use crate::{
    engine::TestEngine,
    people::{self, principal, resident_id},
};
use async_graphql::{Request, Variables};
use chrono::TimeDelta;
use domain::{
    access::{Post, Principal, Role},
    identifier::PersonName,
    time::{Moment, office_day},
};
use graphql::{
    Language,
    engine::Clock,
    schema::{Schema, SchemaSettings, Services, schema},
    wake::WakeUps,
};
use serde_json::{Value, json};
use std::{
    sync::{
        Arc, Mutex,
        atomic::{AtomicU32, Ordering},
    },
    time::Duration,
};
use store::{
    Store,
    person::PersonDetails,
    staff::Posts,
    testing::{Statements, TestDatabase},
    with_kind,
};
use uuid::Uuid;

pub struct World {
    pub store: Store,
    pub engine: Arc<TestEngine>,
    pub schema: Schema,
    pub database: TestDatabase,
    /// What was asked of the database.
    pub statements: Statements,
    clock: Arc<Hands>,
    requests: AtomicU32,
    owners: AtomicU32,
}

/// How often a stream looks at the record by itself.
const POLL: Duration = Duration::from_millis(20);

/// An office clock that stands still until a test moves it.
struct Hands(Mutex<Moment>);

impl Clock for Hands {
    fn now(&self) -> Moment {
        *self.0.lock().unwrap()
    }
}

/// A Tuesday in March 2024, ten o'clock in Shanghai.
pub fn now() -> Moment {
    "2024-03-05T02:00:00Z".parse().unwrap()
}

impl World {
    pub async fn new() -> Self {
        Self::on(TestDatabase::sqlite()).await
    }

    /// A world on a database of either kind.
    pub async fn on(database: TestDatabase) -> Self {
        Self::that_polls(database, POLL).await
    }

    /// A world whose streams look at the record by themselves now and then.
    pub async fn that_polls(database: TestDatabase, poll: Duration) -> Self {
        let (store, statements) = database.store().await.noting();
        for (code, zh, en) in [
            ("33010001", "杭州", "Hangzhou"),
            ("44010001", "广州", "Guangzhou"),
        ] {
            let (division, province) = (&code[..6], format!("{}0000", &code[..2]));
            for (division, level) in [(province.as_str(), "PROVINCE"), (division, "PREFECTURE")] {
                let insert = format!(
                    "INSERT INTO divisions (code, name_zh, name_en, level) VALUES ('{division}', '{zh}', '{en}', '{level}')"
                );
                database.execute(&insert).await;
            }
            let insert = format!(
                "INSERT INTO offices (code, name_zh, name_en, division, province, kind, days_off) VALUES \
                 ('{code}', '{zh}车辆管理所', '{en} vehicle office', '{division}', '{province}', 'VEHICLE_OFFICE', '[\"2024-12-30\"]')"
            );
            database.execute(&insert).await;
        }
        let begins = "INSERT INTO plate_prefixes (office, prefix) VALUES ('33010001', '浙A')";
        database.execute(begins).await;
        for name in people::NAMES {
            let details = PersonDetails {
                name: PersonName::parse(&format!("王{name}")).unwrap(),
                document: people::document(people::serial(name)),
                email: None,
                phone: None,
                address: None,
                locale: None,
            };
            let id = store::person::save(&store, &details, now()).await.unwrap();
            if let Some(Role::Staff { office, posts }) = principal(store.keys(), name).role {
                let posts = Posts {
                    office: &office,
                    posts: &posts,
                };
                let since = office_day(now());
                store::staff::keep_posts(&store, id, posts, since).await.unwrap();
            }
        }
        let engine = TestEngine::new(store.clone(), now());
        let clock = Arc::new(Hands(Mutex::new(now())));
        let services = Services {
            store: store.clone(),
            engine: engine.clone(),
            accidents: engine.clone(),
            clock: clock.clone(),
            wake_ups: WakeUps::default(),
        };
        let settings = SchemaSettings {
            introspection: true,
            poll,
        };
        let schema = schema(services, settings);
        Self {
            store,
            engine,
            schema,
            database,
            statements,
            clock,
            requests: AtomicU32::new(1),
            owners: AtomicU32::new(1),
        }
    }

    /// Lets a colleague hold the lead's post as well.
    pub async fn promote(&self, name: &str) {
        let office = domain::identifier::OfficeCode::parse("33010001").unwrap();
        let posts = [Post::Intake, Post::BusinessLead].into();
        let person = self.principal(name).unwrap().person;
        let held = Posts {
            office: &office,
            posts: &posts,
        };
        store::staff::keep_posts(&self.store, person, held, office_day(now()))
            .await
            .unwrap();
    }

    /// Moves the clock of the API.
    pub fn later(&self, by: TimeDelta) {
        *self.clock.0.lock().unwrap() += by;
    }

    pub fn principal(&self, name: &str) -> Option<Principal> {
        (name != "nobody").then(|| principal(self.store.keys(), name))
    }

    pub fn request(&self, name: &str, query: &str, variables: Value) -> Request {
        Request::new(query)
            .variables(Variables::from_json(variables))
            .data(self.principal(name))
            .data(Language::English)
    }

    /// The whole answer.
    pub async fn answer(&self, name: &str, query: &str, variables: Value) -> Value {
        serde_json::to_value(self.schema.execute(self.request(name, query, variables)).await).unwrap()
    }

    /// The data of an answer without errors.
    pub async fn data(&self, name: &str, query: &str, variables: Value) -> Value {
        let mut answer = self.answer(name, query, variables).await;
        assert!(answer.get("errors").is_none(), "{name}: {answer}");
        answer["data"].take()
    }

    /// A fresh request id.
    pub fn fresh(&self) -> Uuid {
        Uuid::from_u128(u128::from(self.requests.fetch_add(1, Ordering::SeqCst)) << 64 | 4)
    }

    /// Somebody who has no matter yet.
    pub fn next_owner(&self) -> String {
        format!("owner{}", self.owners.fetch_add(1, Ordering::SeqCst))
    }

    /// The input of an application by `applicant` at the counter.
    pub fn application(&self, applicant: &str) -> Value {
        json!({
            "requestId": self.fresh(),
            "applicant": {
                "name": format!("王{applicant}"),
                "document": { "kind": "RESIDENT_ID_CARD", "number": resident_id(people::serial(applicant)) },
                "address": "杭州市西湖区",
            },
            "channel": "COUNTER",
            "specialReason": "NO_USABLE_DEVICE",
            "office": "33010001",
            "noticeChannels": ["PAPER", "IN_APP"],
        })
    }

    pub async fn submit(&self, name: &str, input: Value) -> Value {
        let query = "mutation ($input: SubmitLicenceApplicationInput!) {
            submitLicenceApplication(input: $input) { caseNumber version pending requestId problems { code field message article }
                case { number version statusWords { en } receipt { number code } } } }";
        self.data(name, query, json!({ "input": input })).await["submitLicenceApplication"].take()
    }

    /// A case of the driver, entered by the clerk.
    pub async fn case(&self) -> String {
        let submitted = self.submit("clerk", self.application("driver")).await;
        assert_eq!(submitted["problems"], json!([]));
        submitted["caseNumber"].as_str().unwrap().to_owned()
    }

    pub async fn version(&self, number: &str) -> u64 {
        let number = number.parse().unwrap();
        let kind = store::record::kind_of(&self.store, &number)
            .await
            .unwrap()
            .unwrap();
        with_kind!(kind, K => store::record::load::<K>(&self.store, &number).await.unwrap().unwrap().version)
    }

    /// Runs a mutation on a case as it stands. `extra` is what it has beside request, number and version.
    pub async fn act(&self, name: &str, mutation: &str, number: &str, extra: Value) -> Value {
        let version = self.version(number).await;
        self.act_on(name, mutation, (number, version), extra).await
    }

    pub async fn act_on(
        &self,
        name: &str,
        mutation: &str,
        (number, version): (&str, u64),
        extra: Value,
    ) -> Value {
        let mut input = json!({ "requestId": self.fresh(), "caseNumber": number, "version": version });
        for (field, value) in extra.as_object().unwrap() {
            input[field] = value.clone();
        }
        let kind = format!("{}{}Input", mutation[..1].to_uppercase(), &mutation[1..]);
        let query = format!(
            "mutation ($input: {kind}!) {{ {mutation}(input: $input) {{ caseNumber version pending
                problems {{ code field message article detail {{ currentVersion holder office }} }}
                case {{ number version ... on LicenceApplication {{ status }} ... on VehicleTransfer {{ transfer: status }}
                    ... on FileHandover {{ handover: status }} ... on EvidenceAccess {{ evidence: status }} }} }} }}"
        );
        self.data(name, &query, json!({ "input": input })).await[mutation].take()
    }

    /// The same, which must be done; gives the status then.
    pub async fn done(&self, name: &str, mutation: &str, number: &str, extra: Value) -> String {
        let payload = self.act(name, mutation, number, extra).await;
        assert_eq!(payload["problems"], json!([]), "{name} {mutation}");
        let case = &payload["case"];
        let statuses = [
            &case["status"],
            &case["transfer"],
            &case["handover"],
            &case["evidence"],
        ];
        statuses
            .iter()
            .find_map(|one| one.as_str())
            .unwrap_or_default()
            .to_owned()
    }

    /// The number and the fence of the open task for a purpose.
    pub async fn task(&self, name: &str, number: &str, purpose: &str) -> (u64, u64) {
        let query =
            "query ($number: String!) { case(number: $number) { tasks { number purpose status fence } } }";
        let data = self.data(name, query, json!({ "number": number })).await;
        let tasks = data["case"]["tasks"].as_array().unwrap();
        let task = tasks
            .iter()
            .find(|task| task["purpose"] == purpose && task["status"] != "DONE")
            .unwrap();
        (task["number"].as_u64().unwrap(), task["fence"].as_u64().unwrap())
    }

    /// Takes up the open task for a purpose and gives its number and fence.
    pub async fn claim(&self, name: &str, number: &str, purpose: &str) -> (u64, u64) {
        let (task, _) = self.task(name, number, purpose).await;
        self.done(name, "claimTask", number, json!({ "task": task }))
            .await;
        self.task(name, number, purpose).await
    }
}
