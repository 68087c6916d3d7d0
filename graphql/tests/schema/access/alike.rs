//! "Not yours" and "not there" cannot be told apart: the answers are the same byte for byte, but for the number and the
//! ids that were asked for, and so is the work: the database is asked the same statements. The door over HTTP adds a
//! trace id. How long an answer takes, `timing` measures.

use super::{
    attempts, evidence,
    matrix::CASES,
    nowhere::{absent, elsewhere, nowhere},
    operations::{ways, with_reason},
    personas::{self, Persona},
    registry::Registry,
    seed::{self, Ids, Matter},
    subscriptions,
    walk::Walk,
};
use crate::{actions, world::World};
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use serde_json::{Value, json};
use store::testing::TestDatabase;
use uuid::Uuid;

store::on_both_databases!(what_is_not_yours_answers_as_what_is_not_there);

const SUBMIT: &str = "mutation ($input: SubmitLicenceApplicationInput!) {
    submitLicenceApplication(input: $input) { caseNumber problems { code field } } }";
const HAND_OVER: &str = "mutation ($input: ReassignTasksOfInput!) {
    reassignTasksOf(input: $input) { cases { caseNumber } more problems { code field } } }";

/// Those who see nothing of the matter.
const OUTSIDE: &str = "ceaqin";

async fn what_is_not_yours_answers_as_what_is_not_there(database: TestDatabase) {
    let world = World::on(database).await;
    let registry = Registry::of(&world).await;
    let (matter, ids) = seed::matters(&world).await.remove(0);
    let pair = Pair {
        world: &world,
        registry: &registry,
        absent: absent(&ids, &matter),
        kind: "LicenceApplication",
        matter,
        ids,
    };
    let outside: Vec<_> = those(OUTSIDE).collect();
    assert_eq!(outside.len(), OUTSIDE.len());
    assert!(
        pair.owner_can_tell().await,
        "a comparison that nobody fails compares nothing"
    );
    for persona in outside {
        pair.queries(persona).await;
        pair.mutations(persona).await;
        pair.subscriptions(persona).await;
        pair.uploads(persona).await;
    }
    pair.colleagues().await;
    other_kinds(&world, &registry, &pair.ids).await;
    of_an_accident(&world, &registry).await;
}

fn those(letters: &str) -> impl Iterator<Item = Persona> {
    let all = personas::ALL.into_iter();
    all.filter(move |one| letters.contains(one.letter))
}

/// A `vehicle_transfer` and a `file_handover`, but to staff of its office of origin.
async fn other_kinds(world: &World, registry: &Registry, ids: &Ids) {
    let (transfer, handover) = world.file_asked().await;
    for (number, attempts, outside) in [
        (transfer, actions::on_a_transfer(), OUTSIDE),
        (handover, actions::on_a_handover(), "caqin"),
    ] {
        let matter = Matter {
            label: "of another kind",
            owner: "buyer".to_owned(),
            number: number.clone(),
        };
        let pair = Pair {
            world,
            registry,
            absent: vec![(number.clone(), nowhere(&number))],
            kind: "",
            matter,
            ids: ids.clone(),
        };
        for persona in those(outside) {
            pair.kind(persona, &attempts).await;
        }
    }
}

/// An `evidence_access`: to the other party, to another unit and to who stands aside it is no more there than to an outsider.
async fn of_an_accident(world: &World, registry: &Registry) {
    let matter = evidence::application(world, "of an accident", |_| ()).await;
    let partner = world.principal("partner").unwrap().person.0;
    let aside = json!({ "person": partner, "words": "系当事人亲属" });
    world.done("head", "excludeStaff", &matter.number, aside).await;
    let ids = world.ids(&matter).await;
    let pair = Pair {
        world,
        registry,
        absent: absent(&ids, &matter),
        kind: "EvidenceAccess",
        matter,
        ids,
    };
    assert!(pair.owner_can_tell().await);
    let mut attempts = actions::on_evidence();
    let proposal = json!({ "task": 2, "fence": 1, "decision": "RELEASE" });
    attempts.extend([
        ("askForViewingCode", json!({})),
        ("proposeEvidenceDecision", proposal),
        ("claimTask", json!({ "task": 1 })),
    ]);
    for persona in those("ceaqingfb").chain(personas::NEAR_AN_ACCIDENT) {
        pair.kind(persona, &attempts).await;
    }
    for persona in personas::NEAR_AN_ACCIDENT {
        pair.queries(persona).await;
        pair.subscriptions(persona).await;
    }
}

/// What is there, and texts of the same length for what is not.
struct Pair<'a> {
    world: &'a World,
    registry: &'a Registry,
    /// The type of the schema that it is. Other kinds have a comparison of their own.
    kind: &'static str,
    matter: Matter,
    ids: Ids,
    absent: Vec<(String, String)>,
}

/// How the statement for the list of all offices ends.
const ALL_OFFICES: &str = r#"FROM "offices" ORDER BY "offices"."code" ASC"#;

impl Pair<'_> {
    fn elsewhere(&self, text: &str) -> String {
        elsewhere(&self.absent, text)
    }

    /// Compares two answers, to a text as it is and about what is not there.
    async fn compare(&self, persona: Persona, query: &str, input: &Value) {
        let name = persona.name(&self.matter);
        let none: Value = serde_json::from_str(&self.elsewhere(&input.to_string())).unwrap();
        let (theirs, work) = self.asked(name, query, input).await;
        let (nothing, other) = self.asked(name, &self.elsewhere(query), &none).await;
        assert_eq!(
            self.elsewhere(&theirs.to_string()),
            nothing.to_string(),
            "{}: {query}",
            persona.words
        );
        assert_eq!(work, other, "{}: {query}", persona.words);
    }

    /// An answer, and the statements that it took, but for the list of all offices: that is fetched anew every ten seconds,
    /// whoever asks for whatever.
    async fn asked(&self, name: &str, query: &str, input: &Value) -> (Value, Vec<String>) {
        self.world.statements.taken();
        let answer = self.world.answer(name, query, json!({ "input": input })).await;
        let mut taken = self.world.statements.taken();
        taken.retain(|statement| !statement.ends_with(ALL_OFFICES));
        (answer, taken)
    }

    /// Whether whoever's matter it is gets different answers, by other work.
    async fn owner_can_tell(&self) -> bool {
        // The case comes with its key in one statement, there or not; its documents are looked up where it is there.
        let query = format!(
            "{{ case(number: \"{}\") {{ version documents {{ id }} }} }}",
            self.matter.number
        );
        let (theirs, work) = self.asked(&self.matter.owner, &query, &Value::Null).await;
        let nothing = self.elsewhere(&query);
        let (nothing, other) = self.asked(&self.matter.owner, &nothing, &Value::Null).await;
        theirs != nothing && nothing["data"]["case"].is_null() && work != other && !other.is_empty()
    }

    /// The case by its number, and every mutation of its kind.
    async fn kind(&self, persona: Persona, attempts: &[(&str, Value)]) {
        let number = &self.matter.number;
        let args = with_reason(&format!("number: \"{number}\""), persona.with_reason);
        let query =
            format!("{{ case{args} {{ __typename number history(first: 9) {{ nodes {{ type }} }} }} }}");
        self.compare(persona, &query, &Value::Null).await;
        for (mutation, extra) in attempts {
            let kind = format!("{}{}Input", mutation[..1].to_uppercase(), &mutation[1..]);
            let query = format!(
                "mutation ($input: {kind}!) {{ {mutation}(input: $input) {{ caseNumber version problems {{ code field }} case {{ number }} }} }}"
            );
            let mut input = extra.clone();
            input["requestId"] = json!(self.world.fresh());
            input["caseNumber"] = json!(number);
            input["version"] = json!(self.world.version(number).await);
            self.compare(persona, &query, &input).await;
        }
    }

    async fn queries(&self, persona: Persona) {
        let stop: Vec<_> = CASES.into_iter().filter(|kind| *kind != self.kind).collect();
        for field in &self.registry.get("Query").fields {
            let asks = persona.with_reason && field.args.contains_key("reason");
            let walk = Walk {
                registry: self.registry,
                mark: &[],
                stop: &stop,
            };
            for way in ways(&field.name, &self.matter, &self.ids) {
                // A receipt is the right to ask, and offices are there for everybody.
                if way.label == "the code" || way.args.contains(&self.ids.office) {
                    continue;
                }
                let args = with_reason(&way.args, asks);
                for selection in walk.selections(&field.of) {
                    let query = format!("{{ {}{args} {{ {selection} }} }}", field.name);
                    self.compare(persona, &query, &Value::Null).await;
                }
            }
        }
    }

    async fn mutations(&self, persona: Persona) {
        let mut compared = 0;
        for attempt in &attempts::ALL {
            let about_a_case =
                attempt.names_a_case() || ["startUpload", "markRead"].contains(&attempt.mutation);
            if !about_a_case {
                continue;
            }
            let name = persona.name(&self.matter);
            let input = attempt.input(self.world, name, &self.matter).await;
            let kind = format!(
                "{}{}Input",
                attempt.mutation[..1].to_uppercase(),
                &attempt.mutation[1..]
            );
            let field = self
                .registry
                .get("Mutation")
                .fields
                .iter()
                .find(|field| field.name == attempt.mutation);
            let walk = Walk {
                registry: self.registry,
                mark: &[],
                stop: &CASES,
            };
            let selection = walk.selections(&field.unwrap().of).join(" ");
            let query = format!(
                "mutation ($input: {kind}!) {{ {}(input: $input) {{ {selection} }} }}",
                attempt.mutation
            );
            self.compare(persona, &query, &input).await;
            compared += 1;
        }
        assert!(compared > 20, "only {compared} mutations were compared");
    }

    async fn subscriptions(&self, persona: Persona) {
        let args = subscriptions::args("caseEvents", &self.matter.number).unwrap();
        let query = format!(
            "subscription {{ caseEvents{} {{ version }} }}",
            with_reason(&args, persona.with_reason)
        );
        let name = persona.name(&self.matter);
        self.world.statements.taken();
        let theirs = subscriptions::heard(self.world, (name, &query), 1).await;
        let work = self.world.statements.taken();
        let nothing = subscriptions::heard(self.world, (name, &self.elsewhere(&query)), 1).await;
        assert_eq!(theirs, nothing, "{}", persona.words);
        assert_eq!(work, self.world.statements.taken(), "{}", persona.words);
    }

    /// Somebody else's upload, and their attached document, in the place of one's own.
    async fn uploads(&self, persona: Persona) {
        let name = persona.name(&self.matter);
        let staged = self.world.uploaded("clerk").await;
        let document = String::from_utf8(URL_SAFE_NO_PAD.decode(&self.ids.document).unwrap()).unwrap();
        let attached = json!(document.split_once(':').unwrap().1);
        let mut answers = vec![];
        for document in [staged, attached, json!(Uuid::from_u128(0xD1_u128 << 64))] {
            let mut input = self.world.application("owner900");
            input["requestId"] = json!(Uuid::from_u128(0xD2_u128 << 64));
            input["documents"] = json!([document]);
            answers.push(self.asked(name, SUBMIT, &input).await);
        }
        assert!(answers.iter().all(|answer| *answer == answers[2]), "{answers:?}");
    }

    /// Colleagues of another office and citizens, in the place of one's own colleagues.
    async fn colleagues(&self) {
        let id = |name: &str| json!(self.world.principal(name).unwrap().person.0);
        let mut answers = vec![];
        for person in [
            id("elsewhere"),
            id("stranger"),
            json!(Uuid::from_u128(0xD3_u128 << 64)),
        ] {
            let request = json!(Uuid::from_u128(0xD4_u128 << 64));
            let leaves = json!({ "requestId": request, "staff": person });
            let takes = json!({ "requestId": request, "staff": id("clerk"), "to": person });
            for input in [leaves, takes] {
                answers.push(self.asked("supervisor", HAND_OVER, &input).await);
            }
        }
        assert_ne!(answers[0], answers[1]);
        assert!(answers.chunks(2).all(|pair| *pair == answers[..2]), "{answers:?}");
    }
}
