//! A store that cannot be written, or does not answer: nothing is half done, and the same request gives the right answer
//! once it can.

mod sale;

use chrono::TimeDelta;
use domain::{
    case::TaskPurpose, evidence_access::EvidenceAccess, file_handover::FileHandover, identifier::CaseNumber,
    licence_application::Status, vehicle_transfer::VehicleTransfer,
};
use serde_json::{Value, json};
use tests::{Application, Door, Fault, GUANGZHOU, Staff, World, journeys, people, wait};
use uuid::Uuid;

journeys! {
    a_store_that_cannot_be_written_refuses_at_once,
    a_store_that_does_not_answer_leaves_it_pending,
    a_store_that_does_not_answer_leaves_each_case_of_a_sale_pending,
    a_store_that_does_not_answer_leaves_an_application_for_evidence_pending,
}

const CLERK: (Staff, &str) = (Staff::Clerk, GUANGZHOU);
const LEAD: (Staff, &str) = (Staff::Lead, GUANGZHOU);
const ANSWER: &str = "{ caseNumber version pending problems { code } }";

/// What is the matter with the database.
#[derive(Clone, Copy, Debug)]
enum Trouble {
    /// As a full disk answers. A disk that is full in truth is the store's own test (`store/tests/store/full.rs`).
    Full,
    ReadOnly,
}

impl Trouble {
    const ALL: [Self; 2] = [Self::Full, Self::ReadOnly];

    async fn begins(self, world: &World) {
        match self {
            Self::Full if world.database.is_postgres() => world.database.execute(NO_ROOM).await,
            Self::Full => world.store.set_pragma("max_page_count", "1").await,
            Self::ReadOnly if world.database.is_postgres() => read_only(world, "on").await,
            Self::ReadOnly => world.store.set_pragma("query_only", "on").await,
        }
    }

    async fn ends(self, world: &World) {
        match self {
            Self::Full if world.database.is_postgres() => world.database.execute(ROOM).await,
            Self::Full => world.store.set_pragma("max_page_count", "4294967294").await,
            Self::ReadOnly if world.database.is_postgres() => read_only(world, "off").await,
            Self::ReadOnly => world.store.set_pragma("query_only", "off").await,
        }
    }
}

/// `PostgreSQL` says `disk_full` where a table cannot grow.
const NO_ROOM: &str = "CREATE FUNCTION no_room() RETURNS trigger LANGUAGE plpgsql AS \
    $$ BEGIN RAISE EXCEPTION 'no room' USING ERRCODE = 'disk_full'; END $$; \
    CREATE TRIGGER no_room BEFORE INSERT ON events FOR EACH ROW EXECUTE FUNCTION no_room()";
const ROOM: &str = "DROP FUNCTION no_room CASCADE";

/// Connections that are open keep what they began with: they break.
async fn read_only(world: &World, switch: &str) {
    let database = &world.database;
    let name = database.texts("SELECT current_database()::text").await.remove(0);
    database
        .execute(&format!(
            "SET transaction_read_only = off; ALTER DATABASE {name} SET default_transaction_read_only = {switch}"
        ))
        .await;
    database
        .execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity \
             WHERE datname = current_database() AND pid <> pg_backend_pid()",
        )
        .await;
}

/// How many rows each table has that a command can write to, but for those of some cases: what they write by themselves is
/// small and may still find room.
async fn rows(world: &World, but: &[&CaseNumber]) -> Vec<String> {
    let but = but.iter().map(|case| format!("'{case}'"));
    let but = but.collect::<Vec<_>>().join(", ");
    let tables = [
        ("cases", "number"),
        ("events", "case_number"),
        ("requests", "case_number"),
        ("tasks", "case_number"),
        ("deadlines", "case_number"),
        ("feed", "case_number"),
        ("notices", "case_number"),
        ("inbox", "case_number"),
        ("case_parties", "case_number"),
        ("persons", "''"),
    ];
    let counts = tables.map(|(table, column)| {
        format!("CAST((SELECT count(*) FROM {table} WHERE {column} NOT IN ({but})) AS TEXT)")
    });
    let all = counts.join(" || ' ' || ");
    world.database.texts(&format!("SELECT {all}")).await
}

/// Text for which a page has no room left.
fn long_words() -> String {
    "字".repeat(2000)
}

/// A mutation with its input, which is the same at every try.
struct Mutation(String, Value);

impl Mutation {
    async fn ask(&self, door: &Door, who: (Staff, &str)) -> Value {
        door.ask(who, &self.0, &self.1).await
    }

    /// What is answered in the end: a slow machine may need more than one try.
    async fn insist(&self, door: &Door, who: (Staff, &str)) -> Value {
        wait::until(async || {
            let answer = self.ask(door, who).await;
            if answer["pending"] == true {
                Err(answer)
            } else {
                Ok(answer)
            }
        })
        .await
    }

    /// What the record knows of it.
    async fn kept(&self, door: &Door, who: (Staff, &str), case: &str) -> Value {
        let query =
            "query($input: UUID!) { requestAnswer(caseNumber: \"CASE\", requestId: $input) { version } }";
        door.ask(who, &query.replace("CASE", case), &self.1["requestId"])
            .await
    }

    fn submission(case: &Application<'_>) -> Self {
        let input = json!({
            "requestId": case.opening.request.0, "office": case.office, "channel": "COUNTER",
            "specialReason": "NO_USABLE_DEVICE", "explanation": long_words(), "noticeChannels": ["IN_APP"],
            "applicant": {
                "name": case.driver.name.as_str(),
                "document": { "kind": "RESIDENT_ID_CARD", "number": case.driver.document.number() },
            },
        });
        Self::of("submitLicenceApplication", "SubmitLicenceApplicationInput", input)
    }

    async fn inquiry(case: &Application<'_>) -> Self {
        let input = json!({
            "requestId": Uuid::new_v4(), "caseNumber": case.number.as_str(),
            "version": case.loaded().await.version, "reason": long_words(),
        });
        Self::of("openInquiry", "OpenInquiryInput", input)
    }

    fn of(name: &str, input_type: &str, input: Value) -> Self {
        let query = format!("mutation($input: {input_type}!) {{ {name}(input: $input) {ANSWER} }}");
        Self(query, input)
    }
}

/// An application under review, with nothing under way.
async fn under_review(world: &World) -> Application<'_> {
    let case = Application::submit(world, people::eligible(world, GUANGZHOU).await).await;
    case.accept().await;
    case.claim(case.clerk(), TaskPurpose::Review).await;
    case.until(|state| state.work.effects.is_empty()).await;
    case
}

/// By the whole way: a mutation on a case, one that opens a case, and what a case was about to note by itself. The same of
/// both cases of a sale.
async fn a_store_that_cannot_be_written_refuses_at_once(shared: &World) {
    let world = World::alone(shared.variant).await;
    let door = Door::of(&world);
    for trouble in Trouble::ALL {
        let case = under_review(&world).await;
        let wish = people::eligible(&world, GUANGZHOU).await;
        let new = Application::unopened(&world, &wish, Staff::Clerk.at(GUANGZHOU));
        let asker = waits_for_the_registry(&world).await;
        let (inquiry, submission) = (Mutation::inquiry(&case).await, Mutation::submission(&new));
        let sale = sale::Prepared::of(&world).await;
        let by_themselves = [&[&asker.number][..], &sale.by_themselves()].concat();
        let (before, state) = (rows(&world, &by_themselves).await, case.row().await);

        trouble.begins(&world).await;
        world.registry.comes_back();
        sale.is_noted_in_vain(trouble).await;
        for _ in 0..2 {
            sale.is_refused(trouble).await;
            let refused = json!({
                "caseNumber": case.number.as_str(), "version": state.0, "pending": false,
                "problems": [{ "code": "STORE_UNAVAILABLE" }],
            });
            assert_eq!(inquiry.insist(&door, LEAD).await, refused, "{trouble:?}");
            let refused = submission.insist(&door, CLERK).await;
            assert_eq!(
                refused["problems"],
                json!([{ "code": "STORE_UNAVAILABLE" }]),
                "{trouble:?}: {refused}"
            );
            assert_eq!(refused["caseNumber"], new.number.as_str());
        }
        assert_eq!(inquiry.kept(&door, LEAD, case.number.as_str()).await, Value::Null);
        assert_eq!(
            rows(&world, &by_themselves).await,
            before,
            "{trouble:?}: nothing is half written"
        );
        assert_eq!(case.row().await, state);

        trouble.ends(&world).await;
        let answer = inquiry.insist(&door, LEAD).await;
        assert_eq!(
            answer["problems"],
            json!([]),
            "{trouble:?}: the same request: {answer}"
        );
        assert_eq!(
            inquiry.kept(&door, LEAD, case.number.as_str()).await["version"],
            answer["version"]
        );
        let answer = submission.insist(&door, CLERK).await;
        assert_eq!(
            answer["problems"],
            json!([]),
            "{trouble:?}: the same request: {answer}"
        );
        asker.pass(TimeDelta::minutes(1)).await;
        asker.looked_up().await;
        sale.is_answered().await;
        for case in [&case, &new, &asker] {
            case.finish().await;
        }
    }
    world.close().await;
}

/// A case that asked the registry, which is away.
async fn waits_for_the_registry(world: &World) -> Application<'_> {
    let wish = people::eligible(world, GUANGZHOU).await;
    world.registry.goes_away();
    let case = Application::submit(world, wish).await;
    case.until(|state| state.work.effects.len() == 1).await;
    case
}

/// The caller is told that it is under way; the same request gives the answer when it has come, and it has come once.
async fn a_store_that_does_not_answer_leaves_it_pending(world: &World) {
    let case = under_review(world).await;
    let workflow = case.number.as_str();
    let (door, inquiry) = (Door::of(world), Mutation::inquiry(&case).await);
    let before = case.loaded().await;
    world.faults.plan(workflow, "record", Fault::Away);
    let answer = inquiry.ask(&door, LEAD).await;
    assert_eq!(
        (&answer["pending"], &answer["problems"]),
        (&json!(true), &json!([])),
        "{answer}"
    );
    assert_eq!(answer["version"], before.version);
    assert_eq!(inquiry.kept(&door, LEAD, workflow).await, Value::Null);

    // Others are answered meanwhile.
    let other = under_review(world).await;
    other.finish().await;

    world.faults.mend(workflow, "record");
    case.until_status(Status::Inquiry).await;
    let answer = inquiry.ask(&door, LEAD).await;
    let after = case.loaded().await;
    assert_eq!(
        (&answer["pending"], &answer["problems"]),
        (&json!(false), &json!([])),
        "{answer}"
    );
    assert_eq!(
        inquiry.kept(&door, LEAD, workflow).await["version"],
        answer["version"]
    );
    assert_eq!(inquiry.ask(&door, LEAD).await["version"], answer["version"]);
    assert_eq!(
        case.loaded().await.version,
        after.version,
        "nothing happened again"
    );
    case.finish().await;
}

async fn a_store_that_does_not_answer_leaves_each_case_of_a_sale_pending(world: &World) {
    tokio::join!(
        sale::is_left_pending::<VehicleTransfer>(world),
        sale::is_left_pending::<FileHandover>(world),
    );
}

async fn a_store_that_does_not_answer_leaves_an_application_for_evidence_pending(world: &World) {
    sale::is_left_pending::<EvidenceAccess>(world).await;
}
